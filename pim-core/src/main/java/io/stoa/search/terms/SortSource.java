package io.stoa.search.terms;

import io.stoa.product.ValueKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keywords that tell what documents are sorted by, so that an engine which can read its keywords in
 * their order need not keep these values twice.
 *
 * @param prefix all keywords that begin so
 */
public record SortSource(String prefix, Rest rest) {
  private static final String LABEL = "l";

  /** What follows the prefix. */
  public enum Rest {
    /** The value as it is ordered. */
    VALUE,
    /** A folded text and perhaps its digest. */
    TEXT,
    /** As {@link #TEXT}, of which a document may have several. */
    CODE,
    /** A currency, then the amount. */
    PRICE
  }

  /** By the label in the locale; where the label is not localizable, the one there is. */
  public static List<SortSource> label(String locale) {
    return List.of(
        new SortSource(labels(locale), Rest.VALUE), new SortSource(labels(""), Rest.VALUE));
  }

  /** The keyword from which labels are sorted by. */
  public static Keyword labelled(String locale, String label) {
    return Keyword.of(labels(locale) + SortKeys.text(label));
  }

  /** What the keywords of labels in exactly this locale begin with. */
  static String labels(String locale) {
    return LABEL + Folding.fold(locale) + "\0";
  }

  /** By the completeness in percent. */
  public static List<SortSource> completeness(String channel, String locale) {
    return List.of(new SortSource(Keywords.completeness(channel + "/" + locale), Rest.VALUE));
  }

  /**
   * By the value; of prices the one in the currency, or the first in code order where that is null.
   * Of several sources that a document has, the earlier one counts, and of several keywords of one
   * source the least.
   */
  public static List<SortSource> value(ValueKey key, @Nullable String currency) {
    if (currency != null) {
      return List.of(bytes(Keywords.key(key, currency), Keywords.NUMBER));
    }
    String name = Keywords.key(key);
    return List.of(
        bytes(name, Keywords.STANDARD),
        new SortSource("=" + name + "#", Rest.PRICE),
        bytes(name, Keywords.NUMBER),
        bytes(name, Keywords.DATE),
        new SortSource(Keywords.values(name, Keywords.TEXT), Rest.TEXT),
        new SortSource(Keywords.values(name, Keywords.LONG_TEXT), Rest.TEXT),
        new SortSource(Keywords.values(name, Keywords.CODE), Rest.CODE));
  }

  private static SortSource bytes(String name, char kind) {
    return new SortSource(Keywords.values(name, kind), Rest.VALUE);
  }

  /**
   * The value to sort by.
   *
   * @param keyword bytes that hold a keyword
   * @param start where the prefix ends
   * @param end where the keyword ends
   */
  public byte[] value(byte[] keyword, int start, int end) {
    return switch (rest) {
      case VALUE -> Arrays.copyOfRange(keyword, start, end);
      case TEXT, CODE -> text(keyword, start, zero(keyword, start, end));
      case PRICE -> {
        int amount = zero(keyword, start, end) + 2;
        yield Arrays.copyOfRange(keyword, Math.min(amount, end), end);
      }
    };
  }

  private static int zero(byte[] keyword, int start, int end) {
    int at = start;
    while (at < end && keyword[at] != 0) {
      at++;
    }
    return at;
  }

  private static byte[] text(byte[] keyword, int start, int end) {
    String text = new String(keyword, start, end - start, StandardCharsets.UTF_8);
    return SortKeys.text(text).getBytes(StandardCharsets.UTF_8);
  }
}
