package io.stoa.requirement;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether one value is of the type that a field takes. */
final class TypeCheck {
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?][^>]*>");
  private static final Pattern REFERENCE =
      Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\\d*);");
  private static final Pattern MONEY = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?) ([A-Z]{3})");
  private static final Set<String> IMAGE_ENDINGS =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp");
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** With or without seconds; the offset as {@code Z}, {@code +01:00} or {@code +0100}. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSS][XXX][XX]", Locale.ROOT);

  private TypeCheck() {}

  /** What is wrong with the value, null when nothing is. */
  static @Nullable String problem(FieldType type, Object value, List<String> allowed) {
    return switch (type) {
      case TEXT -> value instanceof String ? null : "is not text";
      case PLAIN_TEXT -> plainText(value);
      case URL -> url(value, null);
      case IMAGE_URL -> url(value, allowed.isEmpty() ? IMAGE_ENDINGS : allowed);
      case PRICE -> price(value);
      case ENUM ->
          allowed.contains(String.valueOf(value))
              ? null
              : "is none of: " + String.join(", ", allowed);
      case GTIN ->
          Gtin.isValid(String.valueOf(value))
              ? null
              : "is not a GTIN: 8, 12, 13 or 14 digits with a right check digit";
      case GLN ->
          String.valueOf(value).length() == 13 && Gtin.isValid(String.valueOf(value))
              ? null
              : "is not a GLN: 13 digits with a right check digit";
      case DATE_TIME ->
          moment(String.valueOf(value)) == null ? "is not an ISO 8601 date or time" : null;
      case DATE_RANGE -> dateRange(String.valueOf(value));
      case INTEGER -> integer(value);
      case NUMBER -> number(value) == null ? "is not a number" : null;
      case BOOLEAN ->
          value instanceof Boolean || "true".equals(value) || "false".equals(value)
              ? null
              : "is neither true nor false";
      case LIST, JSON -> null;
    };
  }

  private static @Nullable String plainText(Object value) {
    if (!(value instanceof String text)) {
      return "is not text";
    }
    if (text.indexOf('<') >= 0 && TAG.matcher(text).find()) {
      return "holds HTML tags; use stripHtml(...)";
    }
    if (text.indexOf('&') >= 0 && REFERENCE.matcher(text).find()) {
      return "holds HTML character references; use stripHtml(...)";
    }
    return null;
  }

  private static @Nullable String url(Object value, @Nullable Collection<String> endings) {
    String text = String.valueOf(value);
    if (!isVisibleAscii(text)) {
      return "is not a web address: spaces and characters beyond ASCII must be percent-encoded";
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return "is not a web address: " + e.getReason();
    }
    String scheme = uri.getScheme();
    if (scheme == null || uri.getHost() == null) {
      return "is not an absolute web address";
    }
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      return "is not an http or https address";
    }
    return endings == null ? null : imageEnding(uri, endings);
  }

  private static boolean isVisibleAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) >= 127) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String imageEnding(URI uri, Collection<String> endings) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    int dot = path.lastIndexOf('.');
    if (dot <= path.lastIndexOf('/')) {
      return null;
    }
    String ending = path.substring(dot + 1).toLowerCase(Locale.ROOT);
    return endings.contains(ending)
        ? null
        : "does not lead to an image that is taken (." + ending + ")";
  }

  private static @Nullable String price(Object value) {
    var parts = MONEY.matcher(String.valueOf(value));
    if (!parts.matches()) {
      return "is not a price such as 15.00 USD";
    }
    if (!CURRENCIES.contains(parts.group(2))) {
      return "is in an unknown currency";
    }
    int digits = Math.max(0, Currency.getInstance(parts.group(2)).getDefaultFractionDigits());
    return new BigDecimal(parts.group(1)).stripTrailingZeros().scale() > digits
        ? "has more decimals than " + parts.group(2) + ", which has " + digits
        : null;
  }

  private static @Nullable String dateRange(String text) {
    int slash = text.indexOf('/');
    OffsetDateTime from = slash < 0 ? null : moment(text.substring(0, slash));
    OffsetDateTime until = slash < 0 ? null : moment(text.substring(slash + 1));
    if (from == null || until == null) {
      return "is not two ISO 8601 times with a slash between";
    }
    return from.isBefore(until) ? null : "ends before it begins";
  }

  /** The time that the text says, a day's beginning in UTC; null when it says none. */
  static @Nullable OffsetDateTime moment(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
      }
      return OffsetDateTime.parse(text, MOMENT);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String integer(Object value) {
    BigDecimal number = number(value);
    return number == null || number.stripTrailingZeros().scale() > 0
        ? "is not a whole number"
        : null;
  }

  /** The number that the value is or says, null when it is none. */
  static @Nullable BigDecimal number(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Long || value instanceof Integer) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    String text = value.toString();
    int space = text.indexOf(' ');
    try {
      return text.length() > 40
          ? null
          : new BigDecimal(
              space > 0 && MONEY.matcher(text).matches() ? text.substring(0, space) : text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
