package io.stoa.ledger;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an item that was sent says of the offer. Ledgers keep it as short text: the parts in order
 * with a bar between; for a product model a line for each of its variants, SKU and tab before.
 *
 * @param currency of the prices
 * @param price when no sale is on
 * @param sale in a sale, null for none
 * @param from start of the sale, null for since ever
 * @param until end of the sale, exclusive, null for no end
 * @param availability in the channel's words
 * @param quantity pieces
 */
public record Told(
    @Nullable String currency,
    @Nullable BigDecimal price,
    @Nullable BigDecimal sale,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String availability,
    @Nullable Long quantity) {
  private static final int PARTS = 7;

  /** What buyers pay at the instant; null where nothing was said of it. */
  public @Nullable BigDecimal pays(Instant now) {
    boolean on =
        sale != null
            && (from == null || !now.isBefore(from))
            && (until == null || now.isBefore(until));
    return on ? sale : price;
  }

  /** Whether it says nothing at all. */
  public boolean isEmpty() {
    return price == null && sale == null && availability == null && quantity == null;
  }

  /** As ledgers keep it. */
  public String text() {
    return String.join(
        "|",
        part(currency),
        price == null ? "" : price.toPlainString(),
        sale == null ? "" : sale.toPlainString(),
        part(from),
        part(until),
        part(availability),
        part(quantity));
  }

  private static String part(@Nullable Object value) {
    return value == null ? "" : value.toString().replaceAll("[|\\t\\n]", " ");
  }

  /** Of the item of one product. */
  public static @Nullable Told parse(@Nullable String text) {
    if (text == null || text.indexOf('\t') >= 0) {
      return null;
    }
    String[] parts = text.split("\\|", -1);
    return parts.length != PARTS
        ? null
        : new Told(
            given(parts[0]),
            number(parts[1]),
            number(parts[2]),
            instant(parts[3]),
            instant(parts[4]),
            given(parts[5]),
            parts[6].isEmpty() ? null : Long.valueOf(parts[6]));
  }

  /** Of the variants inside the item of a product model, by SKU. */
  public static Map<String, Told> variants(@Nullable String text) {
    Map<String, Told> variants = new LinkedHashMap<>();
    if (text != null) {
      text.lines()
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                Told told = tab < 0 ? null : parse(line.substring(tab + 1));
                if (told != null) {
                  variants.put(line.substring(0, tab), told);
                }
              });
    }
    return variants;
  }

  private static @Nullable String given(String part) {
    return part.isEmpty() ? null : part;
  }

  private static @Nullable BigDecimal number(String part) {
    return part.isEmpty() ? null : new BigDecimal(part);
  }

  private static @Nullable Instant instant(String part) {
    try {
      return part.isEmpty() ? null : OffsetDateTime.parse(part).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
