package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.offer.Offer;
import io.stoa.offer.OfferChange;
import io.stoa.offer.OfferResult;
import io.stoa.offer.OfferSlot;
import io.stoa.offer.Offers;
import io.stoa.product.Identifier;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports {@code offers.csv} ({@code
 * sku;channel;location;currency;price;sale_price;sale_from;sale_until}) and {@code stock.csv}
 * ({@code sku;channel;location;quantity}). A day without time begins at midnight UTC. Both may have
 * {@code as_of}, when the row was true at its source, and {@code remove}, {@code 1} where the price
 * or stock level is to go.
 */
final class OfferImport implements TableImport<OfferImport.Row> {
  private static final int BATCH = 1_000;

  private final ImportFile file;
  private final ImportTable table;
  private final String identifierColumn;
  private final Offers offers;
  private final ImportReport report;

  OfferImport(
      ImportFile file, ImportTable table, String identifier, Offers offers, ImportReport report)
      throws RefusedFile {
    this.file = file;
    this.table = table;
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
    boolean stock = file.entity() == ImportEntity.STOCK;
    boolean remove = cells.flag("remove", false, false);
    Offer.Stock level = stock ? level(cells, remove) : null;
    Offer.Price price = stock ? null : price(cells, remove);
    return Optional.of(
        new Row(row, cells.violations(), sku, price, level, remove, instant("as_of", cells)));
  }

  private static Offer.Stock level(EntityRow cells, boolean remove) {
    if (!remove) {
      cells.required("quantity");
    }
    return new Offer.Stock(
        cells.text("channel", null),
        cells.required("location"),
        remove ? 0 : cells.integer("quantity", 0));
  }

  private static Offer.Price price(EntityRow cells, boolean remove) {
    if (!remove) {
      cells.required("price");
    }
    BigDecimal list = remove ? null : cells.number("price", null);
    return new Offer.Price(
        cells.text("channel", null),
        cells.text("location", null),
        cells.required("currency"),
        list == null ? BigDecimal.ZERO : list,
        cells.number("sale_price", null),
        instant("sale_from", cells),
        instant("sale_until", cells));
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
    for (Row row : rows) {
      if (row.violations().isEmpty()) {
        good.add(row);
      } else {
        report.reject(file, table.header(), row.row(), row.violations());
      }
    }
    List<OfferResult> results =
        offers.apply(good.stream().map(Row::change).toList(), "import " + file.name());
    for (int i = 0; i < results.size(); i++) {
      tell(good.get(i), results.get(i));
    }
  }

  private void tell(Row row, OfferResult result) throws IOException {
    switch (result.outcome()) {
      case REJECTED -> report.reject(file, table.header(), row.row(), result.violations());
      case CREATED -> report.count(ImportReport.CREATED);
      case UPDATED, REMOVED -> report.count(ImportReport.UPDATED);
      // A row of a table names no basis, so that it meets no conflict.
      case UNCHANGED, CONFLICT -> report.count(ImportReport.UNCHANGED);
      case OLDER -> {
        report.count(ImportReport.UNCHANGED);
        report.warn(
            file,
            row.row().number(),
            new Violation(
                "as_of",
                "older",
                "Something newer is known already and stays.",
                String.valueOf(row.asOf())));
      }
    }
  }

  /**
   * @param price of an offers file
   * @param stock of a stock file
   * @param remove whether the place is to become empty
   */
  record Row(
      SheetRow row,
      List<Violation> violations,
      String sku,
      Offer.@Nullable Price price,
      Offer.@Nullable Stock stock,
      boolean remove,
      @Nullable Instant asOf)
      implements Parsed {
    @Override
    public String key() {
      return sku.toLowerCase(Locale.ROOT) + "|" + slot();
    }

    private @Nullable OfferSlot slot() {
      return price != null ? price.slot() : stock == null ? null : stock.slot();
    }

    OfferChange change() {
      OfferSlot slot = slot();
      return new OfferChange(
          new Identifier(sku),
          price == null || remove ? List.of() : List.of(price),
          stock == null || remove ? List.of() : List.of(stock),
          slot == null || !remove ? List.of() : List.of(slot),
          asOf);
    }
  }
}
