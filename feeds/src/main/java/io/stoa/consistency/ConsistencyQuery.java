package io.stoa.consistency;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look at.
 *
 * @param text words of identifiers, labels and texts; null for all products
 * @param feeds codes of the feeds that are compared; none for all
 * @param currency only prices in it are compared; null for all
 * @param tolerance percent by which prices may differ
 */
public record ConsistencyQuery(
    @Nullable String text,
    List<String> feeds,
    @Nullable String currency,
    BigDecimal tolerance,
    Show show,
    Sort sort,
    boolean descending) {
  /** Every product, by SKU, at no tolerance. */
  public static final ConsistencyQuery ALL =
      new ConsistencyQuery(null, List.of(), null, BigDecimal.ZERO, Show.ALL, Sort.SKU, false);

  public ConsistencyQuery {
    text = text == null || text.isBlank() ? null : text;
    feeds = List.copyOf(feeds);
    currency = currency == null || currency.isBlank() ? null : currency;
  }

  /** Which products. */
  public enum Show {
    ALL,
    /** Price or availability differs. */
    DIFFERENT,
    PRICE,
    AVAILABILITY
  }

  /** What rows are sorted by; ties by SKU. */
  public enum Sort {
    SKU,
    /** The widest spread of prices. */
    SPREAD,
    /** When the channel that was told longest ago was told. */
    SENT
  }

  boolean fits(ConsistencyRow row) {
    return switch (show) {
      case ALL -> true;
      case DIFFERENT -> row.priceDiffers(tolerance) || row.availabilityDiffers();
      case PRICE -> row.priceDiffers(tolerance);
      case AVAILABILITY -> row.availabilityDiffers();
    };
  }
}
