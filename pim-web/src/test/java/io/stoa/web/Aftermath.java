package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowingConsumer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** What must hold once everything is left in peace, within a bounded time. */
final class Aftermath {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final List<ServedNode> nodes;
  private final Caller caller;
  private final Editors editors;
  private final MongoDatabase documents;

  /**
   * @param documents as they are stored, without anything between
   */
  Aftermath(List<ServedNode> nodes, Editors editors, MongoDatabase documents) {
    this.nodes = nodes;
    this.caller = nodes.get(0).caller();
    this.editors = editors;
    this.documents = documents;
  }

  /** Runs the check again and again until it holds. */
  static void soon(String what, Runnable check) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError | RuntimeException e) {
        if (Instant.now().isAfter(deadline)) {
          throw new AssertionError(what + " is not so after " + PATIENCE, e);
        }
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  void nodesAreReady() {
    for (ServedNode node : nodes) {
      soon("ready", () -> assertThat(node.caller().get("/readyz").status()).isEqualTo(200));
    }
  }

  /** Each acknowledged edit counts once, whichever node is asked. */
  void editsAreKept() {
    editors
        .edited()
        .forEach(
            (sku, known) -> {
              for (ServedNode node : nodes) {
                JsonNode product = node.caller().get("/api/v1/products/" + sku).body();
                assertThat(known.allows(numberOf(product)))
                    .as("%s has %s, known is %s", sku, nameOf(product), known)
                    .isTrue();
                assertThat(product.path("version").asLong())
                    .as("%s: %s", sku, known)
                    .isBetween(1L + known.done(), 1L + known.done() + known.unknown());
              }
            });
  }

  private static String nameOf(JsonNode product) {
    return product.at("/values/name|en_US").asString();
  }

  private static int numberOf(JsonNode product) {
    return Integer.parseInt(nameOf(product).replaceFirst("^p\\d+n", ""));
  }

  /** SKUs by the names that are stored. */
  Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    for (String sku : Editors.skus()) {
      names.put(nameOf(caller.get("/api/v1/products/" + sku).body()), sku);
    }
    return names;
  }

  /** Searches find all products, and the edited ones by the names that they have. */
  void indexAgrees(Set<String> all) {
    soon("all are found", () -> assertThat(found()).isEqualTo(all));
    names()
        .forEach(
            (name, sku) ->
                soon(
                    sku + " is found by " + name,
                    () ->
                        assertThat(
                                caller
                                    .get("/api/v1/products?q=" + name)
                                    .body()
                                    .path("items")
                                    .findValuesAsString("identifier"))
                            .containsExactly(sku)));
  }

  private Set<String> found() {
    Set<String> found = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page =
          caller
              .post(
                  "/api/v1/products/search",
                  Map.of("sort", "identifier", "limit", 500, "cursor", cursor))
              .body();
      for (String sku : page.path("items").findValuesAsString("identifier")) {
        assertThat(found.add(sku)).as(sku + " is found once").isTrue();
      }
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return found;
  }

  void importIsDone(String job, int rows, int refused) {
    soon(
        "the import ends",
        () -> {
          JsonNode ended = caller.get("/api/v1/jobs/" + job).body();
          assertThat(ended.path("state").asString())
              .as(ended.toString())
              .isEqualTo("COMPLETED_WITH_ERRORS");
        });
    JsonNode counts = caller.get("/api/v1/jobs/" + job).body().at("/progress/counts");
    long handled =
        List.of("created", "updated", "unchanged").stream()
            .mapToLong(outcome -> counts.path(outcome).asLong())
            .sum();
    assertThat(handled).as(counts.toString()).isEqualTo(rows);
    assertThat(counts.path("rejected").asLong()).as(counts.toString()).isEqualTo(refused);
  }

  /** No job and no run goes on for ever, and what is claimed is claimed by who is there. */
  void nothingHangs() {
    soon(
        "jobs have ended",
        () ->
            assertThat(caller.get("/api/v1/jobs").body().findValuesAsString("state"))
                .doesNotContain("QUEUED", "RUNNING"));
    for (String collection : List.of("feed_claims", "job_claims", "account_claims")) {
      soon(collection + " are of nodes that are there", () -> claimsAreOfTheLiving(collection));
    }
    for (String collection : List.of("products", "product_models", "offers")) {
      soon(
          "all changes of " + collection + " have numbers",
          () ->
              assertThat(
                      documents
                          .getCollection(collection)
                          .countDocuments(new Document("pending", true)))
                  .isZero());
    }
  }

  private void claimsAreOfTheLiving(String collection) {
    Set<Long> living = new HashSet<>();
    nodes.forEach(node -> living.add(node.pid()));
    for (Document claim : documents.getCollection(collection).find(new Document("live", true))) {
      Document owner = claim.get("doc", Document.class).get("owner", Document.class);
      assertThat(living).as(claim.toJson()).contains(owner.get("pid", Number.class).longValue());
    }
  }

  /** Schedules fire again, and none has been kept twice. */
  void firesAreKeptOnce(Map<String, JsonNode> runs, String feed) {
    Instant calm = Instant.now();
    soon(
        feed + " fires again",
        () ->
            assertThat(caller.get("/api/v1/feeds/" + feed + "/runs").body())
                .anySatisfy(succeeded(calm)));
    Map<String, Integer> kept = new TreeMap<>();
    for (JsonNode run : runs.values()) {
      boolean scheduled = run.path("trigger").asString().contains("SCHEDULE");
      if (scheduled && run.path("state").asString().startsWith("SUCCEEDED")) {
        kept.merge(run.path("scheduledFor").asString(), 1, Integer::sum);
      }
    }
    assertThat(kept).isNotEmpty();
    assertThat(kept.values()).as(kept.toString()).containsOnly(1);
  }

  private static ThrowingConsumer<JsonNode> succeeded(Instant after) {
    return run -> {
      assertThat(run.path("state").asString()).startsWith("SUCCEEDED");
      assertThat(Instant.parse(run.path("scheduledFor").asString("1970-01-01T00:00:00Z")))
          .isAfter(after);
    };
  }

  /** All runs of the feed that are known now, by id, those told before included. */
  void collectRuns(String feed, Map<String, JsonNode> known) {
    caller
        .get("/api/v1/feeds/" + feed + "/runs?limit=100")
        .body()
        .forEach(run -> known.put(run.path("id").asString(), run));
  }
}
