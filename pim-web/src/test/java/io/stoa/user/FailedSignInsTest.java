package io.stoa.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FailedSignInsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
  private static final String ADDRESS = "203.0.113.7";

  @TempDir Path folder;
  private DocumentStore store;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A node, so long after the beginning. */
  private FailedSignIns node(Duration later) {
    return new FailedSignIns(store, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  private static void fail(FailedSignIns node, int times) {
    for (int i = 0; i < times; i++) {
      node.failed("anna", ADDRESS);
    }
  }

  private static Duration waiting(FailedSignIns node) {
    return node.timeToWait("anna", ADDRESS);
  }

  @Test
  void nodesCountTogetherAndWaitTwiceAsLongEachTime() {
    fail(node(Duration.ZERO), FailedSignIns.FREE);
    assertThat(waiting(node(Duration.ZERO))).isZero();

    fail(node(Duration.ofSeconds(1)), 1);
    assertThat(waiting(node(Duration.ofSeconds(2)))).isEqualTo(Duration.ofSeconds(14));
    assertThat(waiting(node(Duration.ofSeconds(16)))).isZero();

    fail(node(Duration.ofSeconds(16)), 1);
    assertThat(waiting(node(Duration.ofSeconds(16))))
        .isEqualTo(FailedSignIns.FIRST_WAIT.plusSeconds(15));
    fail(node(Duration.ofMinutes(1)), 40);
    assertThat(waiting(node(Duration.ofMinutes(1)))).isEqualTo(FailedSignIns.LONGEST_WAIT);
  }

  @Test
  void onlyTheSameUserFromTheSameAddressWaits() {
    fail(node(Duration.ZERO), 9);
    assertThat(node(Duration.ZERO).timeToWait("anna", "203.0.113.8")).isZero();
    assertThat(node(Duration.ZERO).timeToWait("berta", ADDRESS)).isZero();
  }

  @Test
  void successAndAnHourForgetThem() {
    fail(node(Duration.ZERO), FailedSignIns.FREE);
    node(Duration.ZERO).succeeded("anna", ADDRESS);
    fail(node(Duration.ZERO), 1);
    assertThat(waiting(node(Duration.ZERO))).isZero();

    fail(node(Duration.ZERO), FailedSignIns.FREE);
    fail(node(FailedSignIns.FORGOTTEN.plusSeconds(1)), 1);
    assertThat(waiting(node(FailedSignIns.FORGOTTEN.plusSeconds(1)))).isZero();
  }

  @Test
  void attemptsAtTheSameMomentAreAllCounted() {
    List<CompletableFuture<Void>> attempts =
        IntStream.range(0, FailedSignIns.FREE + 1)
            .mapToObj(i -> CompletableFuture.runAsync(() -> fail(node(Duration.ZERO), 1)))
            .toList();
    attempts.forEach(CompletableFuture::join);
    assertThat(waiting(node(Duration.ZERO))).isEqualTo(FailedSignIns.FIRST_WAIT);
  }

  @Test
  void guessingManyNamesTakesNoMoreRoomThanIsSetAside() {
    FailureList list = FailureList.EMPTY;
    for (int i = 0; i < 3 * FailureList.MOST; i++) {
      list = list.with(new FailureList.Failure("caller" + i, 1, NOW, NOW));
    }
    assertThat(list.failures()).hasSize(FailureList.MOST);
    assertThat(list.find("caller" + (3 * FailureList.MOST - 1))).isPresent();
    assertThat(list.find("caller0")).isEmpty();
  }

  @Test
  void aSuccessThatHadNoFailureStoresNothing() {
    node(Duration.ZERO).succeeded("anna", ADDRESS);
    assertThat(store.collection(FailedSignIns.COLLECTION).count()).isZero();
  }
}
