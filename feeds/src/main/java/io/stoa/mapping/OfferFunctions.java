package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.MAP;
import static io.stoa.mapping.MappingFunction.MONEY;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.function;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.offer.Offer;
import io.stoa.product.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions about what a product costs and how many there are. */
final class OfferFunctions {
  /** The attribute that holds prices where no offer does. */
  private static final String PRICE_ATTRIBUTE = "price";

  private OfferFunctions() {}

  static List<MappingFunction> all() {
    return List.of(
        function(
            "price",
            MONEY,
            "The list price in the feed's currency: the offer's for the feed's channel, else the"
                + " offer's for all channels, else the value of the attribute price.",
            (lens, s, a) -> price(lens, s, lens.perspective().currency())),
        function(
            "price",
            MONEY,
            "The list price in the currency.",
            (lens, s, a) -> price(lens, s, String.valueOf(a[0])),
            TEXT),
        function(
            "salePrice",
            MONEY,
            "The reduced price of a sale that is on or announced with its end.",
            (lens, s, a) -> sale(lens, s)),
        function(
            "currentPrice",
            MONEY,
            "What is paid now: the sale price while a sale is on, else price().",
            (lens, s, a) -> current(lens, s)),
        function(
            "saleFrom",
            TEXT,
            "Start of the sale, such as 2026-01-31T06:30:00Z.",
            (lens, s, a) -> from(lens, s)),
        function("saleUntil", TEXT, "End of the sale.", (lens, s, a) -> until(lens, s)),
        function(
            "salePeriod",
            TEXT,
            "Start and end of the sale to the minute, such as"
                + " 2026-01-31T06:30Z/2026-02-14T23:59Z.",
            (lens, s, a) -> period(lens, s)),
        function(
            "stock",
            INT,
            "Pieces in all locations together; null when nothing is known.",
            (lens, s, a) -> stock(s)),
        function(
            "stock",
            INT,
            "Pieces at the location; null when nothing is known.",
            (lens, s, a) -> stocks(s).get(String.valueOf(a[0])),
            TEXT),
        function("stocks", MAP, "Pieces by location.", (lens, s, a) -> stocks(s)),
        function(
            "store", TEXT, "The stock location that the row is for.", (lens, s, a) -> s.store()),
        function(
            "storeStock",
            INT,
            "Pieces at the location that the row is for; 0 when nothing is known.",
            (lens, s, a) -> s.store() == null ? null : stocks(s).getOrDefault(s.store(), 0L)),
        function(
            "money",
            TEXT,
            "A price as text, such as 15.00 USD.",
            (lens, s, a) -> a[0] instanceof Money money ? money.text() : null,
            MONEY),
        function(
            "units",
            ANY,
            "A price's amount as a number, such as 15.00.",
            (lens, s, a) -> a[0] instanceof Money money ? money.decimal() : null,
            MONEY),
        function(
            "minorUnits",
            INT,
            "A price in cent, fen and the like.",
            (lens, s, a) -> a[0] instanceof Money money ? money.minorUnits() : null,
            MONEY),
        function(
            "micros",
            INT,
            "A price in millionths of the currency.",
            (lens, s, a) -> a[0] instanceof Money money ? money.micros() : null,
            MONEY));
  }

  private static @Nullable Money price(Lens lens, Subject subject, String currency) {
    Offer.Price offered = offered(lens, subject, currency);
    if (offered != null) {
      return new Money(offered.list(), currency);
    }
    Attribute attribute = lens.attribute(PRICE_ATTRIBUTE).orElse(null);
    if (attribute == null || attribute.type() != AttributeType.PRICE_COLLECTION) {
      return null;
    }
    BigDecimal amount =
        lens.value(subject, PRICE_ATTRIBUTE) instanceof Value.Prices prices
            ? prices.byCurrency().get(currency)
            : null;
    return amount == null ? null : new Money(amount, currency);
  }

  /** The price for the feed's channel, else the one for all channels. */
  private static Offer.@Nullable Price offered(Lens lens, Subject subject, String currency) {
    Offer.Price general = null;
    if (subject.offer() != null) {
      for (Offer.Price price : subject.offer().prices()) {
        if (price.currency().equals(currency)) {
          if (lens.perspective().channel().equals(price.channel())) {
            return price;
          }
          general = price.channel() == null ? price : general;
        }
      }
    }
    return general;
  }

  /** The price whose sale is on, or comes with a known end; null when there is none. */
  private static Offer.@Nullable Price onSale(Lens lens, Subject subject) {
    Offer.Price price = offered(lens, subject, lens.perspective().currency());
    if (price == null || price.sale() == null) {
      return null;
    }
    boolean over = price.saleUntil() != null && !price.saleUntil().isAfter(lens.now());
    boolean neverEndingAndNotYet = price.saleUntil() == null && !begun(price, lens.now());
    return over || neverEndingAndNotYet ? null : price;
  }

  private static boolean begun(Offer.Price price, Instant now) {
    return price.saleFrom() == null || !price.saleFrom().isAfter(now);
  }

  private static @Nullable Money sale(Lens lens, Subject subject) {
    Offer.Price price = onSale(lens, subject);
    return price == null || price.sale() == null ? null : new Money(price.sale(), price.currency());
  }

  private static @Nullable Money current(Lens lens, Subject subject) {
    Offer.Price price = onSale(lens, subject);
    return price != null && price.sale() != null && begun(price, lens.now())
        ? new Money(price.sale(), price.currency())
        : price(lens, subject, lens.perspective().currency());
  }

  /** A sale that is on since ever begins with the run. */
  private static @Nullable String from(Lens lens, Subject subject) {
    Offer.Price price = onSale(lens, subject);
    if (price == null) {
      return null;
    }
    Instant from = price.saleFrom() == null ? lens.now() : price.saleFrom();
    return from.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static @Nullable String until(Lens lens, Subject subject) {
    Offer.Price price = onSale(lens, subject);
    return price == null || price.saleUntil() == null
        ? null
        : price.saleUntil().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static @Nullable String period(Lens lens, Subject subject) {
    String from = from(lens, subject);
    String until = until(lens, subject);
    return from == null || until == null ? null : minute(from) + "/" + minute(until);
  }

  private static String minute(String instant) {
    return OffsetDateTime.parse(instant).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static @Nullable Long stock(Subject subject) {
    Map<String, Long> stocks = stocks(subject);
    return stocks.isEmpty() ? null : stocks.values().stream().mapToLong(Long::longValue).sum();
  }

  static Map<String, Long> stocks(Subject subject) {
    Map<String, Long> stocks = new TreeMap<>();
    if (subject.offer() != null) {
      subject.offer().stock().forEach(s -> stocks.put(s.location(), (long) s.quantity()));
    }
    return stocks;
  }
}
