package io.stoa.product;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Values as JSON, in documents and in the API, streamed. The JSON says by its shape which kind of
 * value it is:
 *
 * <ul>
 *   <li>text {@code "abc"}, number {@code 12.5}, boolean {@code true}
 *   <li>date {@code {"date":"2026-01-31"}}
 *   <li>select {@code {"option":"red"}}, multi select {@code {"options":["a","b"]}}
 *   <li>metric {@code {"amount":500,"unit":"GRAM"}}
 *   <li>prices {@code {"prices":{"EUR":19.9}}}
 *   <li>media {@code {"media":"<key>","name":"front.jpg"}}
 * </ul>
 *
 * Several values stand under {@link ValueKey#text()}. What is not of this form fails with {@code
 * INVALID}.
 */
public final class ValueJson {
  static final JsonFactory FACTORY = JsonFactory.builder().build();
  private static final int MOST_CACHED_KEYS = 50_000;
  private static final Map<String, ValueKey> KEYS = new ConcurrentHashMap<>();

  private ValueJson() {}

  /** Writes one value. */
  public static void write(JsonGenerator out, Value value) {
    if (value instanceof Value.Text text) {
      out.writeString(text.text());
    } else if (value instanceof Value.Numeric number) {
      out.writeNumber(number.number());
    } else if (value instanceof Value.Flag flag) {
      out.writeBoolean(flag.on());
    } else {
      out.writeStartObject();
      properties(out, value);
      out.writeEndObject();
    }
  }

  private static void properties(JsonGenerator out, Value value) {
    if (value instanceof Value.Choice choice) {
      out.writeStringProperty("option", choice.option());
    } else if (value instanceof Value.Choices choices) {
      out.writeName("options");
      out.writeStartArray();
      choices.options().forEach(out::writeString);
      out.writeEndArray();
    } else if (value instanceof Value.Day day) {
      out.writeStringProperty("date", day.date().toString());
    } else if (value instanceof Value.Measure measure) {
      out.writeName("amount");
      out.writeNumber(measure.amount());
      out.writeStringProperty("unit", measure.unit());
    } else if (value instanceof Value.Prices prices) {
      out.writeName("prices");
      out.writeStartObject();
      prices
          .byCurrency()
          .forEach(
              (currency, amount) -> {
                out.writeName(currency);
                out.writeNumber(amount);
              });
      out.writeEndObject();
    } else if (value instanceof Value.Media media) {
      out.writeStringProperty("media", media.key());
      out.writeStringProperty("name", media.name());
    }
  }

  /** Writes an object of values by key. */
  public static void writeAll(JsonGenerator out, Values values) {
    out.writeStartObject();
    values.forEach(
        (key, value) -> {
          out.writeName(key.text());
          write(out, value);
        });
    out.writeEndObject();
  }

  /** One value as JSON text. */
  public static String text(Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(out, value);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** One value from JSON text. */
  public static Value parse(String json) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      return read(in);
    } catch (JacksonException e) {
      throw invalid(e.getOriginalMessage());
    }
  }

  /** Reads the value at whose first token the parser stands; leaves it at the last. */
  public static Value read(JsonParser in) {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw invalid("There is no value.");
    }
    return switch (token) {
      case VALUE_STRING -> new Value.Text(in.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(in.getDecimalValue());
      case VALUE_TRUE -> new Value.Flag(true);
      case VALUE_FALSE -> new Value.Flag(false);
      case START_OBJECT -> object(in);
      default -> throw invalid("A value is a text, a number, a boolean or an object.");
    };
  }

  /** Reads an object of values; the parser stands at its first token and is left at its last. */
  public static Values readAll(JsonParser in) {
    expect(in, JsonToken.START_OBJECT);
    Values.Builder values = new Values.Builder(16);
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      values.add(key(name), read(in));
    }
    return values.build();
  }

  /** The same few thousand keys come again and again. */
  private static ValueKey key(String text) {
    ValueKey known = KEYS.get(text);
    if (known == null) {
      known = ValueKey.parse(text);
      if (KEYS.size() < MOST_CACHED_KEYS) {
        KEYS.put(text, known);
      }
    }
    return known;
  }

  private static Value object(JsonParser in) {
    Parts parts = new Parts();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "option" -> parts.option = string(in, token);
        case "options" -> parts.options = strings(in);
        case "date" -> parts.date = string(in, token);
        case "amount" -> parts.amount = decimal(in, token);
        case "unit" -> parts.unit = string(in, token);
        case "prices" -> parts.prices = prices(in);
        case "media" -> parts.media = string(in, token);
        case "name" -> parts.name = string(in, token);
        default -> throw invalid("A value has no property '" + name + "'.");
      }
    }
    return parts.value();
  }

  private static String string(JsonParser in, @Nullable JsonToken token) {
    if (token != JsonToken.VALUE_STRING) {
      throw invalid("'" + in.currentName() + "' must be a text.");
    }
    return in.getString();
  }

  private static BigDecimal decimal(JsonParser in, @Nullable JsonToken token) {
    if (token == null || !token.isNumeric()) {
      throw invalid("'" + in.currentName() + "' must be a number.");
    }
    return in.getDecimalValue();
  }

  static List<String> strings(JsonParser in) {
    expect(in, JsonToken.START_ARRAY);
    List<String> strings = new ArrayList<>();
    for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
      strings.add(string(in, t));
    }
    return strings;
  }

  private static SortedMap<String, BigDecimal> prices(JsonParser in) {
    expect(in, JsonToken.START_OBJECT);
    SortedMap<String, BigDecimal> prices = new TreeMap<>();
    for (String currency = in.nextName(); currency != null; currency = in.nextName()) {
      prices.put(currency, decimal(in, in.nextToken()));
    }
    return prices;
  }

  static void expect(JsonParser in, JsonToken token) {
    if (in.currentToken() != token) {
      throw invalid("Expected " + token + " and found " + in.currentToken() + ".");
    }
  }

  static StoaException invalid(String message) {
    return new StoaException(CoreError.INVALID, message);
  }

  /** What an object held; exactly one kind of value may come of it. */
  private static final class Parts {
    private @Nullable String option;
    private @Nullable List<String> options;
    private @Nullable String date;
    private @Nullable BigDecimal amount;
    private @Nullable String unit;
    private @Nullable SortedMap<String, BigDecimal> prices;
    private @Nullable String media;
    private @Nullable String name;

    Value value() {
      if (option != null) {
        return new Value.Choice(option);
      }
      if (amount != null && unit != null) {
        return new Value.Measure(amount, unit);
      }
      if (prices != null) {
        return new Value.Prices(prices);
      }
      if (options != null) {
        return new Value.Choices(options);
      }
      if (media != null && name != null) {
        return new Value.Media(media, name);
      }
      if (date != null) {
        try {
          return new Value.Day(LocalDate.parse(date));
        } catch (DateTimeException e) {
          throw invalid("Not a date like 2026-01-31: '" + date + "'.");
        }
      }
      throw invalid("The object is no value: it lacks a part or is of no known kind.");
    }
  }
}
