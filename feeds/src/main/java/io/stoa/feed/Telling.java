package io.stoa.feed;

import io.stoa.ledger.Told;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldRule.Tells;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what items say of the offer, by the fields that their requirement set marks. */
final class Telling {
  private static final Pattern AMOUNT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]{3})?");

  private final String currency;
  private final boolean byStore;
  private final Map<Tells, List<String>> fields = new EnumMap<>(Tells.class);

  /**
   * @param currency of amounts that stand without one
   */
  Telling(RequirementSet set, String currency) {
    this.currency = currency;
    this.byStore = set.item() == ItemOf.STORE;
    for (FieldRule field : set.fields()) {
      if (field.tells() != null) {
        fields.computeIfAbsent(field.tells(), tells -> new ArrayList<>()).add(field.name());
      }
    }
  }

  /** As ledgers keep it; null where nothing is said, or each store has its own to say. */
  @Nullable String of(List<Item> items) {
    if (fields.isEmpty() || byStore || items.size() != 1) {
      return null;
    }
    Item item = items.get(0);
    if (item.variants().isEmpty()) {
      Told told = told(item.values(), item.values());
      return told.isEmpty() ? null : told.text();
    }
    List<String> lines = new ArrayList<>();
    for (Item.Variant variant : item.variants()) {
      Told told = told(variant.values(), item.values());
      if (!told.isEmpty()) {
        lines.add(variant.sku() + "\t" + told.text());
      }
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  private Told told(Map<String, Object> values, Map<String, Object> ofAll) {
    String euros = text(Tells.PRICE_IN_EUROS, values, ofAll);
    String price = euros == null ? text(Tells.PRICE, values, ofAll) : euros + " EUR";
    String minor = text(Tells.PRICE_IN_MINOR_UNITS, values, ofAll);
    String sale = text(Tells.SALE_PRICE, values, ofAll);
    String[] period =
        Objects.requireNonNullElse(text(Tells.SALE_PERIOD, values, ofAll), "").split("/", 2);
    String named = Objects.requireNonNullElse(currency(price, values, ofAll), currency);
    return new Told(
        price == null && minor == null && sale == null ? null : named,
        price == null ? ofMinor(minor, named) : amount(price),
        amount(sale),
        instant(period[0]),
        period.length < 2 ? null : instant(period[1]),
        text(Tells.AVAILABILITY, values, ofAll),
        whole(text(Tells.QUANTITY, values, ofAll)));
  }

  private @Nullable String text(Tells what, Map<String, Object> values, Map<String, Object> ofAll) {
    List<String> told = fields.getOrDefault(what, List.of());
    for (Map<String, Object> from : List.of(values, ofAll)) {
      for (String field : told) {
        Object value = from.get(field);
        if (value != null) {
          return value instanceof List<?> list ? sum(list) : value.toString().strip();
        }
      }
    }
    return null;
  }

  /** Of pieces at several locations. */
  private static @Nullable String sum(List<?> list) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object entry : list) {
      BigDecimal number = amount(String.valueOf(entry));
      if (number == null) {
        return null;
      }
      sum = sum.add(number);
    }
    return list.isEmpty() ? null : sum.toPlainString();
  }

  private @Nullable String currency(
      @Nullable String price, Map<String, Object> values, Map<String, Object> ofAll) {
    String beside = named(price);
    return beside == null ? text(Tells.CURRENCY, values, ofAll) : beside;
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    Matcher matcher = AMOUNT.matcher(text == null ? "" : text);
    return matcher.matches() ? new BigDecimal(matcher.group(1)) : null;
  }

  private static @Nullable String named(@Nullable String text) {
    Matcher matcher = AMOUNT.matcher(text == null ? "" : text);
    return matcher.matches() && matcher.group(2) != null
        ? matcher.group(2).toUpperCase(Locale.ROOT)
        : null;
  }

  private static @Nullable BigDecimal ofMinor(@Nullable String text, String currency) {
    BigDecimal minor = amount(text);
    return minor == null ? null : minor.movePointLeft(decimals(currency));
  }

  private static int decimals(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  private static @Nullable Long whole(@Nullable String text) {
    BigDecimal number = amount(text);
    return number == null ? null : number.longValue();
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isBlank() ? null : OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
