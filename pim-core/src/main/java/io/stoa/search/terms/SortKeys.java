package io.stoa.search.terms;

import io.stoa.product.ValueKey;
import org.jspecify.annotations.Nullable;

/** Names of what can be sorted by; a document has at most one value for each. */
public final class SortKeys {
  private static final int LONGEST = 100;

  private SortKeys() {}

  /** The completeness in percent. */
  public static String completeness(String channel, String locale) {
    return completeness(channel + "/" + locale);
  }

  static String completeness(String channelAndLocale) {
    return "c" + Folding.fold(channelAndLocale);
  }

  /** The label in the locale; the empty one where it is not localizable. */
  public static String label(String locale) {
    return "l" + Folding.fold(locale);
  }

  /** The value; of prices the one in the currency, or the first where that is null. */
  public static String value(ValueKey key, @Nullable String currency) {
    return "v" + Keywords.key(key, currency);
  }

  /**
   * Whether it may be the beginning of a longer text: it is cut, or half a character was left out.
   */
  public static boolean mayGoOn(String ordered) {
    return ordered.length() >= LONGEST - 1;
  }

  /**
   * Whether the folded text begins as it is ordered.
   *
   * @param ordered {@link #text} of it
   */
  static boolean isBeginningOf(String text, String ordered) {
    return ordered.equals(Folding.start(Folding.fold(text), LONGEST));
  }

  /** How a text is ordered: ignoring case and accents, by its first characters. */
  static String text(String text) {
    // Cut first: folding a long text only to throw most of it away is slow.
    String start = Folding.foldAccents(Folding.start(text.stripLeading(), 2 * LONGEST));
    return Folding.start(start, LONGEST);
  }
}
