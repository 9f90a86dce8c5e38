package io.stoa.requirement;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a channel does not want in a text, whatever the field's type. Checks allocate little. */
public enum Unwanted {
  /** Two words or more, and none of them with a small letter. */
  ALL_CAPS("is in capital letters throughout") {
    @Override
    boolean in(String text) {
      return allCaps(text);
    }
  },
  /** Words that sell and do not describe, in the languages that shops feed most. */
  PROMOTION("holds words that advertise, such as free shipping or buy now") {
    @Override
    boolean in(String text) {
      String small = text.toLowerCase(Locale.ROOT);
      for (String phrase : PHRASES) {
        if (small.contains(phrase)) {
          return true;
        }
      }
      return text.indexOf('%') >= 0 && DISCOUNT.matcher(small).find();
    }
  },
  /** Web addresses. */
  LINKS("holds a web address; use stripLinks(...)") {
    @Override
    boolean in(String text) {
      return text.contains("://") || text.contains("www.");
    }
  },
  /** Control, private-use and unassigned characters; line breaks and tabs are fine. */
  INVALID_CHARACTERS("holds control, private or undefined characters") {
    @Override
    boolean in(String text) {
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        if ((point < ' ' || point > '~') && invalid(point)) {
          return true;
        }
        i += Character.charCount(point);
      }
      return false;
    }
  },
  /** Emoji and other pictures among the characters. */
  EMOJI("holds emoji") {
    @Override
    boolean in(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean symbol = c >= 0x2600 && c <= 0x27BF;
        boolean picture = c == 0xD83C || c == 0xD83D || c == 0xD83E || c == 0xFE0F;
        if (symbol || picture) {
          return true;
        }
      }
      return false;
    }
  },
  /** Scripts, frames, forms and plug-ins in HTML. */
  ACTIVE_CONTENT("holds active content, such as a script, a frame, a form or an event handler") {
    @Override
    boolean in(String text) {
      return text.indexOf('<') >= 0 && ACTIVE.matcher(text).find();
    }
  },
  /** Line breaks and tabs. */
  LINE_BREAKS("holds a line break or a tab") {
    @Override
    boolean in(String text) {
      return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0;
    }
  },
  /** Prefixes that shops use inside: https://support.google.com/merchants/answer/6286293 */
  RESTRICTED_GTIN("has a prefix for use inside a shop: 2, 02 or 04") {
    @Override
    boolean in(String text) {
      return Gtin.isRestricted(text);
    }
  },
  /** Prefixes of coupons: https://support.google.com/merchants/answer/6286302 */
  COUPON_GTIN("has a prefix of coupons: 981 to 984, 99 or 05") {
    @Override
    boolean in(String text) {
      return Gtin.isCoupon(text);
    }
  };

  private static final List<String> PHRASES =
      List.of(
          "free shipping",
          "free delivery",
          "buy now",
          "order now",
          "shop now",
          "limited time",
          "limited offer",
          "special offer",
          "best price",
          "lowest price",
          "best seller!",
          "on sale",
          "sale!",
          "click here",
          "buy one get one",
          "money back",
          "versandkostenfrei",
          "kostenloser versand",
          "gratis versand",
          "jetzt kaufen",
          "jetzt bestellen",
          "livraison gratuite",
          "envío gratis",
          "spedizione gratuita",
          "gratis verzending",
          "бесплатная доставка",
          "包邮");
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)<\\s*/?\\s*(script|iframe|frame|frameset|object|embed|applet|form|input|button|link|meta"
              + "|base)\\b|<[^>]*\\bon[a-z]{3,20}\\s*=|<[^>]*\\bjavascript\\s*:");
  private static final Pattern DISCOUNT =
      Pattern.compile("\\d\\s?%\\s?(off|discount|rabatt|reduced|sale)|[-–]\\d{1,2}\\s?%");

  private final String says;

  Unwanted(String says) {
    this.says = says;
  }

  abstract boolean in(String text);

  /** What is wrong with the text, null when nothing is. */
  @Nullable String problem(String text) {
    return in(text) ? says : null;
  }

  /** Last part of the rule's name, such as {@code all_caps}. */
  String ruleName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean allCaps(String text) {
    int words = 0;
    int inWord = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      if (Character.isUpperCase(c)) {
        inWord++;
      } else {
        words += inWord > 2 ? 1 : 0;
        inWord = 0;
      }
    }
    return words + (inWord > 2 ? 1 : 0) > 1;
  }

  private static boolean invalid(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
      case Character.PRIVATE_USE, Character.SURROGATE -> true;
      case Character.UNASSIGNED -> (point & 0xFFFE) == 0xFFFE;
      default -> point == 0xFFFD;
    };
  }
}
