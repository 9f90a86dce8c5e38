package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of writes and readings while servers go away, hang or lose their majority. */
@Timeout(60)
class MongoOutageTest {
  private static final CollectionSpec THINGS = CollectionSpec.of("things");
  private static final JsonBody BODY = JsonBody.of("{\"n\":1}");

  private final ScriptedBackend backend = new ScriptedBackend();
  private MongoServer server;
  private String uri;
  private MongoDocumentStore store;
  private DocumentCollection things;

  @BeforeEach
  void connect() {
    server = new MongoServer(backend);
    uri = server.bindAndGetConnectionString() + "/outage?serverSelectionTimeoutMS=2000";
    store = MongoDocumentStore.open(uri);
    things = store.collection(THINGS);
  }

  @AfterEach
  void disconnect() {
    backend.straighten();
    store.close();
    server.shutdownNow();
  }

  @Test
  void aWriteWhoseAnswerIsLostIsSentAgainAndDoneOnce() {
    AtomicInteger asked = new AtomicInteger();
    loseFirstAnswer("update", asked);

    assertThat(things.put(Write.create("a", BODY))).isEqualTo(new WriteResult.Written("a", 1, 1));
    assertThat(asked.get()).isGreaterThan(1);
    assertThat(things.get("a")).map(StoredDocument::version).contains(1L);
  }

  @Test
  void aCounterWhoseAnswerIsLostIsCountedOnce() {
    AtomicInteger asked = new AtomicInteger();
    loseFirstAnswer("findAndModify", asked);

    things.put(Write.create("a", BODY));
    assertThat(asked).hasValue(2);
    assertThat(things.position()).isOne();
  }

  private void loseFirstAnswer(String command, AtomicInteger asked) {
    backend.twist(
        command,
        (message, carriedOut) -> {
          Document answer = carriedOut.get();
          if (asked.getAndIncrement() == 0) {
            Future<?> unused = message.getChannel().close();
          }
          return answer;
        });
  }

  @Test
  void aWriteThatIsStoredButNotNumberedIsWritten() {
    backend.twist(
        "findAndModify",
        (message, carriedOut) -> {
          throw new MongoServerError(133, "FailedToSatisfyReadPreference", "No primary.");
        });

    assertThat(things.put(Write.create("a", BODY))).isEqualTo(new WriteResult.Written("a", 1, 1));
    backend.straighten();
    Changes changes = things.changes(0, 10);
    assertThat(changes.documents()).extracting(StoredDocument::id).containsExactly("a");
    assertThat(things.changes(changes.cursor(), 10).documents()).hasSize(1);
  }

  @Test
  void aWriteThatTheMajorityDoesNotAcknowledgeIsUnknownNotLost() {
    backend.twist(
        "update",
        (message, carriedOut) ->
            carriedOut
                .get()
                .append(
                    "writeConcernError",
                    new Document("code", 64)
                        .append("codeName", "WriteConcernTimeout")
                        .append("errmsg", "waiting for replication timed out")));

    assertUnavailable(() -> things.put(Write.create("a", BODY)));
    backend.straighten();
    assertThat(things.changes(0, 10).documents())
        .extracting(StoredDocument::id)
        .containsExactly("a");
    assertThat(things.put(Write.create("a", BODY))).isEqualTo(new WriteResult.Conflict("a", 1));
  }

  @Test
  void aReadingAsksForWhatThisProcessHadAcknowledged() {
    things.put(Write.create("a", BODY));
    Object first = backend.last("update", "things").answer().get("operationTime");
    things.put(Write.replace("a", 1, BODY));
    things.get("a");
    Document concern = backend.lastReadConcern("find", "things");
    assertThat(concern).containsEntry("level", "majority");
    BsonTimestamp after = (BsonTimestamp) Objects.requireNonNull(concern.get("afterClusterTime"));
    assertThat(after).isGreaterThan((BsonTimestamp) first);

    things.count();
    assertThat(backend.lastReadConcern("aggregate", "things"))
        .containsEntry("afterClusterTime", after);
    assertThat(things.position()).isEqualTo(2);
    assertThat(backend.lastReadConcern("find", "stoa.sequences"))
        .containsEntry("afterClusterTime", after);
  }

  @Test
  void aWriteIsComparedWithWhatThePrimaryHasWhateverTheMajorityHas() {
    things.put(Write.create("a", BODY));
    things.put(Write.replace("a", 1, BODY));
    assertThat(backend.lastReadConcern("find", "things")).isEqualTo(new Document("level", "local"));
  }

  @Test
  void aServerThatHangsIsNotWaitedForForEver() {
    try (MongoDocumentStore impatient = MongoDocumentStore.open(uri + "&socketTimeoutMS=200")) {
      DocumentCollection same = impatient.collection(THINGS);
      backend.twist("find", MongoOutageTest::slowly);
      assertUnavailable(() -> same.get("a"));
      backend.straighten();
    }
  }

  @Test
  void anIndexMayTakeLongerThanAnAnswer() {
    try (MongoDocumentStore impatient = MongoDocumentStore.open(uri + "&socketTimeoutMS=200")) {
      backend.twist("createIndexes", MongoOutageTest::slowly);
      assertThat(impatient.collection(CollectionSpec.of("others", "tag")).count()).isZero();
    }
  }

  private static Document slowly(MongoMessage message, Supplier<Document> carriedOut) {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return carriedOut.get();
  }

  private static void assertUnavailable(ThrowingCallable question) {
    assertThatThrownBy(question)
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE));
  }
}
