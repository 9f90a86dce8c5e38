package io.stoa.connectors.amazon;

import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestTime;
import io.stoa.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The listings of the simulated seller. A submission is checked at once (an item needs a name) and
 * carried out later, when {@link #settle} is called: then it becomes buyable, or an issue stands on
 * it, or it is dropped without a word.
 */
final class AmazonListings {
  private static final int MOST_OF_A_SEARCH = 1_000;
  private final String marketplace;
  private final TestTime time;
  private final Map<String, ObjectNode> listings = new TreeMap<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final Set<String> swallowed = new HashSet<>();
  private final Set<String> failing = new HashSet<>();
  private int previews;
  private int asins;

  AmazonListings(String marketplace, TestTime time) {
    this.marketplace = marketplace;
    this.time = time;
  }

  /** It will be accepted and yet never be there. */
  void swallow(String sku) {
    swallowed.add(sku);
  }

  /** It will be accepted, and later an issue stands on its listing. */
  void failLater(String sku) {
    failing.add(sku);
  }

  void remove(String sku) {
    listings.remove(sku);
  }

  Set<String> live() {
    Set<String> live = new TreeSet<>();
    listings.forEach(
        (sku, listing) -> {
          if (!listing.at("/summaries/0/status").isEmpty()) {
            live.add(sku);
          }
        });
    return live;
  }

  int timesCarriedOut(String sku) {
    return carriedOut.getOrDefault(sku, 0);
  }

  int previews() {
    return previews;
  }

  JsonNode attributes(String sku) {
    return there(sku).path("attributes");
  }

  private ObjectNode there(String sku) {
    return Objects.requireNonNull(listings.get(sku), sku);
  }

  void settle() {
    listings.keySet().removeIf(swallowed::contains);
    listings.forEach(
        (sku, listing) -> {
          ArrayNode issues = listing.putArray("issues");
          ObjectNode summary = (ObjectNode) listing.path("summaries").path(0);
          ArrayNode status = summary.putArray("status");
          if (failing.contains(sku)) {
            ObjectNode issue = issues.addObject();
            issue.put("code", "8541").put("severity", "ERROR");
            issue.put("message", "The SKU data conflicts with the Amazon catalogue.");
            issue.putArray("attributeNames").add("brand");
            issue.putArray("categories").add("INVALID_ATTRIBUTE");
            issue.putArray("marketplaceIds").add(marketplace);
          } else {
            status.add("BUYABLE").add("DISCOVERABLE");
          }
        });
  }

  /** Carries out a feed's messages; gives the processing report. */
  ObjectNode carryOut(JsonNode feed, String feedId) {
    ObjectNode report = Json.MAPPER.createObjectNode();
    ObjectNode header = report.putObject("header");
    header.put("sellerId", feed.at("/header/sellerId").asString(""));
    header.put("version", "2.0").put("feedId", feedId);
    ArrayNode issues = report.putArray("issues");
    List<String> touched = new ArrayList<>();
    int invalid = 0;
    for (JsonNode message : feed.path("messages")) {
      String sku = message.path("sku").asString("");
      ObjectNode issue = problem(message);
      if (issue != null) {
        issue.put("messageId", message.path("messageId").asInt(0)).put("sku", sku);
        issue.remove("attributeNames");
        issue.remove("categories");
        issues.add(issue);
        invalid++;
      } else {
        apply(sku, message.path("operationType").asString(""), message.path("attributes"));
        touched.add(sku);
      }
    }
    settle();
    int all = feed.path("messages").size();
    report
        .putObject("summary")
        .put("errors", invalid)
        .put("warnings", 0)
        .put("messagesProcessed", all)
        .put("messagesAccepted", all - invalid)
        .put("messagesInvalid", invalid);
    if (feed.at("/header/report/includedData").size() > 0) {
      header.set("report", feed.at("/header/report"));
      ArrayNode items = report.putArray("items");
      touched.stream()
          .filter(listings::containsKey)
          .forEach(sku -> items.add(shown(there(sku), Set.of("summaries", "issues"))));
    }
    return report;
  }

  static ObjectNode fatal(String seller, String feedId) {
    ObjectNode report = Json.MAPPER.createObjectNode();
    report.putObject("header").put("sellerId", seller).put("version", "2.0").put("feedId", feedId);
    report
        .putArray("issues")
        .addObject()
        .put("code", "99001")
        .put("severity", "ERROR")
        .put("message", "The feed could not be read.");
    report
        .putObject("summary")
        .put("errors", 1)
        .put("warnings", 0)
        .put("messagesProcessed", 0)
        .put("messagesAccepted", 0)
        .put("messagesInvalid", 0);
    return report;
  }

  private static @Nullable ObjectNode problem(JsonNode said) {
    boolean whole = said.path("operationType").asString("UPDATE").equals("UPDATE");
    boolean named = !said.at("/attributes/item_name/0/value").asString("").isBlank();
    if (!whole || named) {
      return null;
    }
    ObjectNode issue = Json.MAPPER.createObjectNode();
    issue.put("code", "90220").put("severity", "ERROR");
    issue.put("message", "'[item_name]' is required but not supplied.");
    issue.putArray("attributeNames").add("item_name");
    issue.putArray("categories").add("MISSING_ATTRIBUTE");
    return issue;
  }

  private void apply(String sku, String operation, JsonNode attributes) {
    carriedOut.merge(sku, 1, Integer::sum);
    if (operation.equals("DELETE")) {
      listings.remove(sku);
      return;
    }
    ObjectNode listing = listings.computeIfAbsent(sku, this::empty);
    if (operation.equals("UPDATE")) {
      listing.set("attributes", attributes.deepCopy());
    } else {
      ObjectNode there = (ObjectNode) listing.path("attributes");
      attributes.properties().forEach(entry -> there.set(entry.getKey(), entry.getValue()));
    }
  }

  private ObjectNode empty(String sku) {
    ObjectNode listing = Json.MAPPER.createObjectNode().put("sku", sku);
    ObjectNode summary = listing.putArray("summaries").addObject();
    summary.put("marketplaceId", marketplace).put("asin", "B0%08d".formatted(++asins));
    summary.put("productType", "SHIRT").putArray("status");
    summary.put("createdDate", time.instant().toString());
    summary.put("lastUpdatedDate", time.instant().toString());
    listing.putObject("attributes");
    listing.putArray("issues");
    return listing;
  }

  Reply put(String sku, Request request) {
    JsonNode said = request.json();
    return submitted(sku, request, problem(said), "UPDATE", said.path("attributes"));
  }

  Reply patch(String sku, Request request) {
    if (!listings.containsKey(sku)) {
      return AmazonSimulator.error(404, "NotFound", "SKU not found.", "");
    }
    ObjectNode attributes = Json.MAPPER.createObjectNode();
    for (JsonNode patch : request.json().path("patches")) {
      String path = patch.path("path").asString("");
      attributes.set(path.substring("/attributes/".length()), patch.path("value"));
    }
    return submitted(sku, request, null, "PARTIAL_UPDATE", attributes);
  }

  private Reply submitted(
      String sku,
      Request request,
      @Nullable ObjectNode issue,
      String operation,
      JsonNode attributes) {
    boolean preview = request.query().getOrDefault("mode", "").equals("VALIDATION_PREVIEW");
    ObjectNode answer = Json.MAPPER.createObjectNode().put("sku", sku);
    answer.put("status", issue != null ? "INVALID" : preview ? "VALID" : "ACCEPTED");
    answer.put("submissionId", "f1dc2914");
    ArrayNode issues = answer.putArray("issues");
    if (issue != null) {
      issues.add(issue);
    }
    if (preview) {
      previews++;
    } else if (issue == null) {
      apply(sku, operation, attributes);
      answer
          .putArray("identifiers")
          .addObject()
          .put("marketplaceId", marketplace)
          .put("asin", there(sku).at("/summaries/0/asin").asString(""));
    }
    return Reply.json(200, answer);
  }

  Reply delete(String sku) {
    if (!listings.containsKey(sku)) {
      return AmazonSimulator.error(404, "NotFound", "SKU not found.", "");
    }
    apply(sku, "DELETE", Json.MAPPER.createObjectNode());
    ObjectNode answer = Json.MAPPER.createObjectNode().put("sku", sku);
    answer.put("status", "ACCEPTED").put("submissionId", "f1dc2914").putArray("issues");
    return Reply.json(200, answer);
  }

  Reply get(String sku, Request request) {
    ObjectNode listing = listings.get(sku);
    return listing == null
        ? AmazonSimulator.error(404, "NotFound", "SKU not found.", "")
        : Reply.json(200, shown(listing, included(request)));
  }

  Reply search(Request request) {
    Map<String, String> query = request.query();
    List<ObjectNode> fitting = new ArrayList<>(listings.values());
    if (query.containsKey("identifiers")) {
      Set<String> wanted = Set.of(query.get("identifiers").split(",", -1));
      fitting.removeIf(listing -> !wanted.contains(listing.path("sku").asString("")));
    }
    String after = query.getOrDefault("createdAfter", "");
    fitting.removeIf(listing -> created(listing).compareTo(after) < 0);
    fitting.sort(
        Comparator.comparing((ObjectNode listing) -> created(listing))
            .thenComparing(listing -> listing.path("sku").asString("")));
    int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    int size = Integer.parseInt(query.getOrDefault("pageSize", "10"));
    int until = Math.min(from + size, Math.min(fitting.size(), MOST_OF_A_SEARCH));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("numberOfResults", fitting.size());
    ArrayNode items = answer.putArray("items");
    fitting.subList(from, until).forEach(i -> items.add(shown(i, included(request))));
    if (until < Math.min(fitting.size(), MOST_OF_A_SEARCH)) {
      answer.putObject("pagination").put("nextToken", Integer.toString(until));
    }
    return Reply.json(200, answer);
  }

  private static String created(ObjectNode listing) {
    return listing.at("/summaries/0/createdDate").asString("");
  }

  private static Set<String> included(Request request) {
    return Set.of(request.query().getOrDefault("includedData", "summaries").split(",", -1));
  }

  private static ObjectNode shown(ObjectNode listing, Set<String> sets) {
    ObjectNode shown = Json.MAPPER.createObjectNode();
    shown.set("sku", listing.path("sku"));
    sets.forEach(set -> shown.set(set, listing.path(set)));
    return shown.deepCopy();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
