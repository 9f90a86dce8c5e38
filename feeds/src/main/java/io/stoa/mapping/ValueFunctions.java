package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.any;
import static io.stoa.mapping.MappingFunction.list;
import static io.stoa.mapping.MappingFunction.text;
import static io.stoa.mapping.MappingFunction.whole;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Family;
import io.stoa.mapping.MappingFunction.Group;
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
    return FunctionGroup.of(Group.VALUES)
        .add(
            "value",
            ANY,
            "The attribute's value in the feed's locale and channel, or in the next of its"
                + " fall-backs: text, number, true or false, date as 2026-01-31, option code or"
                + " codes, 500 g, money in the feed's currency, address of a picture.",
            "value(\"name\")",
            (lens, subject, a) -> read(lens, subject, name(a[0]), lens.value(subject, name(a[0]))),
            text("attribute"))
        .add(
            "value",
            ANY,
            "The attribute's value in another locale; of a list of locales the first that has one.",
            "value(\"description\", [\"de_CH\", \"de_DE\", \"en_US\"])",
            (lens, subject, a) -> read(lens, subject, name(a[0]), chosen(lens, subject, a)),
            text("attribute"),
            any("locale"))
        .add(
            "value",
            ANY,
            "The attribute's value in another locale and channel; each may be a list, and all"
                + " locales are tried in the first channel before the next.",
            "value(\"description\", [\"de_CH\", \"de_DE\"], [\"web\", \"print\"])",
            (lens, subject, a) -> read(lens, subject, name(a[0]), chosen(lens, subject, a)),
            text("attribute"),
            any("locale"),
            any("channel"))
        .add(
            "label",
            TEXT,
            "The value as people read it: labels of options in the feed's language, several with"
                + " commas between.",
            "label(\"color\")",
            (lens, subject, a) -> label(lens, subject, name(a[0]), ", "),
            text("attribute"))
        .add(
            "labels",
            TEXTS,
            "As label, each option on its own.",
            "join(labels(\"material\"), \"/\")",
            (lens, subject, a) -> {
              List<String> labels = labels(lens, subject, name(a[0]));
              return labels.isEmpty() ? null : labels;
            },
            text("attribute"))
        .add(
            "attributeLabel",
            TEXT,
            "What the attribute is called in the feed's language.",
            "attributeLabel(\"color\")",
            (lens, subject, a) -> attributeLabel(lens, name(a[0])),
            text("attribute"))
        .add(
            "convert",
            ANY,
            "The amount of a metric value in the unit, as a number.",
            "convert(\"weight\", \"KILOGRAM\")",
            (lens, subject, a) -> {
              Measured measured = measured(lens, subject, name(a[0]), name(a[1]));
              return measured == null ? null : number(measured.amount());
            },
            text("attribute"),
            text("unit"))
        .add(
            "measure",
            TEXT,
            "A metric value in the unit with its symbol, such as 0.5 kg.",
            "measure(\"weight\", \"KILOGRAM\")",
            (lens, subject, a) -> {
              Measured measured = measured(lens, subject, name(a[0]), name(a[1]));
              return measured == null ? null : measured.text();
            },
            text("attribute"),
            text("unit"))
        .add(
            "measure",
            TEXT,
            "As measure with two arguments, rounded half up to so many digits.",
            "measure(\"weight\", \"KILOGRAM\", 1)",
            (lens, subject, a) -> {
              Measured measured = measured(lens, subject, name(a[0]), name(a[1]));
              return measured == null ? null : measured.rounded(digits(a[2])).text();
            },
            text("attribute"),
            text("unit"),
            whole("digits"))
        .add(
            "unit",
            TEXT,
            "The unit of a metric value as the feed's channel wants it.",
            "unit(\"weight\")",
            (lens, subject, a) ->
                lens.value(subject, name(a[0])) instanceof Value.Measure measure
                    ? lens.attribute(name(a[0]))
                        .map(at -> lens.units().inChannelUnit(at, measure).unit())
                        .orElse(measure.unit())
                    : null,
            text("attribute"))
        .add(
            "pairs",
            LIST,
            "For each of the attributes that has a value an object with its label and the value's"
                + " label; key and value say what the two are called, the separator stands between"
                + " several options.",
            "pairs([\"color\", \"size\"], \"key\", \"value\", \";\")",
            (lens, subject, a) ->
                pairs(lens, subject, Plain.entries(a[0]), name(a[1]), name(a[2]), name(a[3])),
            list("attributes"),
            text("key"),
            text("value"),
            text("separator"))
        .all();
  }

  private static int digits(@Nullable Object argument) {
    return argument instanceof Long digits ? (int) Math.max(0, Math.min(digits, 9)) : 0;
  }

  /** The value in the locales and channels that the arguments behind the attribute name. */
  private static @Nullable Value chosen(Lens lens, Subject subject, @Nullable Object[] arguments) {
    List<String> locales = names(arguments[1], lens.perspective().locale());
    List<String> channels =
        names(arguments.length > 2 ? arguments[2] : null, lens.perspective().channel());
    return lens.firstValue(subject, name(arguments[0]), locales, channels);
  }

  private static List<String> names(@Nullable Object argument, String fallback) {
    List<String> names = Plain.entries(argument).stream().map(String::valueOf).toList();
    return names.isEmpty() ? List.of(fallback) : names;
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
        pair.put(key, attributeLabel(lens, code));
        pair.put(value, says);
        pairs.add(pair);
      }
    }
    return pairs.isEmpty() ? null : pairs;
  }

  static String attributeLabel(Lens lens, String code) {
    return lens.attribute(code).map(a -> lens.label(a.labels(), code)).orElse(code);
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
