package io.stoa.connectors.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connector.FileReport;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestHttp;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MetaFeedConnectorTest extends ConnectorContract {
  private static final String ROOT = "/v24\\.0/";

  private final Loopback web = new Loopback(this::answer);
  private final TestHttp kit = new TestHttp();
  @TempDir Path folder;
  private MetaFeedConnector connector;
  private final Map<String, ObjectNode> schedules = new HashMap<>();
  private final List<ObjectNode> fetched = new ArrayList<>();
  private final Map<String, JsonNode> answers = new HashMap<>();

  @BeforeEach
  void open() {
    connector = new MetaFeedConnector(kit.http, new HostedFeeds(folder, kit.store(), kit.time));
  }

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
        feeds.put(id, request.form().getOrDefault("name", ""));
        schedule(id, request.form());
        return Reply.json(200, object().put("id", id));
      }
    }
    if (request.is("POST", ROOT + "77\\d+/uploads")) {
      return upload(request);
    }
    if (request.is("POST", ROOT + "77\\d+")) {
      schedule(request.path().replaceFirst(ROOT, ""), request.form());
      return Reply.json(200, object().put("success", true));
    }
    JsonNode answer = answers.get(request.path().replaceFirst(ROOT, ""));
    return request.method().equals("GET") && answer != null
        ? Reply.json(200, answer)
        : MetaSimulator.error(400, 100, "Unsupported request");
  }

  private void schedule(String feed, Map<String, String> wanted) {
    synchronized (feeds) {
      for (String name : List.of("schedule", "update_schedule")) {
        String schedule = wanted.get(name);
        if (schedule != null) {
          schedules.computeIfAbsent(feed, f -> object()).set(name, json(schedule));
        }
      }
    }
  }

  private Reply feeds(int from) {
    ObjectNode page = object();
    ArrayNode data = page.putArray("data");
    synchronized (feeds) {
      List<Map.Entry<String, String>> all = List.copyOf(feeds.entrySet());
      if (from < all.size()) {
        ObjectNode feed = data.addObject().put("id", all.get(from).getKey());
        feed.put("name", all.get(from).getValue());
        feed.setAll(schedules.getOrDefault(all.get(from).getKey(), object()));
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
    if (type.startsWith("application/json")) {
      fetched.add((ObjectNode) request.json());
      return Reply.json(200, object().put("id", "99"));
    }
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

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  private FileReport report() throws DeliveryException {
    Target target = new Target("shop", "en_US", goodSettings(), Map.of(), "run-1");
    return connector.report(target, new Ticket("99"));
  }

  @Test
  void whatMetaFoundInAnUploadIsReadBackItemByItem() throws Exception {
    DeliveryReceipt receipt = connector.deliver(delivery("a.csv", text("id\n1\n"), goodSettings()));
    assertThat(receipt.report()).isEqualTo(new Ticket("99"));
    answers.put("99", json("{\"id\": \"99\", \"start_time\": \"2026-11-26T12:00:00+0000\"}"));
    assertThat(report()).isInstanceOf(FileReport.Pending.class);
    answers.put(
        "99",
        json(
            """
            {"id": "99", "end_time": "2026-11-26T12:05:00+0000", "num_detected_items": 9,
             "num_persisted_items": 7, "num_invalid_items": 2, "error_count": 2, "warning_count": 1}
            """));
    answers.put(
        "99/errors",
        json(
            """
            {"data": [
              {"id": "501", "summary": "A required field is missing: price", "severity": "fatal",
               "error_type": "MISSING_PRICE", "total_count": 2},
              {"id": "502", "summary": "No brand was given", "severity": "warning",
               "total_count": 1}]}
            """));
    answers.put(
        "501/samples",
        json(
            """
            {"data": [{"retailer_id": "A", "row_number": 2},
                      {"retailer_id": "B", "row_number": 3}]}
            """));
    answers.put("502/samples", json("{\"data\": [{\"retailer_id\": \"C\"}]}"));
    FileReport.Done done = (FileReport.Done) report();
    assertThat(done.complete()).isTrue();
    assertThat(done.general()).isEmpty();
    assertThat(done.items()).containsOnlyKeys("A", "B", "C");
    ItemIssue issue = done.items().getOrDefault("A", List.of()).get(0);
    assertThat(issue.attribute()).isEqualTo("price");
    assertThat(issue.code()).isEqualTo("MISSING_PRICE");
    assertThat(issue.isError()).isTrue();
    assertThat(done.items().getOrDefault("C", List.of())).noneMatch(ItemIssue::isError);
  }

  @Test
  void whereMetaNamesSamplesOnlyTheReportIsNotComplete() throws Exception {
    answers.put(
        "99",
        json(
            """
            {"id": "99", "end_time": "2026-11-26T12:05:00+0000", "num_detected_items": 9,
             "num_invalid_items": 3, "error_count": 3}
            """));
    answers.put(
        "99/errors",
        json(
            """
            {"data": [{"id": "501", "summary": "The image_link cannot be fetched",
              "severity": "fatal", "total_count": 3}]}
            """));
    answers.put("501/samples", json("{\"data\": [{\"retailer_id\": \"A\"}]}"));
    FileReport.Done done = (FileReport.Done) report();
    assertThat(done.complete()).isFalse();
    assertThat(done.items()).containsOnlyKeys("A");
    assertThat(done.general()).hasSize(1);
    assertThat(done.general().get(0).message()).contains("2 items that Meta does not name");
  }

  @Test
  void howItemsOfAFileStandIsToldByTheCatalogue() throws Exception {
    answers.put(
        MetaSimulator.CATALOG + "/products",
        json(
            """
            {"data": [
              {"id": "1", "retailer_id": "A", "visibility": "published", "review_status": ""},
              {"id": "2", "retailer_id": "b", "visibility": "published", "review_status": "",
               "errors": [{"title": "No image", "description": "The image_link is broken.",
                           "error_priority": "HIGH", "error_type": "IMAGE_FETCH_FAILED"}]}]}
            """));
    Target target = new Target("shop", "en_US", goodSettings(), Map.of(), "run-1");
    List<ItemAnswer> standing =
        connector.standing(
            target,
            Stream.of("A", "B", "C")
                .map(sku -> new ItemRef(sku, ItemAction.CREATE, null))
                .toList());
    assertThat(standing)
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.LIVE, ItemState.REJECTED, ItemState.MISSING);
    assertThat(standing.get(1).issues().get(0).attribute()).isEqualTo("image_link");
  }

  @Test
  void aHostedFileIsFetchedAtOnceAndByItsSchedule() throws Exception {
    Map<String, String> settings = new HashMap<>(goodSettings());
    settings.put("stoaAddress", "https://pim.example.com/");
    settings.put("interval", "DAILY");
    settings.put("hour", "4");
    settings.put("timeZone", "Europe/Berlin");
    connector.deliver(delivery("a.csv", text("id\n1\n"), settings));
    String url = fetched.get(0).path("url").asString("");
    assertThat(url).matches("https://pim\\.example\\.com/hosted/[0-9a-f]{32}/a\\.csv");
    assertThat(schedules.getOrDefault("770", object()).path("schedule"))
        .isEqualTo(
            object()
                .put("interval", "DAILY")
                .put("url", url)
                .put("hour", 4)
                .put("minute", 0)
                .put("timezone", "Europe/Berlin"));
    long before = web.requests().size();
    connector.deliver(delivery("a.csv", text("id\n2\n"), settings));
    assertThat(web.requests().size() - before)
        .as("the schedule is there already: one look, one upload")
        .isEqualTo(2);
    settings.put("interval", "HOURLY");
    connector.deliver(delivery("a.csv", text("id\n3\n"), settings));
    assertThat(schedules.getOrDefault("770", object()).at("/schedule/interval").asString())
        .isEqualTo("HOURLY");
    settings.put("updateOnly", "true");
    connector.deliver(delivery("a.csv", text("id\n3\n"), settings));
    assertThat(schedules.getOrDefault("770", object()).has("update_schedule")).isTrue();
    assertThat(fetched.get(3).path("update_only").asBoolean()).isTrue();
  }

  @Test
  void aScheduleThatCannotBeIsRefused() {
    Map<String, String> settings = new HashMap<>(goodSettings());
    settings.put("stoaAddress", "pim");
    settings.put("interval", "SOMETIMES");
    settings.put("timeZone", "Mars");
    assertThat(connector.check(settings))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("stoaAddress", "interval", "timeZone");
  }
}
