package io.stoa.requirement;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set that says {@code from} has all that the other set has: it names only what differs. A field
 * of the same name takes over the keys that it gives ({@code null} takes one away), other fields
 * come behind; {@code without} leaves fields and rules out; any other key replaces the other set's.
 */
final class Derivation {
  private static final String FROM = "from";
  private static final String WITHOUT = "without";
  private static final Set<String> MERGED = Set.of(FROM, WITHOUT, "fields", "rules");

  private Derivation() {}

  /**
   * The set with all that it derives.
   *
   * @param written as its file has it
   * @param base finds the other set as its file has it
   * @throws StoaException {@code INVALID} when sets derive from each other
   */
  static ObjectNode whole(ObjectNode written, Function<String, ObjectNode> base) {
    return whole(written, base, new HashSet<>());
  }

  private static ObjectNode whole(
      ObjectNode written, Function<String, ObjectNode> base, Set<String> seen) {
    String from = written.path(FROM).asString("");
    if (from.isEmpty()) {
      return written;
    }
    if (!seen.add(from)) {
      throw new StoaException(
          CoreError.INVALID, "Requirement sets derive from each other at " + from + ".");
    }
    ObjectNode whole = whole(base.apply(from), base, seen).deepCopy();
    written
        .propertyStream()
        .filter(key -> !MERGED.contains(key.getKey()))
        .forEach(key -> whole.set(key.getKey(), key.getValue()));
    Set<String> without = new HashSet<>();
    written.path(WITHOUT).forEach(name -> without.add(name.asString("")));
    whole.set("fields", merged(whole.path("fields"), written.path("fields"), without));
    whole.set("rules", merged(whole.path("rules"), written.path("rules"), without));
    if (!without.isEmpty()) {
      throw new StoaException(
          CoreError.INVALID, "There is nothing called %s in %s.".formatted(without, from));
    }
    return whole;
  }

  private static ArrayNode merged(JsonNode base, JsonNode own, Set<String> without) {
    Map<String, ObjectNode> byName = new LinkedHashMap<>();
    for (JsonNode entry : base) {
      if (!without.remove(name(entry))) {
        byName.put(name(entry), (ObjectNode) entry);
      }
    }
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    Set<String> given = new HashSet<>();
    for (JsonNode entry : own) {
      if (!given.add(name(entry))) {
        throw new StoaException(CoreError.INVALID, "It names " + name(entry) + " twice.");
      }
      ObjectNode known = byName.get(name(entry));
      if (known == null) {
        byName.put(name(entry), (ObjectNode) entry);
      } else {
        entry
            .propertyStream()
            .forEach(
                key -> {
                  if (key.getValue().isNull()) {
                    known.remove(key.getKey());
                  } else {
                    known.set(key.getKey(), key.getValue());
                  }
                });
      }
    }
    byName.values().forEach(merged::add);
    return merged;
  }

  private static String name(JsonNode entry) {
    return entry.path("name").asString("");
  }
}
