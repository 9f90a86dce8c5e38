package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.MAP;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.any;
import static io.stoa.mapping.MappingFunction.list;
import static io.stoa.mapping.MappingFunction.text;
import static io.stoa.mapping.MappingFunction.whole;

import io.stoa.mapping.MappingFunction.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Functions that bring texts, lists and variants into the shapes that channels' files want. */
final class ChannelFunctions {
  private static final Pattern LINK =
      Pattern.compile("(?i)\\(?\\b(?:https?://|www\\.)[^\\s()<>]+\\)?");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private ChannelFunctions() {}

  static List<MappingFunction> all() {
    return FunctionGroup.of(Group.TEXTS)
        .add(
            "stripLinks",
            TEXT,
            "The text without web addresses.",
            "stripLinks(stripHtml(value(\"description\")))",
            (lens, s, a) -> withoutLinks(Plain.text(a[0])),
            any("text"))
        .add(
            "slug",
            TEXT,
            "The text for use in an address: small letters a to z, digits and single hyphens.",
            "slug(title())",
            (lens, s, a) -> Slug.of(Plain.text(a[0])),
            any("text"))
        .add(
            "takeFitting",
            LIST,
            "The first so many entries, fewer where their characters with one between exceed the"
                + " third argument.",
            "takeFitting(rest(images()), 20, 2000)",
            (lens, s, a) -> fitting(Plain.entries(a[0]), number(a[1]), number(a[2])),
            list("list"),
            whole("most"),
            whole("characters"))
        .add(
            "positions",
            LIST,
            "1, 2, 3 and so on, as many as the list has entries.",
            "positions(allImages())",
            (lens, s, a) -> LongStream.rangeClosed(1, Plain.entries(a[0]).size()).boxed().toList(),
            list("list"))
        .add(
            "variantOptions",
            MAP,
            "What tells a variant from its siblings, by the attribute's label; null for what is no"
                + " variant.",
            "variantOptions()",
            (lens, s, a) -> options(lens, s))
        .add(
            "axisValues",
            LIST,
            "For each attribute by which the variants of a product model differ an object with its"
                + " label and the values of all variants, none twice; the arguments say what the"
                + " two are called, and what each value is called in an object of its own. Null for"
                + " what is no product model.",
            "axisValues(\"name\", \"values\", \"name\")",
            (lens, s, a) -> axisValues(lens, s, Plain.text(a[0]), Plain.text(a[1]), a[2]),
            text("label"),
            text("values"),
            text("value"))
        .all();
  }

  private static @Nullable List<Object> axisValues(
      Lens lens,
      Subject model,
      @Nullable String label,
      @Nullable String values,
      @Nullable Object each) {
    if (model.variants().isEmpty() || label == null || values == null) {
      return null;
    }
    List<Object> axes = new ArrayList<>();
    for (String axis : lens.axes(model.familyVariant())) {
      List<Object> labels =
          model.variants().stream()
              .map(variant -> String.join(", ", ValueFunctions.labels(lens, variant, axis)))
              .filter(text -> !text.isEmpty())
              .distinct()
              .<Object>map(text -> each == null ? text : Map.of(each.toString(), text))
              .toList();
      axes.add(Map.of(label, ValueFunctions.attributeLabel(lens, axis), values, labels));
    }
    return axes;
  }

  private static @Nullable String withoutLinks(@Nullable String text) {
    if (text == null || (!text.contains("://") && !text.contains("www."))) {
      return text;
    }
    return SPACES.matcher(LINK.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  private static List<?> fitting(List<?> entries, int most, int characters) {
    List<Object> taken = new ArrayList<>();
    int joined = -1;
    for (Object entry : entries) {
      String text = Plain.text(entry);
      joined += 1 + (text == null ? 0 : text.length());
      if (taken.size() == most || joined > characters) {
        break;
      }
      taken.add(entry);
    }
    return taken;
  }

  private static @Nullable Map<String, Object> options(Lens lens, Subject subject) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (String axis : lens.axes(subject.familyVariant())) {
      List<String> labels = ValueFunctions.labels(lens, subject, axis);
      if (!labels.isEmpty()) {
        options.put(ValueFunctions.attributeLabel(lens, axis), String.join(", ", labels));
      }
    }
    return options.isEmpty() ? null : options;
  }

  private static int number(@Nullable Object argument) {
    BigDecimal number = Plain.number(argument);
    return number == null ? 0 : Math.max(0, number.intValue());
  }
}
