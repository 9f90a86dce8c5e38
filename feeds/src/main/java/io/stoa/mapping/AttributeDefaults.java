package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.RequirementSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What fills a field that the feed does not map: what the requirement set says; where that gives
 * nothing, the attributes that catalogues usually have for it; for a field of no usual kind the
 * attribute that has its own name.
 */
public final class AttributeDefaults {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]+");
  private static final int MOST_CANDIDATES = 8;

  /** Such as {@code attributes.fabric_type[].value}: the value of fabric_type. */
  private static final Pattern WRAPPED =
      Pattern.compile("[A-Za-z0-9_]+\\.([A-Za-z0-9_]+)\\[]\\.value");

  /** A mapping that decides when there is to be nothing: nothing fills the gap then. */
  private static final Pattern DECIDES = Pattern.compile(" \\? .* : ");

  /** Option codes for these; labels, as people read them, for all others. */
  private static final Set<FieldType> CODED =
      Set.of(
          FieldType.ENUM,
          FieldType.BOOLEAN,
          FieldType.INTEGER,
          FieldType.NUMBER,
          FieldType.PRICE,
          FieldType.URL,
          FieldType.IMAGE_URL);

  /** What never says what a text field asks for. */
  private static final Set<AttributeType> NO_TEXT =
      Set.of(
          AttributeType.IMAGE,
          AttributeType.FILE,
          AttributeType.PRICE_COLLECTION,
          AttributeType.BOOLEAN,
          AttributeType.DATE,
          AttributeType.METRIC);

  private AttributeDefaults() {}

  /** The set with what fills each field in this catalogue. */
  public static RequirementSet in(RequirementSet set, Catalog catalog) {
    UsualAttributes usual = new UsualAttributes(catalog);
    return set.withFields(
        set.fields().stream()
            .map(
                field -> {
                  String map = expression(set, field, catalog, usual);
                  return map == null || map.equals(field.map()) ? field : field.withMap(map);
                })
            .toList());
  }

  private static @Nullable String expression(
      RequirementSet set, FieldRule field, Catalog catalog, UsualAttributes usual) {
    String map = field.map();
    if (field.type() == FieldType.JSON) {
      return map;
    }
    UsualAttributes.Concept concept = UsualAttributes.ofField(field.name());
    if (concept == null) {
      return map == null ? ofItsName(set, field, catalog) : map;
    }
    if (map != null && DECIDES.matcher(map).find()) {
      return map;
    }
    Map<String, String> words = words(field, concept);
    List<String> candidates = new ArrayList<>();
    String first = map == null && words.isEmpty() ? ofItsName(set, field, catalog) : map;
    if (first != null && words.isEmpty()) {
      candidates.add(first);
    }
    for (Attribute attribute : usual.of(concept)) {
      String code = quoted(attribute.code());
      boolean named = candidates.stream().anyMatch(c -> c.contains("(" + code + ")"));
      if (candidates.size() < MOST_CANDIDATES && !NO_TEXT.contains(attribute.type()) && !named) {
        candidates.add(words.isEmpty() ? read(field, attribute) : worded(words, code));
      }
    }
    if (first != null && !words.isEmpty()) {
      candidates.add(first);
    }
    return switch (candidates.size()) {
      case 0 -> null;
      case 1 -> candidates.get(0);
      default -> "coalesce(" + String.join(", ", candidates) + ")";
    };
  }

  /** Long texts may be HTML and longer than the channel takes. */
  private static String read(FieldRule field, Attribute attribute) {
    String plain = call(field, attribute);
    if (field.type() != FieldType.PLAIN_TEXT || attribute.type() != AttributeType.TEXTAREA) {
      return plain;
    }
    Integer most = field.length() == null ? null : field.length().max();
    return most == null
        ? "stripHtml(" + plain + ")"
        : "truncate(stripHtml(" + plain + "), " + most + ")";
  }

  private static String worded(Map<String, String> words, String code) {
    String entries =
        words.entrySet().stream()
            .map(word -> quoted(word.getKey()) + ": " + quoted(word.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    String byCode = "lookup(" + entries + ", lower(text(value(" + code + "))))";
    return "coalesce(lookup(" + entries + ", lower(label(" + code + "))), " + byCode + ")";
  }

  /** Words for the values that the field may have; none when its values are others. */
  private static Map<String, String> words(FieldRule field, UsualAttributes.Concept concept) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String value : field.values()) {
      List<String> synonyms = concept.synonyms().get(value.toLowerCase(Locale.ROOT));
      if (synonyms != null) {
        synonyms.forEach(word -> words.put(word, value));
      }
    }
    return words;
  }

  private static @Nullable String ofItsName(RequirementSet set, FieldRule field, Catalog catalog) {
    String path =
        set.isOfVariant(field) ? field.name().substring(set.variants().length() + 1) : field.name();
    Matcher wrapped = WRAPPED.matcher(path);
    String name = wrapped.matches() ? wrapped.group(1) : path;
    if (!CODE.matcher(name).matches()) {
      return null;
    }
    return catalog.attribute(name).map(attribute -> call(field, attribute)).orElse(null);
  }

  private static String call(FieldRule field, Attribute attribute) {
    FieldType type =
        field.type() == FieldType.LIST && field.of() != null ? field.of() : field.type();
    String function =
        CODED.contains(type) ? "value" : field.type() == FieldType.LIST ? "labels" : "label";
    return function + "(" + quoted(attribute.code()) + ")";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
