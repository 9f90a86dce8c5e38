package io.stoa.feed;

import io.stoa.mapping.Subject;
import io.stoa.offer.Offer;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an item has to be looked at again though nobody edits anything: at the next begin or end of
 * one of its sales, and at the next date that it names, such as the one on which it becomes
 * available. A date without time begins in UTC, as {@code today()} counts. Immutable.
 */
final class Look {
  private final Instant now;
  private final List<FieldRule> dates;

  Look(RequirementSet set, Instant now) {
    this.now = now;
    this.dates = set.fields().stream().filter(Look::isDate).toList();
  }

  private static boolean isDate(FieldRule field) {
    FieldType type = field.type() == FieldType.LIST ? field.of() : field.type();
    return type == FieldType.DATE_TIME || type == FieldType.DATE_RANGE;
  }

  /** The first such instant after now; null when there is none. */
  @Nullable Instant of(Subject subject, @Nullable Item item) {
    Instant next = sales(subject);
    for (Subject variant : subject.variants()) {
      next = earlier(next, sales(variant));
    }
    if (item != null) {
      next = earlier(next, named(item.values()));
      for (Item.Variant variant : item.variants()) {
        next = earlier(next, named(variant.values()));
      }
    }
    return next;
  }

  private @Nullable Instant sales(Subject subject) {
    Offer offer = subject.offer();
    Instant next = null;
    if (offer != null) {
      for (Offer.Price price : offer.prices()) {
        if (price.sale() != null) {
          next = earlier(next, toCome(price.saleFrom()));
          next = earlier(next, toCome(price.saleUntil()));
        }
      }
    }
    return next;
  }

  private @Nullable Instant named(Map<String, Object> values) {
    Instant next = null;
    for (FieldRule field : dates) {
      Object value = values.get(field.name());
      for (Object one :
          value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
        for (String moment : String.valueOf(one).split("/", 2)) {
          next = earlier(next, toCome(instant(moment.strip())));
        }
      }
    }
    return next;
  }

  private @Nullable Instant toCome(@Nullable Instant at) {
    return at != null && at.isAfter(now) ? at : null;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.length() <= "2026-01-31".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}
