package io.stoa.schema.networknt;

import io.stoa.requirement.LengthUnit;
import io.stoa.schema.networknt.QuickSchema.UnknownKeyword;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * Keywords about a value itself, for {@link QuickSchema}. Each lets other types of values through.
 */
final class QuickKeywords {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  /** Those that are surely well formed; of others the validator knows. */
  private static final Pattern PLAIN_URI =
      Pattern.compile(
          "[a-z][a-z0-9]{1,9}://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~+,;=@/-]*)?"
              + "(\\?[A-Za-z0-9._~+,;=@/&-]*)?");

  private QuickKeywords() {}

  static Predicate<JsonNode> of(String name, JsonNode bound, JsonNode schema) {
    return switch (name) {
      case "type" -> type(bound);
      case "enum" -> among(bound);
      case "const" -> bound::equals;
      case "required" -> required(bound);
      case "minProperties" -> counted(JsonNode::isObject, JsonNode::size, atLeast(bound));
      case "maxProperties" -> counted(JsonNode::isObject, JsonNode::size, atMost(bound));
      case "minItems" -> counted(JsonNode::isArray, JsonNode::size, atLeast(bound));
      case "maxItems" -> counted(JsonNode::isArray, JsonNode::size, atMost(bound));
      case "minLength" -> text(QuickKeywords::codePoints, atLeast(bound));
      case "maxLength" -> text(QuickKeywords::codePoints, atMost(bound));
      case Utf8ByteLength.MIN -> text(LengthUnit.UTF8_BYTES::of, atLeast(bound));
      case Utf8ByteLength.MAX -> text(LengthUnit.UTF8_BYTES::of, atMost(bound));
      case ItemsBySelectors.MIN -> least(SelectorCounts.selectors(schema), bound.asInt());
      case ItemsBySelectors.MAX -> most(SelectorCounts.selectors(schema), bound.asInt());
      case "minimum" -> compared(bound, sign -> sign >= 0);
      case "maximum" -> compared(bound, sign -> sign <= 0);
      case "exclusiveMinimum" -> compared(bound, sign -> sign > 0);
      case "exclusiveMaximum" -> compared(bound, sign -> sign < 0);
      case "multipleOf" -> multiple(bound);
      case "pattern" -> pattern(bound.asString(""));
      case "format" -> format(bound.asString(""));
      default -> throw new UnknownKeyword(name);
    };
  }

  private static Predicate<JsonNode> type(JsonNode names) {
    if (names.isArray()) {
      List<Predicate<JsonNode>> any = names.valueStream().map(n -> type(n.asString(""))).toList();
      return value -> any.stream().anyMatch(test -> test.test(value));
    }
    return type(names.asString(""));
  }

  private static Predicate<JsonNode> type(String name) {
    return switch (name) {
      case "object" -> JsonNode::isObject;
      case "array" -> JsonNode::isArray;
      case "string" -> JsonNode::isString;
      case "boolean" -> JsonNode::isBoolean;
      case "number" -> JsonNode::isNumber;
      case "integer" -> JsonNode::isIntegralNumber;
      case "null" -> JsonNode::isNull;
      default -> throw new UnknownKeyword("type " + name);
    };
  }

  private static Predicate<JsonNode> among(JsonNode values) {
    Set<String> texts = new HashSet<>();
    Set<JsonNode> others = new HashSet<>();
    values.forEach(
        value -> {
          if (value.isString()) {
            texts.add(value.stringValue());
          } else if (value.isBoolean() || value.isIntegralNumber()) {
            others.add(value);
          } else {
            throw new UnknownKeyword("enum");
          }
        });
    return value -> {
      if (value.isString()) {
        return texts.contains(value.stringValue());
      }
      return others.contains(value) || (value.isNumber() && anyEquals(others, value));
    };
  }

  private static boolean anyEquals(Set<JsonNode> numbers, JsonNode value) {
    return numbers.stream()
        .anyMatch(
            other -> other.isNumber() && other.decimalValue().compareTo(value.decimalValue()) == 0);
  }

  private static Predicate<JsonNode> required(JsonNode names) {
    String[] all = names.valueStream().map(name -> name.asString("")).toArray(String[]::new);
    return value -> {
      if (value.isObject()) {
        for (String name : all) {
          if (value.get(name) == null) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private static IntPredicate atLeast(JsonNode bound) {
    int least = whole(bound);
    return count -> count >= least;
  }

  private static IntPredicate atMost(JsonNode bound) {
    int most = whole(bound);
    return count -> count <= most;
  }

  private static int whole(JsonNode bound) {
    if (!bound.isIntegralNumber() || !bound.canConvertToInt()) {
      throw new UnknownKeyword("a bound");
    }
    return bound.asInt();
  }

  private static Predicate<JsonNode> counted(
      Predicate<JsonNode> kind, ToIntFunction<JsonNode> count, IntPredicate good) {
    return value -> !kind.test(value) || good.test(count.applyAsInt(value));
  }

  private static Predicate<JsonNode> text(ToIntFunction<String> length, IntPredicate good) {
    return value -> !value.isString() || good.test(length.applyAsInt(value.stringValue()));
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Predicate<JsonNode> most(List<String> selectors, int most) {
    return value ->
        value.size() <= most
            || !value.isArray()
            || counts(value, selectors).values().stream().allMatch(count -> count <= most);
  }

  private static Predicate<JsonNode> least(List<String> selectors, int least) {
    return value -> {
      if (!value.isArray() || value.isEmpty()) {
        return !value.isArray() || least <= 0;
      }
      return least <= 1
          || counts(value, selectors).values().stream().allMatch(count -> count >= least);
    };
  }

  private static Map<List<JsonNode>, Integer> counts(JsonNode array, List<String> selectors) {
    return SelectorCounts.of(array, selectors);
  }

  private static Predicate<JsonNode> compared(JsonNode bound, IntPredicate good) {
    if (!bound.isNumber()) {
      throw new UnknownKeyword("a bound");
    }
    BigDecimal limit = bound.decimalValue();
    return value -> !value.isNumber() || good.test(value.decimalValue().compareTo(limit));
  }

  private static Predicate<JsonNode> multiple(JsonNode bound) {
    if (!bound.isNumber() || bound.decimalValue().signum() <= 0) {
      throw new UnknownKeyword("multipleOf");
    }
    BigDecimal of = bound.decimalValue();
    return value -> !value.isNumber() || value.decimalValue().remainder(of).signum() == 0;
  }

  private static Predicate<JsonNode> pattern(String expression) {
    try {
      Pattern pattern = Pattern.compile(expression);
      return value -> !value.isString() || pattern.matcher(value.stringValue()).find();
    } catch (PatternSyntaxException e) {
      throw new UnknownKeyword("pattern");
    }
  }

  private static Predicate<JsonNode> format(String name) {
    return switch (name) {
      case "date" -> value -> !value.isString() || isDate(value.stringValue());
      case "date-time" -> value -> !value.isString() || isInstant(value.stringValue());
      case "uri" -> value -> !value.isString() || PLAIN_URI.matcher(value.stringValue()).matches();
      default -> throw new UnknownKeyword("format " + name);
    };
  }

  private static boolean isDate(String text) {
    try {
      return DATE.matcher(text).matches() && LocalDate.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isInstant(String text) {
    try {
      return INSTANT.matcher(text).matches() && OffsetDateTime.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
