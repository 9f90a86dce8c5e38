package io.stoa.imports;

import io.stoa.catalog.Catalog;
import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import io.stoa.product.Products;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks, when everything is in, whether the targets of associations exist. The associations
 * themselves went in with their rows, whether their targets were there already or not; those that
 * lead nowhere are kept, in case the target comes later, and reported.
 */
final class LinkCheck implements TableImport<LinkCheck.Row> {
  private final ImportFile file;
  private final ProductColumns columns;
  private final Catalog catalog;
  private final Products products;
  private final ImportReport report;

  LinkCheck(
      ImportFile file,
      ProductColumns columns,
      Catalog catalog,
      Products products,
      ImportReport report) {
    this.file = file;
    this.columns = columns;
    this.catalog = catalog;
    this.products = products;
    this.report = report;
  }

  @Override
  public Optional<Row> parse(SheetRow row) {
    List<Target> targets = new ArrayList<>();
    for (LinkField field : columns.links()) {
      for (LinkField.Part part : LinkField.Part.values()) {
        String cell = field.column(part).map(row::cell).orElse("");
        for (String code : CellValues.codes(cell)) {
          targets.add(new Target(field.name(part), part, code));
        }
      }
    }
    return targets.isEmpty() ? Optional.empty() : Optional.of(new Row(row, targets));
  }

  @Override
  public void apply(List<Row> rows) throws IOException {
    Set<Identifier> found = new HashSet<>();
    found.addAll(products.products(named(rows, LinkField.Part.PRODUCTS)).keySet());
    Set<Identifier> foundModels = new HashSet<>();
    foundModels.addAll(products.models(named(rows, LinkField.Part.PRODUCT_MODELS)).keySet());
    for (Row row : rows) {
      for (Target target : row.targets()) {
        boolean exists =
            switch (target.part()) {
              case PRODUCTS -> target.isIn(found);
              case PRODUCT_MODELS -> target.isIn(foundModels);
              case GROUPS -> catalog.group(target.code()).isPresent();
            };
        if (!exists) {
          report.warn(
              file,
              row.row().number(),
              new Violation(
                  target.column(),
                  "missing_target",
                  "There is no " + target.part().noun() + " '" + target.code() + "'.",
                  target.code()));
        }
      }
    }
  }

  private static Collection<Identifier> named(List<Row> rows, LinkField.Part part) {
    return rows.stream()
        .flatMap(row -> row.targets().stream())
        .filter(target -> target.part() == part && Identifier.isValid(target.code()))
        .map(target -> new Identifier(target.code()))
        .distinct()
        .toList();
  }

  record Row(SheetRow row, List<Target> targets) implements Parsed {
    @Override
    public String key() {
      return "row " + row.number();
    }
  }

  private record Target(String column, LinkField.Part part, String code) {
    boolean isIn(Set<Identifier> found) {
      return Identifier.isValid(code) && found.contains(new Identifier(code));
    }
  }
}
