package io.stoa.connectors.http;

import io.stoa.connectors.http.Loopback.Exchanged;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A channel's published specification, OpenAPI 3.0 or Swagger 2.0, that lies in a folder on this
 * machine: the one named by the property {@code stoa.specs}, else {@code ../shared/specs}. What a
 * connector and its simulator say to each other is held against it.
 */
public final class PublishedSpec {
  private static final Map<Source, Optional<PublishedSpec>> READ = new ConcurrentHashMap<>();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final Source source;
  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * Where a specification lies and what it is about.
   *
   * @param file below the folder of specifications, JSON or YAML
   * @param base what stands before the specification's paths, as a regular expression
   * @param about the paths that it knows all about, as a regular expression
   */
  public record Source(String file, String base, String about) {}

  private record Operation(String method, String path, Pattern pattern, JsonNode json) {}

  private PublishedSpec(Source source, JsonNode document) {
    this.source = source;
    this.document = document;
    String base = source.base() + document.path("basePath").asString("").replaceFirst("/$", "");
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      Pattern pattern = Pattern.compile(base + path.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  pattern,
                  method.getValue()));
        }
      }
    }
    operations.sort(Comparator.comparing(o -> o.path().chars().filter(c -> c == '{').count()));
  }

  /** The specification, empty when it does not lie there. */
  public static Optional<PublishedSpec> find(Source source) {
    return READ.computeIfAbsent(source, PublishedSpec::read);
  }

  private static Optional<PublishedSpec> read(Source source) {
    String beside = System.getProperty("stoa.root", "..") + "/../shared/specs";
    Path file = Path.of(System.getProperty("stoa.specs", beside), source.file());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      JsonNode json =
          source.file().endsWith(".json")
              ? Json.MAPPER.readTree(text)
              : YAMLMapper.builder().build().readTree(text);
      return Optional.of(new PublishedSpec(source, json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What breaks the specification. A request that was refused may be wrong: so a simulator that
   * takes what the specification refuses is found out too.
   *
   * @param specs what the channel published, in one document or several
   */
  public static List<String> breaches(List<PublishedSpec> specs, Exchanged exchanged) {
    Request request = exchanged.request();
    List<PublishedSpec> concerned =
        specs.stream().filter(spec -> request.path().matches(spec.source.about())).toList();
    for (PublishedSpec spec : concerned) {
      Optional<Operation> operation = spec.operation(request);
      if (operation.isPresent()) {
        return spec.breaches(operation.get(), exchanged);
      }
    }
    return concerned.isEmpty()
        ? List.of()
        : List.of("%s %s is no operation".formatted(request.method(), request.path()));
  }

  private Optional<Operation> operation(Request request) {
    return operations.stream()
        .filter(o -> request.method().equals(o.method()))
        .filter(o -> o.pattern().matcher(request.path()).matches())
        .findFirst();
  }

  private List<String> breaches(Operation operation, Exchanged exchanged) {
    Request request = exchanged.request();
    List<String> breaches = new ArrayList<>();
    if (exchanged.reply().status() < 300) {
      parameters(operation.json(), request, breaches);
      body(operation.json(), request, breaches);
    }
    answer(operation.json(), exchanged, breaches);
    return breaches.stream()
        .map(breach -> "%s %s: %s".formatted(operation.method(), operation.path(), breach))
        .toList();
  }

  private void parameters(JsonNode operation, Request request, List<String> breaches) {
    Map<String, JsonNode> known = new LinkedHashMap<>();
    for (JsonNode unresolved : operation.path("parameters")) {
      JsonNode parameter = resolved(unresolved);
      String name = parameter.path("name").asString("");
      boolean query = parameter.path("in").asString("").equals("query");
      boolean there =
          switch (parameter.path("in").asString("")) {
            case "query" -> request.query().containsKey(name);
            case "header" -> !request.header(name.toLowerCase(Locale.ROOT)).isEmpty();
            default -> true;
          };
      if (query) {
        known.put(name, parameter);
      }
      if (parameter.path("required").asBoolean() && !there) {
        breaches.add(name + " is required");
      }
    }
    request
        .query()
        .forEach(
            (name, value) -> {
              JsonNode parameter = known.getOrDefault(name, known.get(name + "[]"));
              if (parameter == null) {
                breaches.add("the parameter " + name + " is unknown");
              } else {
                value(name, parameter, value, breaches);
              }
            });
  }

  private void value(String name, JsonNode parameter, String value, List<String> breaches) {
    JsonNode schema = resolved(parameter.path("schema"));
    JsonNode rules = schema.isMissingNode() ? parameter : schema;
    boolean list = rules.path("type").asString("").equals("array");
    List<String> values = list ? List.of(value.split(",", -1)) : List.of(value);
    JsonNode words = (list ? resolved(rules.path("items")) : rules).path("enum");
    for (String one : values) {
      if (words.isArray() && words.valueStream().noneMatch(w -> w.asString("").equals(one))) {
        breaches.add("%s must not be %s".formatted(name, one));
      }
    }
    boolean tooMany = list && values.size() > rules.path("maxItems").asInt(Integer.MAX_VALUE);
    boolean number = rules.path("type").asString("").equals("integer");
    if (tooMany
        || (number && Long.parseLong(value) > rules.path("maximum").asLong(Long.MAX_VALUE))) {
      breaches.add(name + " is too much");
    }
  }

  private void body(JsonNode operation, Request request, List<String> breaches) {
    JsonNode schema = MissingNode.getInstance();
    for (JsonNode parameter : operation.path("parameters")) {
      if (resolved(parameter).path("in").asString("").equals("body")) {
        schema = resolved(parameter).path("schema");
      }
    }
    JsonNode content = resolved(operation.path("requestBody")).path("content");
    String type = request.header("content-type").replaceFirst(";.*", "");
    if (!content.isEmpty()) {
      if (!content.has(type)) {
        breaches.add("%s is none of its media types".formatted(type));
      }
      schema = content.path(type).path("schema");
    }
    if (request.body().length() > 0) {
      if (schema.isMissingNode()) {
        breaches.add("takes no body");
      } else {
        new SpecSchema(this::resolved, true)
            .breaches(schema, request.json())
            .forEach(breach -> breaches.add("body" + breach));
      }
    }
  }

  private void answer(JsonNode operation, Exchanged exchanged, List<String> breaches) {
    int status = exchanged.reply().status();
    JsonNode responses = operation.path("responses");
    JsonNode response = MissingNode.getInstance();
    for (String name : List.of(Integer.toString(status), status / 100 + "XX", "default")) {
      response = response.isMissingNode() ? responses.path(name) : response;
    }
    if (response.isMissingNode()) {
      if (status < 300) {
        breaches.add("is not answered with " + status);
      }
      return;
    }
    JsonNode known = resolved(response);
    JsonNode content = known.path("content");
    JsonNode schema =
        content.isEmpty() ? known.path("schema") : content.iterator().next().path("schema");
    if (!schema.isMissingNode() && exchanged.reply().body().length() > 0) {
      new SpecSchema(this::resolved, false)
          .breaches(schema, Json.MAPPER.readTree(exchanged.reply().body().bytes()))
          .forEach(breach -> breaches.add("answer " + status + breach));
    }
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    for (int i = 0; i < 20 && found.path("$ref").isString(); i++) {
      found = document.at(found.path("$ref").asString("").replaceFirst("^#", ""));
    }
    return found;
  }
}
