package io.stoa.product;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which value of a product: the attribute and, where it differs by them, locale and channel.
 *
 * @param locale null unless the attribute is localizable
 * @param channel null unless the attribute is scopable
 */
public record ValueKey(String attribute, @Nullable String locale, @Nullable String channel)
    implements Comparable<ValueKey> {
  public static ValueKey of(String attribute) {
    return new ValueKey(attribute, null, null);
  }

  /** From {@link #text()}. */
  public static ValueKey parse(String text) {
    int first = text.indexOf('|');
    if (first < 0) {
      return of(text);
    }
    int second = text.indexOf('|', first + 1);
    String locale = text.substring(first + 1, second < 0 ? text.length() : second);
    String channel = second < 0 ? "" : text.substring(second + 1);
    return new ValueKey(
        text.substring(0, first),
        locale.isEmpty() ? null : locale,
        channel.isEmpty() ? null : channel);
  }

  /**
   * {@code name}, {@code name|en_US}, {@code name|en_US|web} or {@code name||web}: in documents.
   */
  public String text() {
    if (channel != null) {
      return attribute + "|" + (locale == null ? "" : locale) + "|" + channel;
    }
    return locale == null ? attribute : attribute + "|" + locale;
  }

  /** {@code description-en_US-ecommerce}: the column name in files, and what messages say. */
  public String column() {
    return attribute
        + (locale == null ? "" : "-" + locale)
        + (channel == null ? "" : "-" + channel);
  }

  @Override
  public int compareTo(ValueKey other) {
    int order = attribute.compareTo(other.attribute);
    if (order == 0) {
      order = compare(locale, other.locale);
    }
    return order != 0 ? order : compare(channel, other.channel);
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    return (one == null ? "" : one).compareTo(other == null ? "" : other);
  }

  /** Written out, as {@link #equals} is: maps of values by key are asked for every single value. */
  @Override
  public int hashCode() {
    return 31 * (31 * attribute.hashCode() + Objects.hashCode(locale)) + Objects.hashCode(channel);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof ValueKey that
            && attribute.equals(that.attribute)
            && Objects.equals(locale, that.locale)
            && Objects.equals(channel, that.channel));
  }

  @Override
  public String toString() {
    return column();
  }
}
