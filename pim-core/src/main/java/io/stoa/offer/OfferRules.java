package io.stoa.offer;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.error.Violation;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a change must satisfy, against one picture of the catalogue. Fields are named as columns.
 */
final class OfferRules {
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  /** Clocks differ; a source that is further ahead would keep all later news out. */
  private static final Duration MOST_AHEAD = Duration.ofMinutes(15);

  private final Catalog catalog;
  private final Instant now;
  private final Map<String, CurrencySetting> currencies = new HashMap<>();

  OfferRules(Catalog catalog, Instant now) {
    this.catalog = catalog;
    this.now = now;
    catalog.all(CurrencySetting.class).forEach(c -> currencies.put(upper(c.code()), c));
  }

  List<Violation> check(OfferChange change) {
    List<Violation> violations = new ArrayList<>();
    change.prices().forEach(price -> check(price, violations));
    change.stock().forEach(stock -> check(stock, violations));
    Instant asOf = change.asOf();
    if (asOf != null && asOf.isAfter(now.plus(MOST_AHEAD))) {
      violations.add(
          new Violation(
              "as_of",
              "future",
              "Lies more than %d minutes in the future.".formatted(MOST_AHEAD.toMinutes()),
              asOf.toString()));
    }
    return List.copyOf(violations);
  }

  /** The same change with codes written as the catalogue defines them. */
  OfferChange canonical(OfferChange change) {
    return new OfferChange(
        change.product(),
        change.prices().stream().map(this::canonical).toList(),
        change.stock().stream()
            .map(s -> new Stock(canonical(s.channel()), s.location(), s.quantity()))
            .toList(),
        change.removed(),
        change.asOf(),
        change.basis());
  }

  private Price canonical(Price price) {
    CurrencySetting currency = currencies.get(upper(price.currency()));
    return new Price(
        canonical(price.channel()),
        price.location(),
        currency == null ? price.currency() : currency.code(),
        price.list(),
        price.sale(),
        price.saleFrom(),
        price.saleUntil());
  }

  private @Nullable String canonical(@Nullable String channel) {
    return channel == null ? null : catalog.channel(channel).map(Channel::code).orElse(channel);
  }

  private void check(Price price, List<Violation> violations) {
    checkChannel(price.channel(), violations);
    String location = price.location();
    if (location != null) {
      checkLocation(location, violations);
    }
    CurrencySetting currency = currencies.get(upper(price.currency()));
    if (currency == null) {
      violations.add(
          new Violation(
              "currency",
              "unknown_currency",
              "The catalogue has no currency of this code.",
              price.currency()));
    } else if (!currency.active()) {
      violations.add(
          new Violation(
              "currency",
              "inactive_currency",
              "The currency is not active in the catalogue.",
              price.currency()));
    }
    Amounts.check("price", price.list(), price.currency(), violations);
    BigDecimal sale = price.sale();
    if (sale != null) {
      Amounts.check("sale_price", sale, price.currency(), violations);
      if (sale.compareTo(price.list()) >= 0) {
        violations.add(
            new Violation(
                "sale_price",
                "sale_below_price",
                "A sale price must be lower than the price.",
                Amounts.shown(sale)));
      }
    }
    checkWindow(price, violations);
  }

  private void checkChannel(@Nullable String channel, List<Violation> violations) {
    if (channel != null && catalog.channel(channel).isEmpty()) {
      violations.add(
          new Violation(
              "channel", "unknown_channel", "There is no channel of this code.", channel));
    }
  }

  private static void checkWindow(Price price, List<Violation> violations) {
    Instant from = price.saleFrom();
    Instant until = price.saleUntil();
    if (price.sale() == null && (from != null || until != null)) {
      violations.add(
          Violation.of(
              "sale_price",
              "window_without_sale",
              "There is a sale window but no sale price to go with it."));
    }
    if (from != null && until != null && !until.isAfter(from)) {
      violations.add(
          new Violation(
              "sale_until",
              "window_reversed",
              "The sale must end after it begins (%s).".formatted(from),
              until.toString()));
    }
  }

  private void check(Stock stock, List<Violation> violations) {
    checkChannel(stock.channel(), violations);
    checkLocation(stock.location(), violations);
    if (stock.quantity() < 0) {
      violations.add(
          new Violation(
              "quantity",
              "not_negative",
              "A quantity must not be negative.",
              Integer.toString(stock.quantity())));
    }
  }

  static boolean isLocation(String code) {
    return LOCATION.matcher(code).matches();
  }

  private static void checkLocation(String location, List<Violation> violations) {
    if (!isLocation(location)) {
      violations.add(
          new Violation(
              "location",
              "location_code",
              "A location code has 1 to 100 letters, digits, '_', '.' or '-' and begins with a"
                  + " letter or digit.",
              location));
    }
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
