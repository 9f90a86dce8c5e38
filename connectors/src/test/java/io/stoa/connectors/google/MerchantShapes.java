package io.stoa.connectors.google;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds JSON against the messages of Google's Merchant API, whose fields and types are listed in
 * {@code merchant-api.txt}, by proto3's JSON mapping
 * (https://protobuf.dev/programming-guides/json/), strictly: an unknown field, a number where text
 * is wanted or a word that is none of an enum's is wrong.
 */
final class MerchantShapes {
  private static final String FILE = "/google/merchant-api.txt";

  private record Field(String type, boolean repeated) {}

  private final Map<String, Map<String, Field>> messages = new HashMap<>();
  private final Map<String, Set<String>> enums = new HashMap<>();

  MerchantShapes() {
    try (InputStream in = MerchantShapes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new AssertionError("There is no " + FILE);
      }
      read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String text) {
    Map<String, Field> fields = Map.of();
    Set<String> words = Set.of();
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      List<String> parts = List.of(line.strip().split(" ", -1));
      if (line.startsWith("message ")) {
        fields = new HashMap<>();
        messages.put(parts.get(1), fields);
        words = Set.of();
      } else if (line.startsWith("enum ")) {
        words = new HashSet<>();
        enums.put(parts.get(1), words);
        fields = Map.of();
      } else if (enums.containsValue(words)) {
        words.addAll(parts);
      } else {
        fields.put(parts.get(0), new Field(parts.get(1), parts.size() > 2));
      }
    }
  }

  /**
   * All that is wrong, each as path and reason.
   *
   * @param message its name in the file, such as {@code products.ProductInput}
   */
  List<String> problems(String message, JsonNode json) {
    List<String> problems = new ArrayList<>();
    Map<String, Field> fields = messages.get(message);
    if (fields == null) {
      throw new AssertionError("There is no message " + message);
    }
    check(fields, json, "", problems);
    return problems;
  }

  private void check(Map<String, Field> fields, JsonNode json, String path, List<String> problems) {
    if (!json.isObject()) {
      problems.add(path + " is no object");
      return;
    }
    json.propertyStream()
        .forEach(
            property -> {
              String at = path + "." + property.getKey();
              Field field = fields.get(property.getKey());
              if (field == null) {
                problems.add(at + " is unknown");
              } else if (!field.repeated()) {
                value(field.type(), property.getValue(), at, problems);
              } else if (property.getValue().isArray()) {
                property.getValue().forEach(e -> value(field.type(), e, at, problems));
              } else {
                problems.add(at + " is no list");
              }
            });
  }

  private void value(String type, JsonNode value, String at, List<String> problems) {
    boolean good =
        switch (type) {
          case "string" -> value.isString();
          case "bool" -> value.isBoolean();
          case "int64" -> value.isString() && value.asString("").matches("-?\\d{1,19}");
          case "int32" -> value.isInt();
          case "double", "float" -> value.isNumber();
          case "google.protobuf.Timestamp" -> isMoment(value);
          case "google.type.Interval" -> isInterval(value);
          default -> {
            named(type, value, at, problems);
            yield true;
          }
        };
    if (!good) {
      problems.add(at + " is no " + type);
    }
  }

  private static boolean isMoment(JsonNode value) {
    try {
      Instant.parse(value.asString(""));
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isInterval(JsonNode value) {
    return value.isObject()
        && value.size() == 2
        && isMoment(value.path("startTime"))
        && isMoment(value.path("endTime"));
  }

  private void named(String name, JsonNode value, String at, List<String> problems) {
    Set<String> words = enums.get(name);
    Map<String, Field> fields = messages.get(name);
    if (words != null) {
      if (!words.contains(value.asString(""))) {
        problems.add(at + " is none of " + name);
      }
    } else if (fields != null) {
      check(fields, value, at, problems);
    } else {
      throw new AssertionError("There is no type " + name);
    }
  }
}
