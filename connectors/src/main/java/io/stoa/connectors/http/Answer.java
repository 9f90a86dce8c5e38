package io.stoa.connectors.http;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.Content;
import io.stoa.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a channel answered.
 *
 * @param operation what was asked
 * @param headers names in any case
 * @param body uncompressed, within the bound of the call
 */
public record Answer(
    String operation, int status, Map<String, List<String>> headers, Content body) {
  private static final int LONGEST_QUOTE = 300;
  private static final int LARGEST_FILE = 256 * 1024 * 1024;

  public Answer {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> anyCase.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
    headers = anyCase;
  }

  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** The first value of the header. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }

  public String text() {
    return body.text();
  }

  /**
   * The body as JSON.
   *
   * @throws DeliveryException passing, when it is none: something between us and the channel
   *     answered
   */
  public JsonNode json() throws DeliveryException {
    try {
      JsonNode read = Json.MAPPER.readTree(body.bytes());
      if (read != null && !read.isMissingNode()) {
        return read;
      }
    } catch (JacksonException e) {
      // Said below; the parser's message quotes the text.
    }
    throw DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "The channel's answer to %s is not JSON (status %d).".formatted(operation, status),
        null);
  }

  /** The body as JSON, or an empty object when it is none. */
  public JsonNode jsonOrEmpty() {
    try {
      JsonNode read = Json.MAPPER.readTree(body.bytes());
      return read == null || read.isMissingNode() ? Json.MAPPER.createObjectNode() : read;
    } catch (JacksonException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  /**
   * The same of a file that is compressed itself, whatever its way here did; as it is when it is
   * not compressed.
   *
   * @throws DeliveryException passing, when it is broken or grows without bound
   */
  public Answer gunzipped() throws DeliveryException {
    byte[] bytes = body.bytes();
    if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
      return this;
    }
    try {
      byte[] whole = Wire.gunzip(bytes, LARGEST_FILE);
      return new Answer(operation, status, headers, Content.of(whole));
    } catch (IOException e) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE,
          "The file of %s cannot be unpacked: %s".formatted(operation, e.getMessage()),
          e);
    }
  }

  /** The answer when it is good, else the failure with the beginning of what the channel said. */
  public Answer orRefuse() throws DeliveryException {
    String said = text().strip();
    return orRefuse(said.length() > LONGEST_QUOTE ? said.substring(0, LONGEST_QUOTE) + "…" : said);
  }

  /**
   * The answer when it is good.
   *
   * @param said the channel's own words about what is wrong, for people
   * @throws DeliveryException by status: 401 and 403 are about the credentials, 408, 429 and 5xx
   *     pass, others last
   */
  public Answer orRefuse(String said) throws DeliveryException {
    if (isGood()) {
      return this;
    }
    throw failure(said);
  }

  /** The failure that this answer is. */
  public DeliveryException failure(String said) {
    String message =
        "The channel answered %s with status %d%s"
            .formatted(operation, status, said.isBlank() ? "." : ": " + said);
    if (status == 401 || status == 403) {
      return DeliveryException.lasting(ConnectorError.AUTHENTICATION_FAILED, message, null);
    }
    if (status == 429) {
      return DeliveryException.passing(ConnectorError.QUOTA_USED_UP, message, null);
    }
    if (status == 408 || status >= 500) {
      return DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null);
    }
    return DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, null);
  }

  /** Leaves headers and body out: they may hold secrets. */
  @Override
  public String toString() {
    return "Answer[" + operation + ", " + status + "]";
  }
}
