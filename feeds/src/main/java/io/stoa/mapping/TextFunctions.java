package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.any;
import static io.stoa.mapping.MappingFunction.list;
import static io.stoa.mapping.MappingFunction.text;
import static io.stoa.mapping.MappingFunction.whole;

import io.stoa.mapping.MappingFunction.Group;
import io.stoa.mapping.TraceNote.Kind;
import io.stoa.requirement.LengthUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions that shape texts and lists; all give null for null. */
final class TextFunctions {
  private TextFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>(texts());
    all.addAll(lists());
    return all;
  }

  private static List<MappingFunction> texts() {
    FunctionGroup group = FunctionGroup.of(Group.TEXTS);
    shaped(group, "upper", "In capital letters.", t -> t.toUpperCase(Locale.ROOT));
    shaped(group, "lower", "In small letters.", t -> t.toLowerCase(Locale.ROOT));
    shaped(group, "capitalize", "With a capital first letter.", TextFunctions::capitalized);
    shaped(group, "trim", "Without space at both ends.", String::strip);
    shaped(
        group,
        "stripHtml",
        "Without HTML: tags gone, breaks kept, references resolved.",
        Html::strip);
    return group
        .add(
            "text",
            TEXT,
            "Anything as text.",
            "text(value(\"weight\"))",
            (lens, s, a) -> Plain.text(a[0]),
            any("anything"))
        .add(
            "truncate",
            TEXT,
            "At most so many characters, cut between words, with … at the end.",
            "truncate(stripHtml(value(\"description\")), 5000)",
            (lens, s, a) -> {
              String text = Plain.text(a[0]);
              return cut(
                  lens, text, Truncation.characters(text, size(a[1])), LengthUnit.CHARACTERS);
            },
            any("text"),
            whole("most"))
        .add(
            "truncateBytes",
            TEXT,
            "At most so many UTF-8 bytes, cut between words, with … at the end.",
            "truncateBytes(value(\"name\"), 200)",
            (lens, s, a) -> {
              String text = Plain.text(a[0]);
              return cut(lens, text, Truncation.utf8Bytes(text, size(a[1])), LengthUnit.UTF8_BYTES);
            },
            any("text"),
            whole("most"))
        .add(
            "replace",
            TEXT,
            "The text with every occurrence of one piece replaced by another.",
            "replace(value(\"name\"), \"&\", \"and\")",
            (lens, s, a) ->
                replaced(Plain.text(a[0]), Plain.text(a[1]), Objects.toString(a[2], "")),
            any("text"),
            text("piece"),
            text("by"))
        .add(
            "length",
            INT,
            "Number of characters.",
            "length(title()) > 150 ? truncate(title(), 150) : title()",
            (lens, s, a) -> a[0] == null ? null : (long) String.valueOf(Plain.text(a[0])).length(),
            any("text"))
        .all();
  }

  private static List<MappingFunction> lists() {
    return FunctionGroup.of(Group.LISTS)
        .variadic(
            "coalesce",
            ANY,
            "The first argument that is there: neither missing nor blank.",
            "coalesce(value(\"gtin\"), value(\"ean\"))",
            any("anything"),
            (lens, s, a) -> first(Plain.entries(a[0])))
        .variadic(
            "firstOf",
            ANY,
            "The same as coalesce.",
            "firstOf(label(\"brand\"), \"No name\")",
            any("anything"),
            (lens, s, a) -> first(Plain.entries(a[0])))
        .add(
            "join",
            TEXT,
            "The entries that are there with the separator between.",
            "join([label(\"brand\"), title()], \" \")",
            (lens, s, a) -> join(Plain.entries(a[0]), Objects.toString(a[1], "")),
            list("list"),
            text("separator"))
        .add(
            "split",
            TEXTS,
            "The parts of a text between the separators.",
            "split(value(\"keywords\"), \",\")",
            (lens, s, a) -> split(Plain.text(a[0]), Objects.toString(a[1], ",")),
            any("text"),
            text("separator"))
        .add(
            "lines",
            TEXTS,
            "The lines of a text that are not blank; a list stays a list.",
            "take(lines(stripHtml(value(\"description\"))), 5)",
            (lens, s, a) -> a[0] instanceof List<?> list ? list : split(Plain.text(a[0]), "\n"),
            any("text"))
        .add(
            "take",
            LIST,
            "The first so many entries.",
            "take(images(), 9)",
            (lens, s, a) -> Plain.entries(a[0]).stream().limit(size(a[1])).toList(),
            list("list"),
            whole("most"))
        .add(
            "rest",
            LIST,
            "All entries but the first.",
            "rest(images())",
            (lens, s, a) -> Plain.entries(a[0]).stream().skip(1).toList(),
            list("list"))
        .add(
            "at",
            ANY,
            "The entry at the position, 0 for the first; null when there is none.",
            "at(images(), 1)",
            (lens, s, a) -> at(Plain.entries(a[0]), size(a[1])),
            list("list"),
            whole("position"))
        .add(
            "distinct",
            LIST,
            "Every entry once.",
            "distinct(labels(\"material\"))",
            (lens, s, a) -> Plain.entries(a[0]).stream().distinct().toList(),
            list("list"))
        .all();
  }

  private static void shaped(
      FunctionGroup group, String name, String help, UnaryOperator<String> shape) {
    group.add(
        name,
        TEXT,
        help,
        name + "(value(\"name\"))",
        (lens, s, a) -> {
          String text = Plain.text(a[0]);
          return text == null ? null : shape.apply(text);
        },
        any("text"));
  }

  private static String capitalized(String text) {
    int end = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
  }

  private static @Nullable String cut(
      Lens lens, @Nullable String text, @Nullable String shorter, LengthUnit unit) {
    if (text != null && shorter != null && !shorter.equals(text)) {
      lens.note(
          Kind.CUT,
          () ->
              "Cut from " + unit.of(text) + " to " + unit.of(shorter) + " " + unit.spoken() + ".");
    }
    return shorter;
  }

  private static @Nullable String replaced(
      @Nullable String text, @Nullable String piece, String by) {
    return text == null || piece == null || piece.isEmpty() ? text : text.replace(piece, by);
  }

  private static int size(@Nullable Object argument) {
    BigDecimal number = Plain.number(argument);
    return number == null ? 0 : (int) Math.max(0, Math.min(number.longValue(), Integer.MAX_VALUE));
  }

  private static @Nullable Object first(List<?> candidates) {
    for (Object candidate : candidates) {
      if (Plain.of(candidate) != null) {
        return candidate;
      }
    }
    return null;
  }

  private static @Nullable String join(List<?> parts, String separator) {
    List<String> texts = parts.stream().map(Plain::text).filter(Objects::nonNull).toList();
    return texts.isEmpty() ? null : String.join(separator, texts);
  }

  private static @Nullable List<String> split(@Nullable String text, String separator) {
    if (text == null || separator.isEmpty()) {
      return null;
    }
    return Arrays.stream(text.split(java.util.regex.Pattern.quote(separator)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static @Nullable Object at(List<?> entries, int index) {
    return index < entries.size() ? entries.get(index) : null;
  }
}
