package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.function;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Family;
import io.stoa.product.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that read a product's values. */
final class ValueFunctions {
  private ValueFunctions() {}

  static List<MappingFunction> all() {
    return List.of(
        function(
            "value",
            ANY,
            "The attribute's value in the feed's locale and channel: text, number, true or false,"
                + " date as 2026-01-31, option code or codes, 500 g, money in the feed's currency,"
                + " address of a picture.",
            (lens, subject, a) -> read(lens, subject, name(a[0]), lens.value(subject, name(a[0]))),
            TEXT),
        function(
            "value",
            ANY,
            "The attribute's value in another locale.",
            (lens, subject, a) ->
                read(
                    lens,
                    subject,
                    name(a[0]),
                    lens.value(subject, name(a[0]), name(a[1]), lens.perspective().channel())),
            TEXT,
            TEXT),
        function(
            "value",
            ANY,
            "The attribute's value in another locale and channel.",
            (lens, subject, a) ->
                read(
                    lens,
                    subject,
                    name(a[0]),
                    lens.value(subject, name(a[0]), name(a[1]), name(a[2]))),
            TEXT,
            TEXT,
            TEXT),
        function(
            "label",
            TEXT,
            "The value as people read it: labels of options in the feed's language, several with"
                + " commas between.",
            (lens, subject, a) -> label(lens, subject, name(a[0]), ", "),
            TEXT),
        function(
            "labels",
            TEXTS,
            "As label, each option on its own.",
            (lens, subject, a) -> {
              List<String> labels = labels(lens, subject, name(a[0]));
              return labels.isEmpty() ? null : labels;
            },
            TEXT),
        function(
            "convert",
            ANY,
            "The amount of a metric value in the unit, such as convert(\"weight\", \"KILOGRAM\").",
            (lens, subject, a) -> {
              Measured measured = measured(lens, subject, name(a[0]), name(a[1]));
              return measured == null ? null : number(measured.amount());
            },
            TEXT,
            TEXT),
        function(
            "unit",
            TEXT,
            "The unit of a metric value as the feed's channel wants it.",
            (lens, subject, a) ->
                lens.value(subject, name(a[0])) instanceof Value.Measure measure
                    ? lens.attribute(name(a[0]))
                        .map(at -> lens.units().inChannelUnit(at, measure).unit())
                        .orElse(measure.unit())
                    : null,
            TEXT),
        function(
            "pairs",
            LIST,
            "For each of the attributes that has a value an object with its label and the value's"
                + " label: pairs([\"color\"], \"key\", \"value\", \";\").",
            (lens, subject, a) ->
                pairs(lens, subject, Plain.entries(a[0]), name(a[1]), name(a[2]), name(a[3])),
            LIST,
            TEXT,
            TEXT,
            TEXT));
  }

  private static String name(@Nullable Object argument) {
    return argument == null ? "" : argument.toString();
  }

  static @Nullable Object read(
      Lens lens, Subject subject, String attribute, @Nullable Value value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Choice choice) {
      return choice.option();
    }
    if (value instanceof Value.Numeric numeric) {
      return number(numeric.number());
    }
    if (value instanceof Value.Flag flag) {
      return flag.on();
    }
    if (value instanceof Value.Day day) {
      return day.date().toString();
    }
    if (value instanceof Value.Choices choices) {
      return choices.options();
    }
    if (value instanceof Value.Media media) {
      return ProductFunctions.mediaUrl(lens, media);
    }
    if (value instanceof Value.Measure measure) {
      return lens.attribute(attribute)
          .map(found -> lens.units().inChannelUnit(found, measure))
          .orElse(null);
    }
    String currency = lens.perspective().currency();
    BigDecimal amount = ((Value.Prices) value).byCurrency().get(currency);
    return amount == null ? null : new Money(amount, currency);
  }

  /** Whole numbers as CEL's int, others as double: CEL computes with nothing else. */
  static Object number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() < 18
        ? (Object) plain.longValueExact()
        : (Object) number.doubleValue();
  }

  static List<String> labels(Lens lens, Subject subject, String attribute) {
    Value value = lens.value(subject, attribute);
    if (value instanceof Value.Choice choice) {
      return List.of(lens.optionLabel(attribute, choice.option()));
    }
    if (value instanceof Value.Choices choices) {
      return choices.options().stream().map(o -> lens.optionLabel(attribute, o)).toList();
    }
    String text = Plain.text(read(lens, subject, attribute, value));
    return text == null ? List.of() : List.of(text);
  }

  private static @Nullable String label(
      Lens lens, Subject subject, String attribute, String separator) {
    List<String> labels = labels(lens, subject, attribute);
    return labels.isEmpty() ? null : String.join(separator, labels);
  }

  private static @Nullable Measured measured(
      Lens lens, Subject subject, String attribute, String unit) {
    Attribute found = lens.attribute(attribute).orElse(null);
    return found != null && lens.value(subject, attribute) instanceof Value.Measure measure
        ? lens.units().in(found, measure, unit)
        : null;
  }

  private static @Nullable List<Object> pairs(
      Lens lens, Subject subject, List<?> attributes, String key, String value, String separator) {
    List<Object> pairs = new ArrayList<>();
    for (Object attribute : attributes) {
      String code = String.valueOf(attribute);
      String says = label(lens, subject, code, separator);
      if (says != null) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(
            key,
            lens.attribute(code)
                .map(a -> a.labels().in(lens.perspective().locale(), code))
                .orElse(code));
        pair.put(value, says);
        pairs.add(pair);
      }
    }
    return pairs.isEmpty() ? null : pairs;
  }

  /** What names the product: its family's label attribute, else {@code name}. */
  static @Nullable Object title(Lens lens, Subject subject) {
    String attribute =
        subject.family() == null
            ? null
            : lens.catalog().family(subject.family()).map(Family::attributeAsLabel).orElse(null);
    String code = attribute == null ? "name" : attribute;
    return read(lens, subject, code, lens.value(subject, code));
  }
}
