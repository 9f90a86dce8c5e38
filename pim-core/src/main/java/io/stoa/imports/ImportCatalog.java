package io.stoa.imports;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.job.Job;
import io.stoa.job.JobContext;
import io.stoa.job.JobHandler;
import io.stoa.job.Jobs;
import io.stoa.media.MediaStorage;
import io.stoa.offer.Offers;
import io.stoa.product.Author;
import io.stoa.product.Products;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Imports a catalogue: a CSV or XLSX file, a folder of them, or a ZIP archive of such a folder.
 *
 * <p>Files are recognised by name ({@code products.csv}, {@code 2_attribute_options.xlsx}), else by
 * their columns, and imported in dependency order. An absent column leaves what is there, an empty
 * cell clears it. A row that fails is written to {@code errors-<entity>.csv} (or {@code .xlsx}, as
 * its source was) among the job's files, with {@code row}, {@code field} and {@code reason} at the
 * end; corrected, that file can be imported again as it is. What did not stop a row is in {@code
 * warnings.csv}. A file whose header is wrong is refused as a whole; the job's log says why.
 *
 * <p>Runs as a job of kind {@value #KIND}; a stopped one goes on after the last batch of rows that
 * was stored. Thread-safe.
 */
public final class ImportCatalog implements JobHandler {
  public static final String KIND = "import";

  private static final String PATH = "path";
  private static final String ENTITY = "entity";
  private static final String BY = "by";

  private final Catalogs catalogs;
  private final Products products;
  private final MediaStorage media;
  private final Offers offers;
  private final KnownRows knownRows;

  public ImportCatalog(
      Catalogs catalogs,
      Products products,
      MediaStorage media,
      Offers offers,
      KnownRows knownRows) {
    this.catalogs = catalogs;
    this.products = products;
    this.media = media;
    this.offers = offers;
    this.knownRows = knownRows;
  }

  /** Makes the jobs able to run imports. */
  public void register(Jobs jobs) {
    jobs.register(KIND, this);
  }

  /**
   * Queues an import.
   *
   * @param path file, folder or archive; must stay where it is until the job has ended
   * @param entity what a single file holds, such as {@code products}; null to find out
   * @throws StoaException {@code INVALID} for an entity that there is not
   */
  public Job submit(Jobs jobs, Path path, @Nullable String entity) {
    return submit(jobs, path, entity, label(path), null);
  }

  /**
   * As {@link #submit(Jobs, Path, String)}.
   *
   * @param label what lists of jobs call it
   * @param user who asks for it, for the history of products
   */
  public Job submit(
      Jobs jobs, Path path, @Nullable String entity, String label, @Nullable String user) {
    Map<String, String> parameters = parameters(path, entity);
    if (user != null) {
      parameters.put(BY, user);
    }
    return jobs.submit(KIND, label, parameters);
  }

  /** As {@link #submit(Jobs, Path, String)}, in the calling thread; answers the job as it ended. */
  public Job importPath(Jobs jobs, Path path, @Nullable String entity, Consumer<Job> progress) {
    return jobs.runNow(KIND, label(path), parameters(path, entity), progress);
  }

  private static String label(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  private static Map<String, String> parameters(Path path, @Nullable String entity) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put(PATH, path.toAbsolutePath().normalize().toString());
    if (entity != null) {
      parameters.put(ENTITY, entity(entity).code());
    }
    return parameters;
  }

  private static ImportEntity entity(String code) {
    return ImportEntity.parse(code)
        .orElseThrow(
            () -> new StoaException(CoreError.INVALID, "There is nothing called '" + code + "'."));
  }

  @Override
  public Outcome run(JobContext job) throws IOException {
    String path = Optional.ofNullable(job.parameters().get(PATH)).orElse("");
    ImportEntity entity =
        Optional.ofNullable(job.parameters().get(ENTITY)).map(ImportCatalog::entity).orElse(null);
    Checkpoint from = job.checkpoint().map(Checkpoint::parse).orElse(Checkpoint.NONE);
    ImportSource source = ImportSource.open(Path.of(path), entity, job.scratch(), catalogs);
    List<ImportStep> steps = ImportStep.plan(source.files());
    boolean resumed = steps.stream().anyMatch(step -> step.name().equals(from.step()));
    try (ImportReport report = new ImportReport(job, resumed ? from : Checkpoint.NONE)) {
      if (!resumed) {
        source.unreadable().forEach(report::refuse);
        for (Map.Entry<String, String> file : source.unknown().entrySet()) {
          report.warn(file.getKey(), 0, Violation.of("", "unknown_file", file.getValue()));
        }
        if (source.files().isEmpty()) {
          throw new StoaException(CoreError.UNREADABLE_FILE, nothing(source));
        }
      }
      source.files().forEach(report::expect);
      boolean ended = run(steps, resumed ? from : Checkpoint.NONE, job, report);
      report.finish();
      if (!ended) {
        return Outcome.STOPPED;
      }
      return outcome(job, report);
    }
  }

  private static String nothing(ImportSource source) {
    List<String> reasons = new ArrayList<>(source.unreadable());
    reasons.addAll(source.unknown().values());
    return String.join(" ", reasons);
  }

  private boolean run(List<ImportStep> steps, Checkpoint from, JobContext job, ImportReport report)
      throws IOException {
    Set<ImportFile> refused = new HashSet<>();
    Set<ImportStep> needless = new HashSet<>();
    boolean done = !from.step().isEmpty();
    for (ImportStep step : steps) {
      long after = 0;
      if (done && step.name().equals(from.step())) {
        done = false;
        after = from.row();
      }
      if (done || refused.contains(step.file()) || needless.contains(step)) {
        continue;
      }
      try {
        if (job.cancelled() || !run(step, after, job, report, needless)) {
          return false;
        }
      } catch (RefusedFile e) {
        refused.add(step.file());
        report.refuse(step.file().name() + ": " + e.getMessage());
      } catch (StoaException e) {
        if (e.code() != CoreError.UNREADABLE_FILE) {
          throw e;
        }
        refused.add(step.file());
        report.refuse(String.valueOf(e.getMessage()));
      }
    }
    return true;
  }

  /**
   * @param needless takes steps to come that will find nothing to do, since opening a file alone
   *     looks through all of it
   */
  private boolean run(
      ImportStep step, long after, JobContext job, ImportReport report, Set<ImportStep> needless)
      throws IOException, RefusedFile {
    ImportFile file = step.file();
    Map<String, Long> before = report.counts();
    try (ImportTable table = ImportTable.open(file.path(), file.name())) {
      Optional<EntityType> structure = file.entity().structure();
      boolean ended;
      if (structure.isPresent()) {
        if (step.pass() == ImportStep.Pass.UNITS && !table.has("conversion_units")) {
          return true;
        }
        StructureImport work =
            new StructureImport(structure.get(), file, table, catalogs, report, step.repeats());
        ended = new TableLoop<>(table, work, after).run(job, report, step.name());
      } else if (file.entity() == ImportEntity.OFFERS || file.entity() == ImportEntity.STOCK) {
        String identifier = catalogs.current().identifier().code();
        OfferImport work = new OfferImport(file, table, identifier, offers, report);
        ended = new TableLoop<>(table, work, after).run(job, report, step.name());
      } else {
        ended = runProducts(step, table, after, job, report, needless);
      }
      if (!step.repeats()) {
        job.log(summary(file.name(), before, report.counts()));
      }
      return ended;
    }
  }

  private boolean runProducts(
      ImportStep step,
      ImportTable table,
      long after,
      JobContext job,
      ImportReport report,
      Set<ImportStep> needless)
      throws IOException, RefusedFile {
    ImportFile file = step.file();
    String context = knownRows.context();
    Catalog catalog = catalogs.refreshed();
    ProductColumns columns = ProductColumns.of(table, file.entity(), catalog);
    if (step.pass() == ImportStep.Pass.LINKS) {
      LinkCheck check = new LinkCheck(file, columns, catalog, products, report);
      return new TableLoop<>(table, check, after).run(job, report, step.name());
    }
    if (columns.links().isEmpty()) {
      needless.add(new ImportStep(file, ImportStep.Pass.LINKS));
    }
    boolean first = step.pass() != ImportStep.Pass.CHILDREN && after == 0;
    if (first) {
      for (Violation unknown : columns.unknown()) {
        report.warn(file, 0, unknown);
      }
    }
    RowParser parser = new RowParser(columns, catalog, new MediaCells(file, media));
    ProductRows rows = new ProductRows(table, columns, parser);
    RowMemory memory =
        file.entity() == ImportEntity.PRODUCTS
            ? knownRows.table(context, table.header(), columns)
            : null;
    try (ProductImport work =
        new ProductImport(
            file,
            table,
            rows,
            switch (step.pass()) {
              case ROOTS -> row -> !rows.hasParent(row);
              case CHILDREN -> rows::hasParent;
              default -> row -> true;
            },
            products,
            new Author(job.parameters().get(BY), Author.Way.IMPORT, job.id()),
            report,
            memory)) {
      return new TableLoop<>(table, work, after).run(job, report, step.name());
    }
  }

  private static String summary(String file, Map<String, Long> before, Map<String, Long> after) {
    StringBuilder line = new StringBuilder(file).append(':');
    String separator = " ";
    for (String outcome :
        List.of(
            ImportReport.CREATED,
            ImportReport.UPDATED,
            ImportReport.UNCHANGED,
            ImportReport.REJECTED,
            ImportReport.WARNINGS)) {
      long count = after.getOrDefault(outcome, 0L) - before.getOrDefault(outcome, 0L);
      if (count > 0) {
        line.append(separator).append(count).append(' ').append(outcome);
        separator = ", ";
      }
    }
    return separator.equals(" ") ? line.append(" nothing to do").toString() : line.toString();
  }

  private static Outcome outcome(JobContext job, ImportReport report) {
    long refused = report.counted(ImportReport.REFUSED_FILES);
    long handled =
        report.counts().entrySet().stream()
            .filter(e -> !e.getKey().equals(ImportReport.REFUSED_FILES))
            .mapToLong(Map.Entry::getValue)
            .sum();
    if (refused > 0 && handled == 0) {
      throw new StoaException(CoreError.UNREADABLE_FILE, "No file could be imported.");
    }
    job.progress(
        new Job.Progress("", job.progress().done(), job.progress().total(), report.counts()));
    return refused > 0 || report.counted(ImportReport.REJECTED) > 0
        ? Outcome.WITH_ERRORS
        : Outcome.SUCCEEDED;
  }
}
