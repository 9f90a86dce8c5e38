package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers that stop between laying a document down and giving it its place. */
class StalledWriterTest {
  private TestMongo mongo;
  private MongoDocumentStore store;
  private DocumentCollection things;
  private MongoClient client;
  private MongoCollection<Document> raw;

  @BeforeEach
  void connect() {
    mongo = TestMongo.start();
    String database = "stalled" + ProcessHandle.current().pid();
    store = MongoDocumentStore.open(mongo.uri(database));
    things = store.collection(CollectionSpec.of("things", "parent"));
    client = MongoClients.create(mongo.uri(database));
    raw = client.getDatabase(database).getCollection("things");
  }

  @AfterEach
  void disconnect() {
    client.close();
    store.close();
    mongo.close();
  }

  @Test
  void aPersonCanReadTheDocument() {
    things.put(
        Write.create("scarf-1", JsonBody.of("{\"price\":19.90,\"on.sale\":true}"))
            .indexed(Map.of("parent", List.of("scarf"))));

    Document stored = raw.find(Filters.eq("scarf-1")).first();
    assertThat(stored).isNotNull();
    stored.remove("written");
    assertThat(stored.toJson())
        .isEqualTo(
            "{\"_id\": \"scarf-1\", \"version\": 1, \"live\": true,"
                + " \"keys\": {\"parent\": [\"scarf\"]},"
                + " \"doc\": {\"price\": {\"$numberDecimal\": \"19.90\"}, \"on%2Esale\": true},"
                + " \"seq\": 1}");
  }

  @Test
  void aWriteWithoutItsPlaceIsSeenEachTime() {
    putPending("a", Instant.now());
    assertThat(ids(things.changes(0, 10))).containsExactly("a");

    putAsUsual("b");
    Changes changes = things.changes(0, 10);
    assertThat(ids(changes)).containsExactly("a", "b");
    assertThat(ids(things.changes(changes.cursor(), 10))).containsExactly("a");
    assertThat(things.get("a")).isPresent();
  }

  @Test
  void aNumberTakenBeforeButGivenAfterTheReadingIsNotMissed() {
    putPending("a", Instant.now());
    putAsUsual("b");
    putAsUsual("c");
    // The writer of "a" took number 1, then stalled; the others got on. The reader comes by now.
    raw.updateOne(Filters.eq("b"), Updates.set("seq", 2L));
    raw.updateOne(Filters.eq("c"), Updates.set("seq", 3L));
    client
        .getDatabase(raw.getNamespace().getDatabaseName())
        .getCollection("stoa.sequences")
        .updateOne(Filters.eq("things"), Updates.set("last", 3L));

    Changes first = things.changes(0, 1);
    assertThat(ids(first)).containsExactly("a", "b");
    assertThat(first.cursor()).isEqualTo(2);
    raw.updateOne(
        Filters.eq("a"), Updates.combine(Updates.set("seq", 1L), Updates.unset("pending")));
    assertThat(ids(things.changes(first.cursor(), 10))).containsExactly("c");
  }

  @Test
  void aReaderGivesThePlaceThatADeadWriterOwes() {
    putAsUsual("b");
    putPending("a", Instant.now().minusSeconds(60));

    Changes changes = things.changes(0, 10);
    assertThat(ids(changes)).containsExactly("a", "b");
    Document numbered = raw.find(Filters.eq("a")).first();
    assertThat(numbered).containsEntry("seq", 2L).doesNotContainKey("pending");
    Changes again = things.changes(changes.cursor(), 10);
    assertThat(ids(again)).containsExactly("a");
    assertThat(things.changes(again.cursor(), 10).documents()).isEmpty();
  }

  @Test
  void whoWritesOverAPendingWriteTakesItsPlaceOver() {
    putPending("a", Instant.now());
    things.put(Write.replace("a", 1, JsonBody.of("{\"n\":2}")));

    Changes changes = things.changes(0, 10);
    assertThat(changes.documents()).extracting(StoredDocument::version).containsExactly(2L);
    assertThat(things.changes(changes.cursor(), 10).documents()).isEmpty();
  }

  /**
   * Two nodes write, a third takes its number and stalls until they are done, a fourth dies before
   * it took one; a reader follows all the while.
   */
  @Test
  void aReaderThatFollowsTwoNodesMissesNothingNorWhatStallsAmongIt() throws Exception {
    String database = raw.getNamespace().getDatabaseName();
    Map<String, Long> seen = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (MongoDocumentStore other = MongoDocumentStore.open(mongo.uri(database))) {
      putPending("stalled", Instant.now());
      long taken = takeNumber(database);
      putPending("dead", Instant.now().minusSeconds(60));
      AtomicBoolean written = new AtomicBoolean();
      Future<?> reading = threads.submit(() -> follow(other, written, seen));
      List<Future<Map<String, Long>>> writing = new ArrayList<>();
      for (DocumentStore node : List.of(store, other)) {
        writing.add(threads.submit(() -> write(node)));
      }
      Map<String, Long> last = new TreeMap<>(Map.of("stalled", 1L, "dead", 1L));
      for (Future<Map<String, Long>> writer : writing) {
        writer.get().forEach((id, version) -> last.merge(id, version, Math::max));
      }
      raw.updateOne(
          Filters.and(Filters.eq("stalled"), Filters.eq("pending", true)),
          Updates.combine(Updates.set("seq", taken), Updates.unset("pending")));
      written.set(true);
      reading.get();
      assertThat(new TreeMap<>(seen)).isEqualTo(last);
      assertThat(raw.countDocuments(Filters.eq("pending", true))).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private long takeNumber(String database) {
    Document counter =
        client
            .getDatabase(database)
            .getCollection("stoa.sequences")
            .findOneAndUpdate(
                Filters.eq("things"),
                Updates.inc("last", 1L),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(counter).getLong("last");
  }

  /** Both nodes write the same documents, many at once; gives the last version of each. */
  private static Map<String, Long> write(DocumentStore node) {
    DocumentCollection collection = node.collection(CollectionSpec.of("things", "parent"));
    Map<String, Long> last = new HashMap<>();
    for (int round = 0; round < 40; round++) {
      List<Write> writes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String id = "d" + (round * 3 + i) % 60;
        writes.add(Write.replace(id, Write.ANY, JsonBody.of("{\"n\":" + round + "}")));
      }
      for (WriteResult result : collection.bulk(writes)) {
        WriteResult.Written written = (WriteResult.Written) result;
        last.put(written.id(), written.version());
      }
    }
    return last;
  }

  private static void follow(DocumentStore node, AtomicBoolean written, Map<String, Long> seen) {
    DocumentCollection collection = node.collection(CollectionSpec.of("things", "parent"));
    long cursor = 0;
    boolean last = false;
    while (true) {
      boolean ended = written.get();
      Changes changes;
      try {
        changes = collection.changes(cursor, 7);
      } catch (StoaException e) {
        // The server in this process trips over a document that is written while it sends it.
        assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE);
        continue;
      }
      changes.documents().forEach(d -> seen.merge(d.id(), d.version(), Math::max));
      cursor = changes.cursor();
      if (last && changes.drained()) {
        return;
      }
      last = ended;
    }
  }

  private void putAsUsual(String id) {
    things.put(Write.create(id, JsonBody.of("{\"n\":1}")));
  }

  private void putPending(String id, Instant written) {
    raw.insertOne(
        new Document("_id", id)
            .append("version", 1L)
            .append("live", true)
            .append("written", Date.from(written))
            .append("pending", true)
            .append("keys", new Document())
            .append("doc", new Document("n", 1)));
  }

  private static List<String> ids(Changes changes) {
    return changes.documents().stream().map(StoredDocument::id).toList();
  }
}
