package io.stoa.exports;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.job.Job;
import io.stoa.job.JobContext;
import io.stoa.job.JobHandler;
import io.stoa.job.Jobs;
import io.stoa.media.MediaStorage;
import io.stoa.offer.Offers;
import io.stoa.product.Products;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Exports products, product models, offers, stock and structure as CSV or XLSX, in the grammar that
 * imports read. Runs as a job of kind {@value #KIND}; what comes out is among the job's files
 * unless the request says where to. A stopped export begins anew when resumed. Thread-safe.
 */
public final class ExportEntities implements JobHandler {
  public static final String KIND = "export";

  private static final Set<String> OFFERED = Set.of(OfferTables.OFFERS, OfferTables.STOCK);

  private final Catalogs catalogs;
  private final Products products;
  private final MediaStorage media;
  private final Offers offers;
  private final @Nullable ProductSearch search;

  /**
   * @param search finds the products of a filter; null where there is none, then filters are
   *     refused
   */
  public ExportEntities(
      Catalogs catalogs,
      Products products,
      MediaStorage media,
      Offers offers,
      @Nullable ProductSearch search) {
    this.catalogs = catalogs;
    this.products = products;
    this.media = media;
    this.offers = offers;
    this.search = search;
  }

  /** Makes the jobs able to run exports. */
  public void register(Jobs jobs) {
    jobs.register(KIND, this);
  }

  /** Queues an export. */
  public Job submit(Jobs jobs, ExportRequest request) {
    return jobs.submit(KIND, request.entity(), request.parameters());
  }

  /** Exports in the calling thread; answers the job as it ended. */
  public Job exportNow(Jobs jobs, ExportRequest request, Consumer<Job> progress) {
    return jobs.runNow(KIND, request.entity(), request.parameters(), progress);
  }

  @Override
  public Outcome run(JobContext job) throws IOException {
    ExportRequest request = ExportRequest.of(job.parameters());
    long cut = 0;
    long missing = 0;
    try (ExportTarget target = target(job, request)) {
      for (String table : request.tables()) {
        String name = fileName(request, table);
        RowWriter writer =
            Spreadsheets.create(
                target.table(name), request.format(), table, request.guardFormulas());
        try (writer) {
          Catalog catalog = catalogs.current();
          long total = total(table);
          ProductTables tables =
              new ProductTables(
                  catalog, products, media, target, request, done -> told(job, name, done, total));
          boolean ended =
              OFFERED.contains(table)
                  ? writeOffers(job, table, request, writer, done -> told(job, name, done, total))
                  : write(job, table, request, writer, tables, catalog);
          if (!ended) {
            return Outcome.STOPPED;
          }
          missing += tables.missingMedia();
        }
        cut += writer.cutCells();
      }
      target.complete();
    }
    return outcome(job, cut, missing);
  }

  private boolean write(
      JobContext job,
      String table,
      ExportRequest request,
      RowWriter writer,
      ProductTables tables,
      Catalog catalog)
      throws IOException {
    if (table.equals(ExportRequest.PRODUCTS)) {
      return tables.products(writer, pages(job, request.filter()));
    }
    if (table.equals(ExportRequest.PRODUCT_MODELS)) {
      return tables.models(writer);
    }
    EntityType type = EntityType.byCode(table).orElseThrow();
    for (List<String> row : EntityTables.table(type, catalog)) {
      writer.write(row);
    }
    return true;
  }

  private boolean writeOffers(
      JobContext job, String table, ExportRequest request, RowWriter writer, LongPredicate progress)
      throws IOException {
    ProductPages pages = request.filter() == null ? null : pages(job, request.filter());
    return new OfferTables(offers, table, progress).write(writer, pages);
  }

  private ProductPages pages(JobContext job, @Nullable Filter filter) {
    if (filter == null) {
      return ProductPages.all(products);
    }
    if (search == null) {
      throw new StoaException(
          CoreError.INVALID, "There is no search index to select products with.");
    }
    return ProductPages.found(products, search.unless(job::cancelled), filter);
  }

  private long total(String table) {
    return switch (table) {
      case ExportRequest.PRODUCTS -> products.count();
      case ExportRequest.PRODUCT_MODELS -> products.countModels();
      default -> -1;
    };
  }

  private static boolean told(JobContext job, String name, long done, long total) {
    job.progress(new Job.Progress(name, done, total, Map.of("exported", done)));
    return !job.cancelled();
  }

  private static ExportTarget target(JobContext job, ExportRequest request) throws IOException {
    boolean several = request.tables().size() > 1;
    Path out = request.out();
    if (out == null) {
      boolean archive = several || request.media();
      Path file = job.file(jobFile(request, archive));
      return archive
          ? new ZipTarget(file, job.scratch())
          : new FolderTarget(Objects.requireNonNull(file.getParent()));
    }
    if (out.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return new ZipTarget(out, job.scratch());
    }
    Path parent = out.toAbsolutePath().getParent();
    return new FolderTarget(several ? out : Optional.ofNullable(parent).orElse(Path.of(".")));
  }

  private static String jobFile(ExportRequest request, boolean archive) {
    return request.entity() + "." + (archive ? "zip" : request.format().extension());
  }

  private static String fileName(ExportRequest request, String table) {
    Path out = request.out();
    boolean single = request.tables().size() == 1;
    if (out != null && single && !out.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return String.valueOf(out.getFileName());
    }
    return table + "." + request.format().extension();
  }

  private static Outcome outcome(JobContext job, long cut, long missing) {
    if (cut > 0) {
      job.log(
          cut
              + " texts are longer than an XLSX cell can be (32,767 characters) and were cut."
              + " Export as CSV to have them whole.");
    }
    if (missing > 0) {
      job.log(missing + " files are missing in the media storage and were left out.");
    }
    return cut > 0 || missing > 0 ? Outcome.WITH_ERRORS : Outcome.SUCCEEDED;
  }
}
