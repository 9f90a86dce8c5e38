package io.stoa.connectors.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileConnector;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestHttp;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MetaFeedConnectorTest extends ConnectorContract {
  private static final String ROOT = "/v24\\.0/";

  private final Loopback web = new Loopback(this::answer);
  private final TestHttp kit = new TestHttp();
  private final MetaFeedConnector connector = new MetaFeedConnector(kit.http);
  private final Map<String, String> feeds = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> updateOnly = new HashMap<>();

  @AfterEach
  void close() {
    web.close();
    kit.close();
  }

  /** The catalogue's data feeds, as they are documented. */
  private Reply answer(Request request) {
    if (!request.header("authorization").equals("Bearer " + MetaSimulator.TOKEN)) {
      return MetaSimulator.error(401, 190, "Invalid OAuth access token");
    }
    if (request.is("GET", ROOT + MetaSimulator.CATALOG)) {
      return Reply.json(200, object().put("id", MetaSimulator.CATALOG));
    }
    if (request.is("GET", ROOT + MetaSimulator.CATALOG + "/product_feeds")) {
      return feeds(Integer.parseInt(request.query().getOrDefault("after", "0")));
    }
    if (request.is("POST", ROOT + MetaSimulator.CATALOG + "/product_feeds")) {
      synchronized (feeds) {
        String id = "77" + feeds.size();
        feeds.put(id, request.json().path("name").asString(""));
        return Reply.json(200, object().put("id", id));
      }
    }
    return request.is("POST", ROOT + "77\\d+/uploads")
        ? upload(request)
        : MetaSimulator.error(400, 100, "Unsupported request");
  }

  private Reply feeds(int from) {
    ObjectNode page = object();
    ArrayNode data = page.putArray("data");
    synchronized (feeds) {
      List<Map.Entry<String, String>> all = List.copyOf(feeds.entrySet());
      if (from < all.size()) {
        data.addObject().put("id", all.get(from).getKey()).put("name", all.get(from).getValue());
      }
      ObjectNode paging = page.putObject("paging");
      paging.putObject("cursors").put("after", Integer.toString(from + 1));
      if (from + 1 < all.size()) {
        paging.put("next", "https://graph.facebook.com/next");
      }
    }
    return Reply.json(200, page);
  }

  private Reply upload(Request request) {
    String type = request.header("content-type");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
    String body = new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
    String[] parts = body.split(java.util.regex.Pattern.quote(boundary), -1);
    String id = request.path().replaceFirst(".*/(77\\d+)/uploads", "$1");
    for (String part : parts) {
      int head = part.indexOf("\r\n\r\n");
      if (part.contains("name=\"file\"")) {
        String content = part.substring(head + 4, part.length() - 2);
        synchronized (feeds) {
          files.put(feeds.getOrDefault(id, ""), content.getBytes(StandardCharsets.ISO_8859_1));
        }
      } else if (part.contains("name=\"update_only\"")) {
        updateOnly.put(id, part.substring(head + 4).strip());
      }
    }
    return Reply.json(200, object().put("id", "99"));
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  protected FileConnector connector() {
    return connector;
  }

  @Override
  protected Map<String, String> goodSettings() {
    return Map.of(
        "baseUrl", web.base().toString(),
        "catalogId", MetaSimulator.CATALOG,
        "accessToken", MetaSimulator.TOKEN);
  }

  @Override
  protected Optional<byte[]> received(String fileName) {
    synchronized (feeds) {
      return Optional.ofNullable(files.get(fileName));
    }
  }

  @Override
  protected Set<String> names() {
    synchronized (feeds) {
      return Set.copyOf(feeds.values());
    }
  }

  @Test
  void aFileReplacesUnlessItOnlyUpdates() throws Exception {
    connector.deliver(delivery("a.csv", text("id\n1\n"), goodSettings()));
    Map<String, String> settings = new HashMap<>(goodSettings());
    settings.put("updateOnly", "true");
    connector.deliver(delivery("b.csv", text("id\n1\n"), settings));
    assertThat(updateOnly).containsEntry("770", "false").containsEntry("771", "true");
  }

  @Test
  void anUploadWhoseAnswerIsLostIsMadeAgain() throws Exception {
    web.next(1, Fault.LOSE_ANSWER, request -> request.path().endsWith("/uploads"));
    connector.deliver(delivery("a.csv", text("id\n1\n"), goodSettings()));
    assertThat(received("a.csv").orElseThrow()).isEqualTo(text("id\n1\n"));
    assertThat(names()).containsExactly("a.csv");
  }

  @Test
  void aUsedUpQuotaPostponesTheUpload() throws Exception {
    web.next(
        1,
        MetaSimulator.error(400, 80009, "There have been too many calls to this catalog account"),
        request -> request.path().endsWith("/uploads"));
    var delivery = delivery("a.csv", text("id\n1\n"), goodSettings());
    DeliveryException postponed =
        catchThrowableOfType(DeliveryException.class, () -> connector.deliver(delivery));
    assertThat(postponed).isInstanceOf(PostponedException.class);
    assertThat(postponed.retryable()).isTrue();
  }
}
