package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.MAP;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.function;
import static io.stoa.mapping.MappingFunction.variadic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    return List.of(
        shaped("upper", "In capital letters.", t -> t.toUpperCase(Locale.ROOT)),
        shaped("lower", "In small letters.", t -> t.toLowerCase(Locale.ROOT)),
        shaped("trim", "Without space at both ends.", String::strip),
        shaped(
            "stripHtml", "Without HTML: tags gone, breaks kept, references resolved.", Html::strip),
        function("text", TEXT, "Anything as text.", (lens, s, a) -> Plain.text(a[0]), ANY),
        function(
            "truncate",
            TEXT,
            "At most so many characters, cut between words, with … at the end.",
            (lens, s, a) -> Truncation.characters(Plain.text(a[0]), size(a[1])),
            ANY,
            INT),
        function(
            "truncateBytes",
            TEXT,
            "At most so many UTF-8 bytes, cut between words, with … at the end.",
            (lens, s, a) -> Truncation.utf8Bytes(Plain.text(a[0]), size(a[1])),
            ANY,
            INT),
        function(
            "length",
            INT,
            "Number of characters.",
            (lens, s, a) -> a[0] == null ? null : (long) String.valueOf(Plain.text(a[0])).length(),
            ANY),
        function(
            "round",
            INT,
            "The nearest whole number, half up.",
            (lens, s, a) -> {
              BigDecimal number = Plain.number(a[0]);
              return number == null ? null : number.setScale(0, RoundingMode.HALF_UP).longValue();
            },
            ANY),
        function(
            "lookup",
            ANY,
            "What the map holds under the key, null when nothing.",
            (lens, s, a) -> lookup(a[0], a[1], null),
            MAP,
            ANY),
        function(
            "lookup",
            ANY,
            "What the map holds under the key, else the third argument.",
            (lens, s, a) -> lookup(a[0], a[1], a[2]),
            MAP,
            ANY,
            ANY));
  }

  private static List<MappingFunction> lists() {
    return List.of(
        variadic(
            "coalesce",
            ANY,
            "The first argument that is there.",
            (lens, s, a) -> first(Plain.entries(a[0]))),
        variadic(
            "firstOf",
            ANY,
            "The first argument that is there.",
            (lens, s, a) -> first(Plain.entries(a[0]))),
        function(
            "join",
            TEXT,
            "The entries that are there with the separator between.",
            (lens, s, a) -> join(Plain.entries(a[0]), Objects.toString(a[1], "")),
            LIST,
            TEXT),
        function(
            "split",
            TEXTS,
            "The parts of a text between the separators.",
            (lens, s, a) -> split(Plain.text(a[0]), Objects.toString(a[1], ",")),
            ANY,
            TEXT),
        function(
            "lines",
            TEXTS,
            "The lines of a text that are not blank; a list stays a list.",
            (lens, s, a) -> a[0] instanceof List<?> list ? list : split(Plain.text(a[0]), "\n"),
            ANY),
        function(
            "take",
            LIST,
            "The first so many entries.",
            (lens, s, a) -> Plain.entries(a[0]).stream().limit(size(a[1])).toList(),
            LIST,
            INT),
        function(
            "rest",
            LIST,
            "All entries but the first.",
            (lens, s, a) -> Plain.entries(a[0]).stream().skip(1).toList(),
            LIST),
        function(
            "at",
            ANY,
            "The entry at the position, 0 for the first; null when there is none.",
            (lens, s, a) -> at(Plain.entries(a[0]), size(a[1])),
            LIST,
            INT));
  }

  private static MappingFunction shaped(String name, String help, UnaryOperator<String> shape) {
    return function(
        name,
        TEXT,
        help,
        (lens, s, a) -> {
          String text = Plain.text(a[0]);
          return text == null ? null : shape.apply(text);
        },
        ANY);
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

  private static @Nullable Object lookup(
      @Nullable Object map, @Nullable Object key, @Nullable Object fallback) {
    Object found = map instanceof Map<?, ?> entries && key != null ? entries.get(key) : null;
    return found == null ? fallback : found;
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
