package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.product.Associations;
import io.stoa.product.Author;
import io.stoa.product.Change;
import io.stoa.product.EditResult;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductEdit;
import io.stoa.product.ProductModel;
import io.stoa.product.ProductModelEdit;
import io.stoa.product.Products;
import io.stoa.product.Values;
import io.stoa.product.Versioned;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.store.Write;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Imports the rows of a product or product model file. */
final class ProductImport implements TableImport<ProductRow>, AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final ImportFile file;
  private final ImportTable table;
  private final ProductRows rows;
  private final Predicate<SheetRow> wanted;
  private final Products products;
  private final Author author;
  private final ImportReport report;
  private final @Nullable RowMemory memory;

  /**
   * @param wanted the rows of this pass
   * @param memory null where every row is to be read
   */
  ProductImport(
      ImportFile file,
      ImportTable table,
      ProductRows rows,
      Predicate<SheetRow> wanted,
      Products products,
      Author author,
      ImportReport report,
      @Nullable RowMemory memory) {
    this.file = file;
    this.table = table;
    this.rows = rows;
    this.wanted = wanted;
    this.products = products;
    this.author = author;
    this.report = report;
    this.memory = memory;
  }

  @Override
  public void ahead(List<SheetRow> next) {
    if (memory != null) {
      memory.look(next.stream().filter(wanted).toList());
    }
  }

  @Override
  public Optional<ProductRow> parse(SheetRow row) throws IOException {
    if (!wanted.test(row)) {
      return Optional.empty();
    }
    if (memory != null && memory.isKnown(row)) {
      return Optional.of(rows.known(row));
    }
    String digest = memory == null ? null : memory.digest(row);
    return Optional.of(rows.parse(row, file.entity(), digest));
  }

  @Override
  public void apply(List<ProductRow> parsed) throws IOException {
    List<ProductRow> good = new ArrayList<>();
    for (ProductRow row : parsed) {
      if (row.known()) {
        report.count(ImportReport.UNCHANGED);
        continue;
      }
      warn(row, row.content().warnings());
      if (row.content().violations().isEmpty()) {
        good.add(row);
      } else {
        report.reject(file, table.header(), row.row(), row.content().violations());
      }
    }
    for (int attempt = 1; !good.isEmpty(); attempt++) {
      good = applyOnce(good, attempt == ATTEMPTS);
    }
  }

  /** Gives back the rows that met somebody else's write and have to be made anew. */
  private List<ProductRow> applyOnce(List<ProductRow> good, boolean last) throws IOException {
    List<ProductRow> again = new ArrayList<>();
    List<EditResult> results =
        file.entity() == ImportEntity.PRODUCTS ? applyProducts(good) : applyModels(good);
    for (int i = 0; i < results.size(); i++) {
      ProductRow row = good.get(i);
      EditResult result = results.get(i);
      if (result instanceof EditResult.Conflict && !last) {
        again.add(row);
      } else {
        report(row, result);
      }
    }
    return again;
  }

  private void report(ProductRow row, EditResult result) throws IOException {
    warn(row, result.warnings());
    if (result instanceof EditResult.Created created) {
      report.count(ImportReport.CREATED);
      remember(row, result, created.version());
    } else if (result instanceof EditResult.Updated updated) {
      report.count(ImportReport.UPDATED);
      remember(row, result, updated.version());
    } else if (result instanceof EditResult.Unchanged unchanged) {
      report.count(ImportReport.UNCHANGED);
      remember(row, result, unchanged.version());
    } else if (result instanceof EditResult.Rejected rejected) {
      report.reject(file, table.header(), row.row(), rejected.violations());
    } else {
      report.reject(
          file,
          table.header(),
          row.row(),
          List.of(Violation.of("row", "conflict", "Others keep changing it; import it again.")));
    }
  }

  private void remember(ProductRow row, EditResult result, long version) {
    boolean silent = row.content().warnings().isEmpty() && result.warnings().isEmpty();
    String digest = row.digest();
    if (memory != null && digest != null && silent) {
      memory.take(identifier(row), digest, version);
    }
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
  }

  private void warn(ProductRow row, List<Violation> warnings) throws IOException {
    for (Violation warning : warnings) {
      report.warn(file, row.row().number(), warning);
    }
  }

  private List<EditResult> applyProducts(List<ProductRow> good) {
    Map<Identifier, Versioned<Product>> stored = products.products(needed(good));
    List<ProductEdit> edits = new ArrayList<>();
    for (ProductRow row : good) {
      Identifier identifier = identifier(row);
      Versioned<Product> before = stored.get(identifier);
      Values values = before == null ? Values.NONE : before.value().values();
      Associations links = before == null ? Associations.NONE : before.value().associations();
      edits.add(
          new ProductEdit(
              identifier,
              row.uuid(),
              expected(row, before),
              row.enabled(),
              row.family(),
              row.parent(),
              row.categories(),
              row.groups(),
              row.associations(links),
              row.values(values)));
    }
    return products.apply(edits, author);
  }

  private List<EditResult> applyModels(List<ProductRow> good) {
    Map<Identifier, Versioned<ProductModel>> stored = products.models(needed(good));
    List<ProductModelEdit> edits = new ArrayList<>();
    for (ProductRow row : good) {
      Identifier code = identifier(row);
      Versioned<ProductModel> before = stored.get(code);
      Values values = before == null ? Values.NONE : before.value().values();
      Associations links = before == null ? Associations.NONE : before.value().associations();
      edits.add(
          new ProductModelEdit(
              code,
              expected(row, before),
              row.family() instanceof Change.To<String> to ? to.value() : null,
              row.parent(),
              row.categories(),
              row.associations(links),
              row.values(values)));
    }
    return products.applyToModels(edits, author);
  }

  private static List<Identifier> needed(List<ProductRow> rows) {
    return rows.stream()
        .filter(row -> row.content().needsStored())
        .map(ProductImport::identifier)
        .toList();
  }

  /** What was laid over something stored must find it unchanged. */
  private static long expected(ProductRow row, @Nullable Versioned<?> before) {
    if (!row.content().needsStored()) {
      return Write.ANY;
    }
    return before == null ? Write.ABSENT : before.version();
  }

  private static Identifier identifier(ProductRow row) {
    Identifier identifier = row.identifier();
    if (identifier == null) {
      throw new IllegalStateException("A row without identifier is rejected before.");
    }
    return identifier;
  }
}
