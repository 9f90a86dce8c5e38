package io.stoa.offer;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.error.Violation;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an offer must satisfy, against one picture of the catalogue. Fields are named as columns.
 */
final class OfferRules {
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final int MOST_INTEGER_DIGITS = 12;
  private static final int MOST_DECIMALS = 6;

  private final Catalog catalog;
  private final Map<String, CurrencySetting> currencies = new HashMap<>();

  OfferRules(Catalog catalog) {
    this.catalog = catalog;
    catalog.all(CurrencySetting.class).forEach(c -> currencies.put(upper(c.code()), c));
  }

  List<Violation> check(Offer change) {
    List<Violation> violations = new ArrayList<>();
    change.prices().forEach(price -> check(price, violations));
    change.stock().forEach(stock -> check(stock, violations));
    return List.copyOf(violations);
  }

  /** The same offer with codes written as the catalogue defines them. */
  Offer canonical(Offer offer) {
    return new Offer(
        offer.product(), offer.prices().stream().map(this::canonical).toList(), offer.stock());
  }

  private Price canonical(Price price) {
    String channel = price.channel();
    CurrencySetting currency = currencies.get(upper(price.currency()));
    return new Price(
        channel == null ? null : catalog.channel(channel).map(Channel::code).orElse(channel),
        currency == null ? price.currency() : currency.code(),
        price.list(),
        price.sale(),
        price.saleFrom(),
        price.saleUntil());
  }

  private void check(Price price, List<Violation> violations) {
    String channel = price.channel();
    if (channel != null && catalog.channel(channel).isEmpty()) {
      violations.add(
          new Violation(
              "channel", "unknown_channel", "There is no channel of this code.", channel));
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
    checkAmount("price", price.list(), violations);
    BigDecimal sale = price.sale();
    if (sale != null) {
      checkAmount("sale_price", sale, violations);
      if (sale.compareTo(price.list()) >= 0) {
        violations.add(
            new Violation(
                "sale_price",
                "sale_below_price",
                "A sale price must be lower than the price.",
                shown(sale)));
      }
    }
    checkWindow(price, violations);
  }

  private static void checkAmount(String field, BigDecimal amount, List<Violation> violations) {
    if (amount.signum() < 0) {
      violations.add(
          new Violation(field, "not_negative", "A price must not be negative.", shown(amount)));
    }
    if (!withinDigits(amount)) {
      violations.add(
          new Violation(
              field,
              "digits",
              "A price has at most %d digits before and %d after the decimal point."
                  .formatted(MOST_INTEGER_DIGITS, MOST_DECIMALS),
              shown(amount)));
    }
  }

  private static boolean withinDigits(BigDecimal amount) {
    return amount.scale() <= MOST_DECIMALS
        && (long) amount.precision() - amount.scale() <= MOST_INTEGER_DIGITS;
  }

  /** Plain where that is short: 1E+999999999 would fill the heap. */
  private static String shown(BigDecimal amount) {
    return withinDigits(amount) ? amount.toPlainString() : amount.toString();
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

  private static void check(Stock stock, List<Violation> violations) {
    if (!LOCATION.matcher(stock.location()).matches()) {
      violations.add(
          new Violation(
              "location",
              "location_code",
              "A location code has 1 to 100 letters, digits, '_', '.' or '-' and begins with a"
                  + " letter or digit.",
              stock.location()));
    }
    if (stock.quantity() < 0) {
      violations.add(
          new Violation(
              "quantity",
              "not_negative",
              "A quantity must not be negative.",
              Integer.toString(stock.quantity())));
    }
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
