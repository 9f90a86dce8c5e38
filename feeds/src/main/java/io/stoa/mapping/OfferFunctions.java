package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.MAP;
import static io.stoa.mapping.MappingFunction.MONEY;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.text;

import io.stoa.mapping.MappingFunction.Group;
import io.stoa.offer.ChannelStock;
import io.stoa.offer.Offer;
import io.stoa.offer.OfferPrices;
import io.stoa.offer.StockPolicy;
import io.stoa.product.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions about what a product costs and how many there are. */
final class OfferFunctions {
  private OfferFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>(prices());
    all.addAll(stock());
    return all;
  }

  private static List<MappingFunction> prices() {
    return FunctionGroup.of(Group.PRICES)
        .add(
            "price",
            MONEY,
            "The list price in the feed's currency: the offer's for the feed's channel, else the"
                + " offer's for all channels, else the value of the attribute price or of one that"
                + " is usually called so, such as list_price.",
            "price()",
            (lens, s, a) -> price(lens, s, lens.perspective().currency()))
        .add(
            "price",
            MONEY,
            "The list price in the currency.",
            "price(\"EUR\")",
            (lens, s, a) -> price(lens, s, String.valueOf(a[0])),
            text("currency"))
        .add(
            "salePrice",
            MONEY,
            "The reduced price of a sale that is on or announced with its end.",
            "salePrice()",
            (lens, s, a) -> sale(lens, s))
        .add(
            "currentPrice",
            MONEY,
            "What is paid now: the sale price while a sale is on, else price().",
            "currentPrice()",
            (lens, s, a) -> current(lens, s))
        .add(
            "saleFrom",
            TEXT,
            "Start of the sale, such as 2026-01-31T06:30:00Z.",
            "saleFrom()",
            (lens, s, a) -> from(lens, s))
        .add("saleUntil", TEXT, "End of the sale.", "saleUntil()", (lens, s, a) -> until(lens, s))
        .add(
            "salePeriod",
            TEXT,
            "Start and end of the sale to the minute, such as"
                + " 2026-01-31T06:30Z/2026-02-14T23:59Z.",
            "salePeriod()",
            (lens, s, a) -> period(lens, s))
        .add(
            "money",
            TEXT,
            "A price as text, such as 15.00 USD.",
            "money(price())",
            (lens, s, a) -> a[0] instanceof Money money ? money.text() : null,
            MappingFunction.money("price"))
        .add(
            "units",
            ANY,
            "A price's amount as a number, such as 15.00.",
            "units(price())",
            (lens, s, a) -> a[0] instanceof Money money ? money.decimal() : null,
            MappingFunction.money("price"))
        .add(
            "minorUnits",
            INT,
            "A price in cent, fen and the like.",
            "minorUnits(currentPrice())",
            (lens, s, a) -> a[0] instanceof Money money ? money.minorUnits() : null,
            MappingFunction.money("price"))
        .add(
            "micros",
            INT,
            "A price in millionths of the currency.",
            "micros(price())",
            (lens, s, a) -> a[0] instanceof Money money ? money.micros() : null,
            MappingFunction.money("price"))
        .all();
  }

  private static List<MappingFunction> stock() {
    return FunctionGroup.of(Group.STOCK)
        .add(
            "stock",
            INT,
            "Pieces in all locations together, else the number in an attribute that is usually called"
                + " so, such as quantity; null when nothing is known.",
            "stock() > 0 ? \"in stock\" : \"out of stock\"",
            (lens, s, a) -> stock(lens, s))
        .add(
            "stock",
            INT,
            "Pieces at the location; null when nothing is known.",
            "stock(\"berlin\")",
            (lens, s, a) -> stocks(lens, s).get(String.valueOf(a[0])),
            text("location"))
        .add("stocks", MAP, "Pieces by location.", "stocks()", (lens, s, a) -> stocks(lens, s))
        .add(
            "store",
            TEXT,
            "The stock location that the row is for.",
            "store()",
            (lens, s, a) -> s.store())
        .add(
            "storeStock",
            INT,
            "Pieces at the location that the row is for; 0 when nothing is known.",
            "storeStock()",
            (lens, s, a) -> s.store() == null ? null : stocks(lens, s).getOrDefault(s.store(), 0L))
        .all();
  }

  private static @Nullable Money price(Lens lens, Subject subject, String currency) {
    Offer.Price offered = offered(lens, subject, currency);
    if (offered != null) {
      return new Money(offered.list(), currency);
    }
    for (String attribute : lens.priceAttributes()) {
      BigDecimal amount =
          lens.value(subject, attribute) instanceof Value.Prices prices
              ? prices.byCurrency().get(currency)
              : null;
      if (amount != null) {
        return new Money(amount, currency);
      }
    }
    return null;
  }

  /** The price for the item's store and the feed's channel, else the nearest wider one. */
  private static Offer.@Nullable Price offered(Lens lens, Subject subject, String currency) {
    Offer offer = subject.offer();
    String channel = lens.perspective().channel();
    Offer.Price price =
        offer == null
            ? null
            : OfferPrices.of(offer, channel, subject.store(), currency).orElse(null);
    lens.readOffer("price", price == null ? null : price.channel(), price);
    return price;
  }

  /** The price whose sale is on, or comes with a known end; null when there is none. */
  private static Offer.@Nullable Price onSale(Lens lens, Subject subject) {
    return onSale(lens, subject, lens.perspective().currency());
  }

  private static Offer.@Nullable Price onSale(Lens lens, Subject subject, String currency) {
    Offer.Price price = offered(lens, subject, currency);
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
    return current(lens, subject, lens.perspective().currency());
  }

  /** What is paid now in the currency. */
  static @Nullable Money current(Lens lens, Subject subject, String currency) {
    Offer.Price price = onSale(lens, subject, currency);
    return price != null && price.sale() != null && begun(price, lens.now())
        ? new Money(price.sale(), price.currency())
        : price(lens, subject, currency);
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

  static @Nullable Long stock(Lens lens, Subject subject) {
    ChannelStock shown = shown(lens, subject);
    return shown.isKnown() ? (Long) shown.total() : attributeStock(lens, subject);
  }

  /** For a catalogue that keeps its stock as a number among the attributes. */
  private static @Nullable Long attributeStock(Lens lens, Subject subject) {
    for (String attribute : lens.stockAttributes()) {
      if (lens.value(subject, attribute) instanceof Value.Numeric pieces) {
        return pieces.number().longValue();
      }
    }
    return null;
  }

  static Map<String, Long> stocks(Lens lens, Subject subject) {
    return shown(lens, subject).byLocation();
  }

  /** What the channel shows; all that the offer has where nobody has applied its buffers. */
  private static ChannelStock shown(Lens lens, Subject subject) {
    ChannelStock given = subject.stock();
    Offer offer = subject.offer();
    ChannelStock shown =
        given != null
            ? given
            : offer == null
                ? ChannelStock.UNKNOWN
                : ChannelStock.of(offer, StockPolicy.none(lens.perspective().channel()));
    lens.readOffer("stock", null, shown.isKnown() ? shown.byLocation() : null);
    return shown;
  }
}
