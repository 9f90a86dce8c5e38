package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.claim.ClaimOwner;
import io.stoa.claim.Claims;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.json.Json;
import io.stoa.mapping.Shirt;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose process is gone, and how often they are begun anew. */
@SuppressWarnings("NullAway.Init")
class LeftRunTest {
  private static final String FEED = "test";

  /** A run as it was stored before it had a field for why it was left. */
  private static final String OF_BEFORE =
      """
      {"id":"%s","feed":"test","trigger":"SCHEDULE","state":"INTERRUPTED",
      "scheduledFor":"1970-01-01T00:00:00Z","started":"1970-01-01T00:00:00Z",
      "ended":"1970-01-01T00:00:01Z","counts":{},"files":[],"report":null,
      "errors":["%s"],"mode":"USUAL","difference":null}""";

  @TempDir Path folder;
  private final Instant soon = Instant.now().plusSeconds(60);
  private Workshop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
    shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
    shop.put(Shirt.of("S1"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private String id(int second) {
    return FeedRuns.newId(soon.plusSeconds(second));
  }

  private FeedRun open(String id) {
    FeedRun open =
        FeedRun.begun(id, FEED, Trigger.SCHEDULE, Instant.EPOCH, Instant.EPOCH, FeedRun.Mode.USUAL);
    shop.runs.save(open);
    return open;
  }

  /** A run whose node is gone. */
  private FeedRun leftBehind(String id) {
    FeedRun left = open(id);
    ClaimOwner gone = new ClaimOwner("another-host", 1, Instant.EPOCH, null);
    byte[] claim = Json.write(new Claims.Claim(FEED, id, gone, Instant.EPOCH));
    shop.store
        .collection(RunClaims.COLLECTION)
        .put(new Write(FEED, Write.ANY, JsonBody.of(claim), Map.of()));
    return left;
  }

  private void storeOfBefore(String id, String remark) {
    String body = OF_BEFORE.formatted(id, remark);
    shop.store
        .collection(FeedRuns.COLLECTION)
        .put(
            new Write(
                id,
                Write.ANY,
                JsonBody.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of("feed", List.of(FEED))));
  }

  private List<FeedRun> takeOver() {
    return shop.running.takeOver(Runnable::run);
  }

  @Test
  void aRunWhoseProcessIsGoneIsInterruptedAtStart() {
    FeedRun left = leftBehind("20260101T000000000Z-dead");
    assertThat(shop.running.interruptAbandoned()).containsExactly(left.id());
    assertThat(shop.runs.get(left.id()).state()).isEqualTo(State.INTERRUPTED);
    assertThat(shop.runs.get(left.id()).left()).isEqualTo(Leaving.PROCESS_GONE);
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aRunWhoseProcessIsGoneIsBegunAnewByAnotherNodeButNotForEver() throws IOException {
    FeedRun left = leftBehind("20260101T000000000Z-dead");
    List<FeedRun> begun = takeOver();
    assertThat(begun).extracting(FeedRun::trigger).containsExactly(Trigger.SCHEDULE);
    assertThat(begun).extracting(FeedRun::scheduledFor).containsExactly(Instant.EPOCH);
    assertThat(shop.runs.get(left.id()).state()).isEqualTo(State.INTERRUPTED);
    assertThat(shop.runs.get(begun.get(0).id()).state()).isEqualTo(State.SUCCEEDED);
    assertThat(shop.received("google.tsv")).contains("S1");
    assertThat(takeOver()).isEmpty();

    for (int i = 0; i < 3; i++) {
      leftBehind(id(i));
      shop.running.interruptAbandoned();
    }
    FeedRun again = leftBehind(id(9));
    assertThat(takeOver()).isEmpty();
    assertThat(shop.runs.get(again.id()).state()).isEqualTo(State.INTERRUPTED);
    assertThat(shop.running.isRunning(FEED)).isFalse();
  }

  @Test
  void runsThatWereLetGoDoNotCountAsDeadWhateverTheirRemarksSay() {
    for (int i = 0; i < 3; i++) {
      FeedRun open = open(id(i));
      String like = Leaving.PROCESS_GONE.remark();
      shop.runs.save(
          open.ended(State.RUNNING, soon, like).left(Leaving.LET_GO, soon.plusSeconds(i)));
    }
    leftBehind(id(9));
    assertThat(takeOver()).hasSize(1);
  }

  @Test
  void deadRunsThatWereStoredBeforeTheyHadAFieldForItStillCount() {
    storeOfBefore(id(0), "The process ended during this run. The next run finishes it.");
    storeOfBefore(id(1), "The process ended during this run. The next run finishes it.");
    FeedRun last = leftBehind(id(2));
    assertThat(takeOver()).isEmpty();
    assertThat(shop.runs.get(last.id()).left()).isEqualTo(Leaving.PROCESS_GONE);
  }

  @Test
  void runsThatWereLetGoBeforeTheyHadAFieldForItDoNotCountAsDead() {
    String remark =
        "The documents were out of reach, or the process was told to end. The next run finishes it.";
    storeOfBefore(id(0), remark);
    storeOfBefore(id(1), remark);
    leftBehind(id(2));
    assertThat(takeOver()).hasSize(1);
  }
}
