package io.stoa.requirement;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The requirement sets that Stoa knows. Immutable. */
public final class RequirementSets {
  private static final String FOLDER = "/requirements/";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private final Map<String, RequirementSet> byCode;

  private RequirementSets(Map<String, RequirementSet> byCode) {
    this.byCode = Collections.unmodifiableMap(byCode);
  }

  /** Those on the class path: all that come with Stoa, and whatever else a jar brings. */
  public static RequirementSets builtIn() {
    List<RequirementSet> sets = new ArrayList<>();
    RequirementFiles.all()
        .forEach(
            (code, address) -> {
              try (InputStream file = address.openStream()) {
                sets.add(read(code, file));
              } catch (IOException e) {
                throw new StoaException(CoreError.IO, "Cannot read " + address + ".", e);
              }
            });
    return of(sets);
  }

  public static RequirementSets of(List<RequirementSet> sets) {
    Map<String, RequirementSet> byCode = new LinkedHashMap<>();
    sets.forEach(set -> byCode.put(set.code(), set));
    return new RequirementSets(byCode);
  }

  /**
   * Reads one set; an unknown key, a condition that does not compile or a doubled field fails. A
   * set that derives from another finds it among those that come with Stoa.
   */
  static RequirementSet read(String code, InputStream yaml) {
    RequirementSet set;
    try {
      set =
          YAML.treeToValue(
              Derivation.whole(tree(yaml), RequirementSets::base), RequirementSet.class);
    } catch (JacksonException e) {
      throw new StoaException(
          CoreError.INVALID, "Requirement set " + code + " cannot be read: " + e.getMessage(), e);
    }
    if (!set.code().equals(code)) {
      throw new StoaException(
          CoreError.INVALID, "Requirement set " + code + " calls itself " + set.code() + ".");
    }
    ItemRules.of(set);
    return set;
  }

  private static ObjectNode tree(InputStream yaml) {
    if (YAML.readTree(yaml) instanceof ObjectNode object) {
      return object;
    }
    throw new StoaException(CoreError.INVALID, "A requirement set is an object.");
  }

  /** The set that another derives from, as it is written. */
  private static ObjectNode base(String code) {
    try (InputStream file = RequirementSets.class.getResourceAsStream(FOLDER + code + ".yaml")) {
      if (file == null) {
        throw new StoaException(
            CoreError.INVALID, "There is no requirement set " + code + " to derive from.");
      }
      return tree(file);
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot read " + FOLDER + code + ".yaml.", e);
    }
  }

  public Optional<RequirementSet> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** In code order. */
  public List<RequirementSet> all() {
    return byCode.values().stream()
        .sorted(java.util.Comparator.comparing(RequirementSet::code))
        .toList();
  }
}
