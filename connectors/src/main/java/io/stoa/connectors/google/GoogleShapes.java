package io.stoa.connectors.google;

import io.stoa.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Turns values as files have them into the API's: prices into micros, words into enums, amounts
 * into numbers with units. What has not the expected form stays as it is, so that Google says what
 * is wrong with it.
 */
final class GoogleShapes {
  private static final Pattern PRICE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ([A-Z]{3})");
  private static final Pattern MEASURE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([a-z]+)");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSS][XXX][XX]", Locale.ROOT);
  private static final Map<String, String> DAYS =
      Map.of(
          "2-day", "TWO_DAY",
          "3-day", "THREE_DAY",
          "4-day", "FOUR_DAY",
          "5-day", "FIVE_DAY",
          "6-day", "SIX_DAY",
          "7-day", "SEVEN_DAY");

  private GoogleShapes() {}

  static JsonNode text(JsonNode value) {
    return StringNode.valueOf(value.asString(""));
  }

  /** {@code 15.00 USD} as {@code {amountMicros: "15000000", currencyCode: "USD"}}. */
  static JsonNode price(JsonNode value) {
    Matcher price = PRICE.matcher(value.asString(""));
    if (!price.matches()) {
      return value;
    }
    BigDecimal micros = new BigDecimal(price.group(1)).movePointRight(6);
    return Json.MAPPER
        .createObjectNode()
        .put("amountMicros", micros.toBigInteger().toString())
        .put("currencyCode", price.group(2));
  }

  /** {@code 1.5 kg} as a number and a unit. */
  static JsonNode measure(JsonNode value) {
    Matcher measure = MEASURE.matcher(value.asString(""));
    return measure.matches()
        ? Json.MAPPER
            .createObjectNode()
            .put("value", new BigDecimal(measure.group(1)))
            .put("unit", measure.group(2))
        : value;
  }

  /** As {@link #measure} with a whole number, which JSON has as text. */
  static JsonNode wholeMeasure(JsonNode value) {
    Matcher measure = MEASURE.matcher(value.asString(""));
    return measure.matches()
        ? Json.MAPPER
            .createObjectNode()
            .put("value", measure.group(1))
            .put("unit", measure.group(2))
        : value;
  }

  /** {@code in_stock} as {@code IN_STOCK}, {@code 2-day} as {@code TWO_DAY}, A+ as AP. */
  static JsonNode word(JsonNode value) {
    String text = value.asString("");
    return StringNode.valueOf(
        DAYS.getOrDefault(
            text,
            text.replace('+', 'P').replace('-', '_').replace(' ', '_').toUpperCase(Locale.ROOT)));
  }

  static JsonNode yesNo(JsonNode value) {
    return switch (value.asString("")) {
      case "yes", "true" -> Json.MAPPER.getNodeFactory().booleanNode(true);
      case "no", "false" -> Json.MAPPER.getNodeFactory().booleanNode(false);
      default -> value;
    };
  }

  /** A 64-bit number, which JSON has as text. */
  static JsonNode number(JsonNode value) {
    return StringNode.valueOf(value.asString(""));
  }

  /** RFC 3339 in UTC, with seconds; a day is its beginning. */
  static JsonNode moment(JsonNode value) {
    return StringNode.valueOf(moment(value.asString("")));
  }

  private static String moment(String text) {
    try {
      OffsetDateTime time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
              : OffsetDateTime.parse(text, MOMENT);
      return time.toInstant().toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** Two times with a slash between. */
  static JsonNode interval(JsonNode value) {
    String[] ends = value.asString("").split("/", -1);
    return ends.length == 2
        ? Json.MAPPER
            .createObjectNode()
            .put("startTime", moment(ends[0]))
            .put("endTime", moment(ends[1]))
        : value;
  }

  /** What one field becomes. */
  @FunctionalInterface
  interface Shape {
    JsonNode of(JsonNode value);

    /** A list of such, also of a single value. */
    default Shape each() {
      return value -> {
        ArrayNode list = Json.MAPPER.createArrayNode();
        if (value.isArray()) {
          value.forEach(entry -> list.add(of(entry)));
        } else {
          list.add(of(value));
        }
        return list;
      };
    }
  }

  /** A structured value, part by part; parts that are empty are left out. */
  static Shape parts(Map<String, Shape> parts) {
    return value -> {
      ObjectNode object = Json.MAPPER.createObjectNode();
      value
          .propertyStream()
          .filter(part -> !part.getValue().asString("").isEmpty() || part.getValue().isContainer())
          .forEach(
              part ->
                  object.set(
                      camel(part.getKey()),
                      parts.getOrDefault(part.getKey(), GoogleShapes::text).of(part.getValue())));
      return object;
    };
  }

  /** {@code image_link} as {@code imageLink}, {@code custom_label_0} as {@code customLabel0}. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    boolean up = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        up = true;
      } else {
        camel.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    return camel.toString();
  }
}
