package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.offer.Offer;
import io.stoa.offer.Offers;
import io.stoa.product.Identifier;
import io.stoa.product.Products;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imports {@code offers.csv} ({@code sku;channel;currency;price;sale_price;sale_from;sale_until})
 * and {@code stock.csv} ({@code sku;location;quantity}). A day without time begins at midnight UTC.
 */
final class OfferImport implements TableImport<OfferImport.Row> {
  private static final int BATCH = 1_000;

  private final ImportFile file;
  private final ImportTable table;
  private final String identifierColumn;
  private final Products products;
  private final Offers offers;
  private final ImportReport report;

  OfferImport(
      ImportFile file,
      ImportTable table,
      String identifier,
      Products products,
      Offers offers,
      ImportReport report)
      throws RefusedFile {
    this.file = file;
    this.table = table;
    this.products = products;
    this.offers = offers;
    this.report = report;
    this.identifierColumn =
        List.of("sku", "identifier", identifier).stream()
            .filter(table::has)
            .findFirst()
            .orElseThrow(() -> new RefusedFile(file.name() + " has no column 'sku'."));
    List<String> needed =
        file.entity() == ImportEntity.STOCK
            ? List.of("location", "quantity")
            : List.of("currency", "price");
    for (String column : needed) {
      if (!table.has(column)) {
        throw new RefusedFile(file.name() + " has no column '" + column + "'.");
      }
    }
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public Optional<Row> parse(SheetRow row) {
    EntityRow cells = new EntityRow(table, row);
    String sku = cells.required(identifierColumn);
    if (!sku.isEmpty() && !Identifier.isValid(sku)) {
      cells.violation(identifierColumn, "identifier", "Is no identifier.", sku);
    }
    Offer.Price price = null;
    Offer.Stock stock = null;
    if (file.entity() == ImportEntity.STOCK) {
      cells.required("quantity");
      stock = new Offer.Stock(cells.required("location"), cells.integer("quantity", 0));
    } else {
      cells.required("price");
      BigDecimal list = cells.number("price", null);
      price =
          new Offer.Price(
              cells.text("channel", null),
              cells.required("currency"),
              list == null ? BigDecimal.ZERO : list,
              cells.number("sale_price", null),
              instant("sale_from", cells),
              instant("sale_until", cells));
    }
    return Optional.of(new Row(row, cells.violations(), sku, price, stock));
  }

  private static @Nullable Instant instant(String column, EntityRow cells) {
    String text = cells.text(column, null);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      cells.violation(
          column, "syntax", "Write it like 2026-01-31 or 2026-01-31T08:00:00+01:00.", text);
      return null;
    }
  }

  @Override
  public void apply(List<Row> rows) throws IOException {
    List<Row> good = new ArrayList<>();
    Set<Identifier> known = known(rows);
    for (Row row : rows) {
      List<Violation> violations = new ArrayList<>(row.violations());
      if (violations.isEmpty() && !known.contains(new Identifier(row.sku()))) {
        violations.add(
            new Violation(identifierColumn, "unknown", "There is no such product.", row.sku()));
      }
      if (violations.isEmpty()) {
        good.add(row);
      } else {
        report.reject(file, table.header(), row.row(), violations);
      }
    }
    List<Offer> changes = good.stream().map(Row::offer).toList();
    Map<Identifier, Offer> before = offers.of(changes.stream().map(Offer::product).toList());
    List<List<Violation>> results = offers.merge(changes);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).isEmpty()) {
        report.count(outcome(changes.get(i), before.get(changes.get(i).product())));
      } else {
        report.reject(file, table.header(), good.get(i).row(), results.get(i));
      }
    }
  }

  private Set<Identifier> known(List<Row> rows) {
    List<Identifier> named =
        rows.stream()
            .filter(row -> row.violations().isEmpty())
            .map(row -> new Identifier(row.sku()))
            .distinct()
            .toList();
    return new HashSet<>(products.products(named).keySet());
  }

  private static String outcome(Offer change, @Nullable Offer before) {
    if (before == null) {
      return ImportReport.CREATED;
    }
    boolean same =
        change.prices().stream().allMatch(p -> before.prices().stream().anyMatch(b -> same(p, b)))
            && before.stock().containsAll(change.stock());
    return same ? ImportReport.UNCHANGED : ImportReport.UPDATED;
  }

  private static boolean same(Offer.Price one, Offer.Price other) {
    return sameAmount(one.sale(), other.sale())
        && String.valueOf(one.channel()).equalsIgnoreCase(String.valueOf(other.channel()))
        && one.currency().equalsIgnoreCase(other.currency())
        && one.list().compareTo(other.list()) == 0
        && Objects.equals(one.saleFrom(), other.saleFrom())
        && Objects.equals(one.saleUntil(), other.saleUntil());
  }

  private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  /**
   * @param price of an offers file
   * @param stock of a stock file
   */
  record Row(
      SheetRow row,
      List<Violation> violations,
      String sku,
      Offer.@Nullable Price price,
      Offer.@Nullable Stock stock)
      implements Parsed {
    @Override
    public String key() {
      String part =
          price != null
              ? price.channel() + "|" + price.currency()
              : stock == null ? "" : stock.location();
      return (sku + "|" + part).toLowerCase(Locale.ROOT);
    }

    Offer offer() {
      return new Offer(
          new Identifier(sku),
          price == null ? List.of() : List.of(price),
          stock == null ? List.of() : List.of(stock));
    }
  }
}
