package io.stoa.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts for use in addresses: small letters a to z, digits and single hyphens. */
public final class Slug {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  private Slug() {}

  /** Null for null, and where nothing is left of the text. */
  public static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String joined =
        BETWEEN_WORDS.matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss")).replaceAll("-");
    int from = joined.startsWith("-") ? 1 : 0;
    int until = joined.length() - (joined.endsWith("-") && joined.length() > from ? 1 : 0);
    return until <= from ? null : joined.substring(from, until);
  }
}
