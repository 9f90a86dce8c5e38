package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What catalogues usually call the things that channels ask for: a data file of names in several
 * languages, {@code mapping/usual-attributes.yaml}.
 */
final class UsualAttributes {
  private static final String FILE = "/mapping/usual-attributes.yaml";

  /** Where each value has others beside it, it stands in an object of its own. */
  private static final String VALUE = "[].value";

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Map<String, Concept> BY_FIELD = new HashMap<>();
  private static final Map<String, Concept> BY_NAME = new HashMap<>();

  static {
    for (Concept concept : read()) {
      BY_NAME.put(concept.concept(), concept);
      concept.fields().forEach(field -> BY_FIELD.put(folded(field), concept));
    }
  }

  private final Map<String, List<Attribute>> byCode = new HashMap<>();
  private final Map<String, List<Attribute>> byLabel = new HashMap<>();

  /** The usual attributes of one catalogue. */
  UsualAttributes(Catalog catalog) {
    for (Attribute attribute : catalog.all(Attribute.class)) {
      byCode.computeIfAbsent(folded(attribute.code()), c -> new ArrayList<>()).add(attribute);
      attribute
          .labels()
          .byLocale()
          .values()
          .forEach(l -> byLabel.computeIfAbsent(folded(l), c -> new ArrayList<>()).add(attribute));
    }
  }

  /** Those for the concept, by code and then by label, the likeliest first. */
  List<Attribute> of(Concept concept) {
    Set<Attribute> found = new LinkedHashSet<>();
    for (Map<String, List<Attribute>> names : List.of(byCode, byLabel)) {
      concept.attributes().forEach(a -> found.addAll(names.getOrDefault(folded(a), List.of())));
    }
    return List.copyOf(found);
  }

  /** Codes of those for the concept that have the type. */
  List<String> codes(String concept, AttributeType type) {
    return of(named(concept)).stream()
        .filter(attribute -> attribute.type() == type)
        .map(Attribute::code)
        .toList();
  }

  /**
   * One thing that channels ask for.
   *
   * @param fields names of channels' fields
   * @param attributes usual codes, the likeliest first
   * @param synonyms channel's value to the words that mean it
   */
  record Concept(
      String concept,
      List<String> fields,
      List<String> attributes,
      Map<String, List<String>> synonyms) {
    Concept {
      fields = List.copyOf(fields);
      attributes = List.copyOf(attributes);
      synonyms = synonyms == null ? Map.of() : new LinkedHashMap<>(synonyms);
    }
  }

  /**
   * What the field asks for; null when that is nothing usual. Of a value that stands in an object
   * of its own the last part of the name counts; a name within something else, such as that of a
   * variation theme, names that.
   */
  static @Nullable Concept ofField(String field) {
    if (!field.endsWith(VALUE)) {
      return BY_FIELD.get(folded(field));
    }
    String path = field.substring(0, field.length() - VALUE.length());
    String last = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
    return BY_FIELD.get(folded(last));
  }

  private static Concept named(String name) {
    Concept concept = BY_NAME.get(name);
    if (concept == null) {
      throw new StoaException(CoreError.BUG, FILE + " has nothing called " + name + ".");
    }
    return concept;
  }

  private static String folded(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static List<Concept> read() {
    try (InputStream file = UsualAttributes.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new StoaException(CoreError.BUG, "There is no " + FILE + ".");
      }
      return Arrays.asList(
          YAMLMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(file, Concept[].class));
    } catch (IOException | JacksonException e) {
      throw new StoaException(CoreError.BUG, FILE + " cannot be read: " + e.getMessage(), e);
    }
  }
}
