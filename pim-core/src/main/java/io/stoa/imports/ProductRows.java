package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.product.Change;
import io.stoa.product.Identifier;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Understands whole rows of product and product model files. */
final class ProductRows {
  private final ImportTable table;
  private final ProductColumns columns;
  private final RowParser parser;

  ProductRows(ImportTable table, ProductColumns columns, RowParser parser) {
    this.table = table;
    this.columns = columns;
    this.parser = parser;
  }

  /**
   * @param digest by which the row is known when it comes again; null when it is not to be
   */
  ProductRow parse(SheetRow row, ImportEntity entity, @Nullable String digest) throws IOException {
    RowContent content = parser.parse(row);
    table.tooWide(row).ifPresent(content.violations()::add);
    Change<String> parent = change("parent", row);
    return new ProductRow(
        row,
        identifier(row, content),
        uuid(row, content),
        enabled(row, content),
        entity == ImportEntity.PRODUCT_MODELS ? change("family_variant", row) : family(row, parent),
        parent,
        codes("categories", row),
        codes("groups", row),
        content,
        false,
        digest);
  }

  /** A row that says what is stored. */
  ProductRow known(SheetRow row) {
    RowContent nothing = parser.nothing();
    return new ProductRow(
        row,
        identifier(row, nothing),
        null,
        null,
        Change.keep(),
        Change.keep(),
        null,
        null,
        nothing,
        true,
        null);
  }

  /** Whether the row has a parent. */
  boolean hasParent(SheetRow row) {
    return columns.system("parent").map(row::cell).filter(cell -> !cell.isBlank()).isPresent();
  }

  private @Nullable Identifier identifier(SheetRow row, RowContent content) {
    String cell = row.cell(columns.identifier()).strip();
    String column = table.header().get(columns.identifier());
    if (cell.isEmpty()) {
      content.violations().add(Violation.of(column, "required", "Must not be empty."));
      return null;
    }
    try {
      return new Identifier(cell);
    } catch (IllegalArgumentException e) {
      content
          .violations()
          .add(new Violation(column, "identifier", String.valueOf(e.getMessage()), cell));
      return null;
    }
  }

  private @Nullable UUID uuid(SheetRow row, RowContent content) {
    String cell = columns.system("uuid").map(row::cell).orElse("").strip();
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(cell);
    } catch (IllegalArgumentException e) {
      content.violations().add(new Violation("uuid", "syntax", "Is no UUID.", cell));
      return null;
    }
  }

  private @Nullable Boolean enabled(SheetRow row, RowContent content) {
    String cell = columns.system("enabled").map(row::cell).orElse("").strip();
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return CellValues.flag(cell);
    } catch (IllegalArgumentException e) {
      content.violations().add(new Violation("enabled", "syntax", CellValues.reason(e), cell));
      return null;
    }
  }

  /** A variant's family is its parent's; an empty cell beside a parent says nothing. */
  private Change<String> family(SheetRow row, Change<String> parent) {
    Change<String> family = change("family", row);
    return family instanceof Change.Clear && parent instanceof Change.To ? Change.keep() : family;
  }

  private Change<String> change(String column, SheetRow row) {
    Optional<String> cell = columns.system(column).map(row::cell).map(String::strip);
    if (cell.isEmpty()) {
      return Change.keep();
    }
    return cell.get().isEmpty() ? Change.clear() : Change.to(cell.get());
  }

  private @Nullable Set<String> codes(String column, SheetRow row) {
    return columns
        .system(column)
        .<Set<String>>map(at -> new LinkedHashSet<>(CellValues.codes(row.cell(at))))
        .orElse(null);
  }
}
