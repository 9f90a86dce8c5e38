package io.stoa.connectors.http;

import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.throttle.Use;
import io.stoa.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * One request to a channel, before it is sent. Immutable.
 *
 * @param operation the channel's name for it, such as {@code createFeed}; people find it by that
 * @param repeatable whether doing it twice is the same as doing it once: then it is tried again
 *     when nobody knows whether it arrived
 * @param uses what it takes of the account's limits
 */
public record Call(
    String operation,
    String method,
    URI address,
    Map<String, String> headers,
    Content body,
    boolean repeatable,
    List<Use> uses) {
  public Call {
    headers = Map.copyOf(headers);
    uses = List.copyOf(uses);
  }

  /** Reads; may be repeated. */
  public static Call get(String operation, URI address) {
    return new Call(operation, "GET", address, Map.of(), Content.NONE, true, List.of());
  }

  /** Any other; says of itself when it may be repeated. */
  public static Call of(String method, String operation, URI address) {
    return new Call(operation, method, address, Map.of(), Content.NONE, false, List.of());
  }

  public static Call post(String operation, URI address) {
    return of("POST", operation, address);
  }

  public Call header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(operation, method, address, more, body, repeatable, uses);
  }

  /** With a body of that type. */
  public Call body(String mediaType, Content content) {
    return new Call(operation, method, address, headers, content, repeatable, uses)
        .header("Content-Type", mediaType);
  }

  public Call json(JsonNode value) {
    return body("application/json", Content.of(Json.write(value)));
  }

  /** As a form; the order is kept. */
  public Call form(Map<String, String> fields) {
    String text =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return body("application/x-www-form-urlencoded", Content.of(text));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** With the body compressed. */
  public Call gzip() {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length() / 4 + 64);
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(body.bytes());
      }
      return new Call(
              operation,
              method,
              address,
              headers,
              Content.of(packed.toByteArray()),
              repeatable,
              uses)
          .header("Content-Encoding", "gzip");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Doing it twice is the same as doing it once. */
  public Call mayRepeat() {
    return new Call(operation, method, address, headers, body, true, uses);
  }

  /** Counts against these limits of the account. */
  public Call using(Use... limits) {
    return new Call(operation, method, address, headers, body, repeatable, List.of(limits));
  }

  /** Leaves headers and body out: they may hold secrets. */
  @Override
  public String toString() {
    return "Call[" + operation + "]";
  }
}
