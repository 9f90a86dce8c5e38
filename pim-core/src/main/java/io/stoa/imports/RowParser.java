package io.stoa.imports;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.error.Violation;
import io.stoa.product.Value;
import io.stoa.product.ValueColumns;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the value and association cells of product and product model rows. */
final class RowParser {
  private static final Pattern GAP = Pattern.compile("\\s+");

  private final ProductColumns columns;
  private final List<ValueField> fields;
  private final ValueColumns values;
  private final FieldsByColumn filled;
  private final MediaCells media;

  RowParser(ProductColumns columns, Catalog catalog, MediaCells media) {
    this.columns = columns;
    this.fields = List.copyOf(columns.values());
    this.values = ValueColumns.of(fields.stream().map(ValueField::key).toList());
    this.filled = new FieldsByColumn(fields, catalog.activeCurrencies());
    this.media = media;
  }

  RowContent nothing() {
    return new RowContent(values);
  }

  RowContent parse(SheetRow row) throws IOException {
    RowContent content = nothing();
    BitSet said = filled.of(row);
    for (int i = said.nextSetBit(0); i >= 0; i = said.nextSetBit(i + 1)) {
      ValueField field = fields.get(i);
      if (field.currencies().isEmpty()) {
        value(i, field, row, content);
      } else {
        prices(i, field, row, content);
      }
    }
    for (LinkField field : columns.links()) {
      link(field, row, content);
    }
    return content;
  }

  /** An empty cell clears: it sets nothing. */
  private void value(int number, ValueField field, SheetRow row, RowContent content)
      throws IOException {
    Integer position = field.column();
    String cell = position == null ? "" : row.cell(position);
    if (cell.isBlank()) {
      return;
    }
    if (field.attribute().type().isMedia()) {
      media
          .value(
              field.attribute(),
              field.key().column(),
              cell.strip(),
              content.violations()::add,
              content.warnings()::add)
          .ifPresentOrElse(
              value -> content.values().set(number, value), () -> content.values().keep(number));
      return;
    }
    try {
      String unit = field.unit() == null ? null : row.cell(field.unit()).strip();
      parsed(field.attribute(), cell, unit).ifPresent(value -> content.values().set(number, value));
    } catch (IllegalArgumentException e) {
      content
          .violations()
          .add(new Violation(field.key().column(), "syntax", CellValues.reason(e), cell));
    }
  }

  private static Optional<Value> parsed(Attribute attribute, String cell, @Nullable String unit) {
    String stripped = cell.strip();
    return switch (attribute.type()) {
      case IDENTIFIER -> Optional.of(new Value.Text(stripped));
      case TEXT, TEXTAREA -> Optional.of(new Value.Text(cell));
      case NUMBER -> Optional.of(new Value.Numeric(CellValues.number(stripped)));
      case BOOLEAN -> Optional.of(new Value.Flag(CellValues.flag(stripped)));
      case DATE -> Optional.of(new Value.Day(CellValues.date(stripped)));
      case SIMPLE_SELECT -> Optional.of(new Value.Choice(stripped));
      case MULTI_SELECT -> {
        List<String> codes = CellValues.codes(stripped);
        yield codes.isEmpty() ? Optional.empty() : Optional.of(new Value.Choices(codes));
      }
      case METRIC -> Optional.of(metric(attribute, stripped, unit));
      case PRICE_COLLECTION -> prices(stripped);
      case IMAGE, FILE -> throw new IllegalStateException("media cells are files");
    };
  }

  /** {@code 500} with a unit cell, or {@code 500 GRAM}. */
  private static Value metric(Attribute attribute, String cell, @Nullable String unitCell) {
    String[] parts = GAP.split(cell, 2);
    String unit = parts.length == 2 ? parts[1] : unitCell;
    if (unit == null || unit.isEmpty()) {
      unit = attribute.defaultUnit();
    }
    if (unit == null) {
      throw new IllegalArgumentException("Needs a unit, such as 500 GRAM.");
    }
    return new Value.Measure(CellValues.number(parts[0]), unit);
  }

  /** {@code 10 EUR,12 USD}. */
  private static Optional<Value> prices(String cell) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (String price : CellValues.codes(cell)) {
      String[] parts = GAP.split(price, 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("Write prices like 10 EUR,12 USD.");
      }
      amounts.put(parts[1].toUpperCase(java.util.Locale.ROOT), CellValues.number(parts[0]));
    }
    return amounts.isEmpty() ? Optional.empty() : Optional.of(Value.Prices.of(amounts));
  }

  /** One column for each currency: together the whole value when no active currency is missing. */
  private void prices(int number, ValueField field, SheetRow row, RowContent content) {
    boolean whole = filled.isWholePrice(number);
    if (whole && isEmpty(field, row)) {
      return;
    }
    Map<String, Optional<BigDecimal>> amounts = new TreeMap<>();
    field
        .currencies()
        .forEach(
            (currency, position) -> {
              String cell = row.cell(position).strip();
              try {
                amounts.put(
                    currency,
                    cell.isEmpty() ? Optional.empty() : Optional.of(CellValues.number(cell)));
              } catch (IllegalArgumentException e) {
                String column = field.key().column() + "-" + currency;
                content
                    .violations()
                    .add(new Violation(column, "syntax", CellValues.reason(e), cell));
              }
            });
    if (whole) {
      PriceChange.over(null, amounts).ifPresent(value -> content.values().set(number, value));
    } else {
      content.prices().put(field.key(), amounts);
    }
  }

  private static boolean isEmpty(ValueField field, SheetRow row) {
    for (int position : field.currencies().values()) {
      if (!row.cell(position).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static void link(LinkField field, SheetRow row, RowContent content) {
    Optional<Integer> groups = field.column(LinkField.Part.GROUPS);
    LinkChange change =
        new LinkChange(
            targets(field, LinkField.Part.PRODUCTS, row, content),
            targets(field, LinkField.Part.PRODUCT_MODELS, row, content),
            groups.map(at -> new LinkedHashSet<>(CellValues.codes(row.cell(at)))).orElse(null));
    content.links().put(field.type().code(), change);
  }

  private static @Nullable SortedMap<String, Integer> targets(
      LinkField field, LinkField.Part part, SheetRow row, RowContent content) {
    Optional<Integer> column = field.column(part);
    if (column.isEmpty()) {
      return null;
    }
    List<String> codes = CellValues.codes(row.cell(column.get()));
    String quantityCell = field.quantity(part).map(row::cell).orElse("").strip();
    List<Integer> quantities = new ArrayList<>();
    String name = field.name(part) + "-quantity";
    try {
      for (String quantity : CellValues.codes(quantityCell.replace('|', ','))) {
        quantities.add(CellValues.number(quantity).intValueExact());
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      content.violations().add(new Violation(name, "syntax", CellValues.reason(e), quantityCell));
      return new TreeMap<>();
    }
    if (!quantities.isEmpty() && quantities.size() != codes.size()) {
      content
          .violations()
          .add(
              new Violation(
                  name,
                  "quantity",
                  "Has " + quantities.size() + " quantities for " + codes.size() + " codes.",
                  quantityCell));
      return new TreeMap<>();
    }
    TreeMap<String, Integer> targets = new TreeMap<>();
    for (int i = 0; i < codes.size(); i++) {
      targets.put(codes.get(i), quantities.isEmpty() ? 1 : quantities.get(i));
    }
    return targets;
  }
}
