package io.stoa.search.lucene;

import io.stoa.product.ValueKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The terms of {@link Fields#KEYWORDS}: a letter for the kind, a name, and for values a zero
 * character and the value. Codes and texts are folded.
 */
final class Keywords {
  /** Longer texts are cut in their term, which then ends with a digest of the whole text. */
  static final int LONGEST = 200;

  /** Kinds of value, right after the zero character. */
  static final char TEXT = 't';

  static final char NUMBER = 'n';
  static final char DATE = 'd';
  static final char STANDARD = 's';

  /** On every document that is not the mark of a removed one. */
  static final BytesRef LIVE = new BytesRef("L");

  private Keywords() {}

  static BytesRef kind(String kind) {
    return new BytesRef("K" + kind);
  }

  static BytesRef family(String code) {
    return new BytesRef("F" + Folding.fold(code));
  }

  static BytesRef category(String code) {
    return new BytesRef("C" + Folding.fold(code));
  }

  static BytesRef group(String code) {
    return new BytesRef("G" + Folding.fold(code));
  }

  static BytesRef parent(String key) {
    return new BytesRef("P" + Folding.fold(key));
  }

  static BytesRef identifier(String identifier) {
    return new BytesRef("I" + Folding.fold(identifier));
  }

  static BytesRef enabled(boolean enabled) {
    return new BytesRef("E" + enabled);
  }

  /** The beginning of all completeness terms of the channel and locale. */
  static byte[] completeness(String channelAndLocale) {
    return utf8("%" + Folding.fold(channelAndLocale) + "\0");
  }

  static BytesRef present(String key) {
    return new BytesRef("?" + key);
  }

  /** The document has a text under the key that is longer than its term. */
  static BytesRef longText(String key) {
    return new BytesRef(">" + key);
  }

  /** The document has such a text that its {@link Fields#WORDS} do not hold whole. */
  static BytesRef opaqueText(String key) {
    return new BytesRef(">" + key + "\0");
  }

  /** A value's name in terms. */
  static String key(ValueKey key) {
    return Folding.fold(key.text());
  }

  /** The price in one currency, or the metric in its standard unit where the unit is empty. */
  static String key(ValueKey key, @Nullable String unit) {
    return unit == null ? key(key) : key(key) + "#" + Folding.fold(unit);
  }

  /** The beginning of all terms of the key's values of one kind. */
  static byte[] values(String key, char kind) {
    return utf8("=" + key + "\0" + kind);
  }

  static BytesRef text(String key, String folded) {
    return new BytesRef(textPrefix(key, folded) + digestIfLong(folded));
  }

  /** The term of the text, up to where it is cut. */
  static String textPrefix(String key, String folded) {
    return "=" + key + "\0" + TEXT + Folding.start(folded, LONGEST);
  }

  static boolean isLong(String folded) {
    return folded.length() > LONGEST;
  }

  static BytesRef join(byte[] prefix, byte[] value) {
    byte[] joined = new byte[prefix.length + value.length];
    System.arraycopy(prefix, 0, joined, 0, prefix.length);
    System.arraycopy(value, 0, joined, prefix.length, value.length);
    return new BytesRef(joined);
  }

  private static String digestIfLong(String folded) {
    if (!isLong(folded)) {
      return "";
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf8(folded));
      return "\0" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
