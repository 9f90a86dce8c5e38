package io.stoa.connectors.google;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds JSON against messages as Google publishes them: reads the .proto files and knows proto3's
 * JSON mapping (https://protobuf.dev/programming-guides/json/) strictly: an unknown field, a number
 * where text is wanted or a word that is none of an enum's is wrong.
 */
final class ProtoShapes {
  private static final Pattern TOKEN =
      Pattern.compile("//[^\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z0-9_.]+|[{}=;\\[\\]<>,()]");

  private record Field(String type, boolean repeated) {}

  private final Map<String, Map<String, Field>> messages = new HashMap<>();
  private final Map<String, Set<String>> enums = new HashMap<>();

  ProtoShapes(String... files) {
    for (String file : files) {
      try (InputStream in = ProtoShapes.class.getResourceAsStream("/google/" + file)) {
        if (in == null) {
          throw new AssertionError("There is no " + file);
        }
        read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(String proto) {
    Deque<String> tokens = new ArrayDeque<>();
    Matcher matcher = TOKEN.matcher(proto);
    while (matcher.find()) {
      if (!matcher.group().startsWith("//")) {
        tokens.add(matcher.group());
      }
    }
    String pack = "";
    while (!tokens.isEmpty()) {
      switch (tokens.peek()) {
        case "package" -> {
          tokens.pop();
          pack = tokens.pop();
        }
        case "message" -> message(pack, tokens);
        case "enum" -> words(pack, tokens);
        case "service" -> skipBlock(tokens);
        default -> skipStatement(tokens);
      }
    }
  }

  private void message(String scope, Deque<String> tokens) {
    tokens.pop();
    String name = scope + "." + tokens.pop();
    Map<String, Field> fields = messages.computeIfAbsent(name, n -> new HashMap<>());
    tokens.pop();
    while (!tokens.peek().equals("}")) {
      switch (tokens.peek()) {
        case "message" -> message(name, tokens);
        case "enum" -> words(name, tokens);
        case "option", "reserved" -> skipStatement(tokens);
        case "oneof" -> {
          tokens.pop();
          tokens.pop();
          tokens.pop();
          while (!tokens.peek().equals("}")) {
            field(fields, tokens);
          }
          tokens.pop();
        }
        default -> field(fields, tokens);
      }
    }
    tokens.pop();
  }

  private static void field(Map<String, Field> fields, Deque<String> tokens) {
    String first = tokens.pop();
    boolean repeated = first.equals("repeated");
    String type = repeated || first.equals("optional") ? tokens.pop() : first;
    String name = tokens.pop();
    fields.put(GoogleShapes.camel(name), new Field(type, repeated));
    skipStatement(tokens);
  }

  private void words(String scope, Deque<String> tokens) {
    tokens.pop();
    String name = scope + "." + tokens.pop();
    Set<String> words = new HashSet<>();
    tokens.pop();
    while (!tokens.peek().equals("}")) {
      words.add(tokens.pop());
      skipStatement(tokens);
    }
    tokens.pop();
    enums.put(name, words);
  }

  /** Up to and with the next semicolon, over blocks of options. */
  private static void skipStatement(Deque<String> tokens) {
    int depth = 0;
    while (!tokens.isEmpty()) {
      String token = tokens.pop();
      if (token.equals("{")) {
        depth++;
      } else if (token.equals("}")) {
        depth--;
      } else if (token.equals(";") && depth == 0) {
        return;
      }
    }
  }

  private static void skipBlock(Deque<String> tokens) {
    while (!tokens.pop().equals("{")) {
      // Its name.
    }
    for (int depth = 1; depth > 0; ) {
      String token = tokens.pop();
      depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
    }
  }

  /**
   * All that is wrong, each as path and reason.
   *
   * @param message its full name
   */
  List<String> problems(String message, JsonNode json) {
    List<String> problems = new ArrayList<>();
    Map<String, Field> fields = messages.get(message);
    if (fields == null) {
      throw new AssertionError("There is no message " + message);
    }
    check(message, fields, json, "", problems);
    return problems;
  }

  private void check(
      String scope, Map<String, Field> fields, JsonNode json, String path, List<String> problems) {
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
                value(scope, field.type(), property.getValue(), at, problems);
              } else if (property.getValue().isArray()) {
                property.getValue().forEach(e -> value(scope, field.type(), e, at, problems));
              } else {
                problems.add(at + " is no list");
              }
            });
  }

  private void value(String scope, String type, JsonNode value, String at, List<String> problems) {
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
            named(scope, type, value, at, problems);
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

  private void named(String scope, String type, JsonNode value, String at, List<String> problems) {
    for (String name = scope; name != null; name = outer(name)) {
      String full = name + "." + type;
      if (enumOrMessage(full, value, at, problems)) {
        return;
      }
    }
    if (!enumOrMessage(type, value, at, problems)) {
      throw new AssertionError("There is no type " + type);
    }
  }

  private static @Nullable String outer(String scope) {
    int dot = scope.lastIndexOf('.');
    return dot < 0 ? null : scope.substring(0, dot);
  }

  private boolean enumOrMessage(String name, JsonNode value, String at, List<String> problems) {
    Set<String> words = enums.get(name);
    if (words != null) {
      if (!words.contains(value.asString(""))) {
        problems.add(at + " is none of " + name);
      }
      return true;
    }
    Map<String, Field> fields = messages.get(name);
    if (fields != null) {
      check(name, fields, value, at, problems);
    }
    return fields != null;
  }
}
