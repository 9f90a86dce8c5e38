package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.TextPattern;
import io.stoa.catalog.ValueRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts: length in characters (Unicode code points) and the attribute's rule. */
record TextCheck(int most, @Nullable String rule, @Nullable TextPattern pattern)
    implements ValueCheck {
  private static final int LONGEST_TEXT = 255;
  private static final int LONGEST_AREA = 65_535;
  private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

  static TextCheck of(Attribute attribute) {
    ValueRules rules = attribute.rules();
    int limit = attribute.type() == AttributeType.TEXTAREA ? LONGEST_AREA : LONGEST_TEXT;
    String regexp = rules.regexp();
    return new TextCheck(
        rules.maxCharacters() == null ? limit : Math.min(rules.maxCharacters(), limit),
        rules.validationRule(),
        "regexp".equals(rules.validationRule()) && regexp != null
            ? TextPattern.compile(regexp)
            : null);
  }

  @Override
  public @Nullable Value check(Value value, String field, Breaches breaches) {
    if (!(value instanceof Value.Text text)) {
      return ValueCheck.wrongKind("a text", field, breaches);
    }
    return text.text().isEmpty() || !fits(text.text(), field, breaches) ? null : value;
  }

  /** Adds what the text breaks; true when that is nothing. */
  boolean fits(String text, String field, Breaches breaches) {
    int characters = text.length() <= most ? text.length() : text.codePointCount(0, text.length());
    if (characters > most) {
      breaches.add(
          field,
          "max_characters",
          "Has " + characters + " characters, at most " + most + " are allowed.",
          text);
      return false;
    }
    if (!wellFormed(text)) {
      breaches.add(field, "characters", "Holds characters that are not Unicode text.", null);
      return false;
    }
    String broken = rule == null ? null : brokenRule(text);
    if (broken != null) {
      breaches.add(field, "validation_rule", broken, text);
      return false;
    }
    return true;
  }

  private @Nullable String brokenRule(String text) {
    if ("email".equals(rule)) {
      return EMAIL.matcher(text).matches() ? null : "Must be an e-mail address.";
    }
    if ("url".equals(rule)) {
      return isUrl(text) ? null : "Must be a URL such as https://example.com/page.";
    }
    if (pattern == null) {
      return null;
    }
    return switch (pattern.find(text)) {
      case MATCHES -> null;
      case DIFFERS -> "Does not match the attribute's pattern.";
      case TOO_EXPENSIVE -> "Takes too long to match against the attribute's pattern.";
    };
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return scheme != null
          && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
          && uri.getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Half a surrogate pair cannot be stored as UTF-8, a null character not by every database. */
  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
