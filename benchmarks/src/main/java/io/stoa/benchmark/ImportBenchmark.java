package io.stoa.benchmark;

import io.stoa.product.Identifier;
import io.stoa.product.ProductEdit;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports a catalogue of a published shape while the search index follows, each step beside its
 * floor: first, again with one product in a hundred changed, then with other requirements of every
 * family, then as XLSX. Arguments: {@code small}, {@code medium}, {@code large} or {@code wide}; a
 * number of products in place of the shape's; {@code xlsx} to import that too.
 */
public final class ImportBenchmark {
  private static final long SEED = 42;
  private static final int EDITS = 50;
  private static final int MORE_REQUIRED = 20;

  private final ShapedCatalogue catalogue;
  private final int count;
  private final Path work;

  private ImportBenchmark(CatalogueShape shape, int count) throws IOException {
    this.catalogue = new ShapedCatalogue(shape, SEED);
    this.count = count;
    this.work = Files.createTempDirectory("stoa-import-benchmark");
  }

  public static void main(String[] args) throws Exception {
    CatalogueShape shape = CatalogueShape.valueOf(args[0].toUpperCase(Locale.ROOT));
    int count = args.length > 1 ? Integer.parseInt(args[1]) : shape.products;
    ImportBenchmark benchmark = new ImportBenchmark(shape, count);
    benchmark.tables();
    if (args.length > 2 && args[2].equals("xlsx")) {
      benchmark.workbook();
    }
  }

  private void tables() throws Exception {
    Path structure = work.resolve("structure");
    catalogue.writeStructure(structure);
    Path files = work.resolve("files");
    long values = catalogue.writeProducts(files, count, 0);
    System.out.printf(
        "%,d products, %.1f values each, heap at most %d MB, %d processors%n",
        count,
        (double) values / count,
        Runtime.getRuntime().maxMemory() / 1_000_000,
        Runtime.getRuntime().availableProcessors());
    Measured read =
        Measured.of("read the CSV", count, () -> rows(files.resolve("products.csv"), null));
    read.print(null);
    try (Workbench bench = Workbench.open(work.resolve("data"))) {
      bench.follow();
      Measured fixed = Measured.of("import the structure", count, () -> take(bench, structure));
      fixed.print(null);
      Measured products =
          Measured.of("import the products, index following", count, () -> take(bench, files));
      products.print(read);
      Measured first = fixed.and("both: first import", products);
      first.print(read);
      Path second = work.resolve("second");
      catalogue.writeProducts(second, count, 1);
      Measured.of("import again, one in a hundred changed", count, () -> take(bench, second))
          .print(first);
      Path families = work.resolve("families");
      catalogue.writeFamilies(families, MORE_REQUIRED);
      requirements(bench, families);
    }
    Measured.of("open the store and index again", count, this::open).print(null);
  }

  private long open() throws IOException {
    try (Workbench bench = Workbench.open(work.resolve("data"))) {
      return bench.products().count();
    }
  }

  /** All completeness anew while people edit. */
  private void requirements(Workbench bench, Path families) throws Exception {
    double[] slowest = {0};
    Measured.of(
            "completeness by other requirements",
            count,
            () -> {
              bench.take(families);
              Thread again = new Thread(bench::catchUp, "completeness");
              again.start();
              for (int i = 0; i < EDITS; i++) {
                slowest[0] = Math.max(slowest[0], edit(bench, i));
              }
              again.join();
              return null;
            })
        .print(null);
    System.out.printf(Locale.ROOT, "  slowest of %d edits meanwhile: %.0f ms%n", EDITS, slowest[0]);
  }

  /** Milliseconds. */
  private static double edit(Workbench bench, int number) {
    long start = System.nanoTime();
    bench
        .products()
        .apply(
            List.of(
                ProductEdit.of(
                    new Identifier(ShapedCatalogue.sku(number)),
                    Map.of(
                        new ValueKey("name", "en_US", null),
                        Optional.of(new Value.Text("Edited " + number))))));
    return (System.nanoTime() - start) / 1e6;
  }

  private void workbook() throws Exception {
    Path folder = Files.createDirectories(work.resolve("xlsx"));
    Path sheet = folder.resolve("products.xlsx");
    try (RowWriter out = Spreadsheets.create(sheet, SheetFormat.XLSX, "products", false)) {
      rows(work.resolve("files").resolve("products.csv"), out);
    }
    try (Workbench bench = Workbench.open(work.resolve("xlsx-data"))) {
      bench.take(work.resolve("structure"));
      bench.follow();
      Measured read = Measured.of("read the XLSX", count, () -> rows(sheet, null));
      read.print(null);
      Measured.of("import as XLSX, index following", count, () -> take(bench, folder)).print(read);
    }
  }

  private static long take(Workbench bench, Path files) {
    bench.take(files);
    bench.catchUp();
    return bench.products().count();
  }

  private static long rows(Path file, @Nullable RowWriter out) throws IOException {
    long rows = 0;
    try (RowReader in = Spreadsheets.open(file)) {
      for (Optional<SheetRow> row = in.next(); row.isPresent(); row = in.next()) {
        rows++;
        if (out != null) {
          out.write(row.get().cells());
        }
      }
    }
    return rows;
  }
}
