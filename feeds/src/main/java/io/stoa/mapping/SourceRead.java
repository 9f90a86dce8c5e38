package io.stoa.mapping;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an expression looked at.
 *
 * @param name code of the attribute, {@code price} or {@code stock} of an offer, or the parameter
 * @param locale null where it does not differ by locale
 * @param channel null where it does not differ by channel
 * @param value as it is stored, null when there is none
 */
public record SourceRead(
    Kind kind,
    String name,
    @Nullable String locale,
    @Nullable String channel,
    @Nullable Object value) {

  /** Where it comes from. */
  public enum Kind {
    ATTRIBUTE,
    OFFER,
    CATEGORY,
    PARAMETER
  }

  static SourceRead attribute(ValueKey key, @Nullable Value value) {
    return new SourceRead(
        Kind.ATTRIBUTE, key.attribute(), key.locale(), key.channel(), shown(value));
  }

  static SourceRead unknownAttribute(String code) {
    return new SourceRead(Kind.ATTRIBUTE, code, null, null, null);
  }

  private static @Nullable Object shown(@Nullable Value value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Numeric numeric) {
      return numeric.number();
    }
    if (value instanceof Value.Flag flag) {
      return flag.on();
    }
    if (value instanceof Value.Day day) {
      return day.date().toString();
    }
    if (value instanceof Value.Choice choice) {
      return choice.option();
    }
    if (value instanceof Value.Choices choices) {
      return choices.options();
    }
    if (value instanceof Value.Measure measure) {
      return measure.amount().toPlainString() + " " + measure.unit();
    }
    if (value instanceof Value.Media media) {
      return media.name();
    }
    Map<String, Object> amounts = new TreeMap<>(((Value.Prices) value).byCurrency());
    return amounts;
  }
}
