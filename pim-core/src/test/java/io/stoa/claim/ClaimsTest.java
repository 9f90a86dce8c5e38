package io.stoa.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.SharedStore;
import io.stoa.store.UnreachableStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes whose machines know nothing of each other's processes, and a clock moved by hand. */
class ClaimsTest {
  private static final CollectionSpec CLAIMS = CollectionSpec.of("claims");

  @TempDir Path folder;
  private DocumentStore documents;
  private final AtomicLong nanos = new AtomicLong(1);
  private Claims left;
  private Claims right;

  @BeforeEach
  void open() {
    documents = SqliteDocumentStore.open(folder.resolve("store.db"));
    left = node("left", Duration.ZERO);
    // Nobody asks a clock on a wall; this one is an hour ahead.
    right = node("right", Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    documents.close();
  }

  @Test
  void aHolderThatBeatsIsLeftAloneForAsLongAsItWorks() {
    assertThat(left.take("feed", "run1")).isEqualTo(new Claims.Attempt.Taken(null));
    for (int i = 0; i < 50; i++) {
      pass(Duration.ofSeconds(10));
      assertThat(left.beat()).isTrue();
      assertThat(left.isHeld("feed")).isTrue();
      assertThat(right.take("feed", "run2"))
          .isEqualTo(new Claims.Attempt.Busy("process 1 on left"));
      assertThat(right.abandoned()).isEmpty();
    }
    left.giveBack("feed");
    assertThat(right.isTaken("feed")).isFalse();
    assertThat(right.take("feed", "run2")).isEqualTo(new Claims.Attempt.Taken(null));
  }

  @Test
  void aSilentHolderIsTakenOverOnlyAfterItHasItselfGivenUp() {
    left.take("feed", "run1");
    assertThat(right.abandoned()).isEmpty();
    pass(Claims.LEASE.plusMillis(1));
    assertThat(left.isHeld("feed")).isFalse();
    assertThat(right.isTaken("feed")).isTrue();
    pass(Claims.PATIENCE.minus(Claims.LEASE));
    assertThat(right.abandoned()).extracting(Claims.Claim::by).containsExactly("run1");
    assertThat(right.take("feed", "run2"))
        .isInstanceOfSatisfying(
            Claims.Attempt.Taken.class,
            taken -> assertThat(taken.abandoned()).extracting(Claims.Claim::by).isEqualTo("run1"));
    assertThat(right.isHeld("feed")).isTrue();
  }

  @Test
  void aHolderThatComesBackLateNeitherBeatsNorTakesTheClaimAway() {
    left.take("feed", "run1");
    assertThat(right.isTaken("feed")).isTrue();
    pass(Claims.PATIENCE);
    right.take("feed", "run2");
    left.beat();
    assertThat(left.isHeld("feed")).isFalse();
    left.giveBack("feed");
    right.beat();
    assertThat(right.isHeld("feed")).isTrue();
    assertThat(left.take("feed", "run3")).isEqualTo(new Claims.Attempt.Busy("process 1 on right"));
  }

  @Test
  void aBeatThatFindsAnotherHolderLosesTheThingAtOnce() {
    left.take("feed", "run1");
    Claims.Claim seen = new Claims.Claim("feed", "run1", owner("left"), Instant.EPOCH);
    assertThat(right.drop(seen)).isTrue();
    right.take("feed", "run2");
    assertThat(left.isHeld("feed")).as("it cannot know yet").isTrue();
    left.beat();
    assertThat(left.isHeld("feed")).isFalse();
  }

  @Test
  void anAbandonedClaimIsDroppedByOneOnly() {
    left.take("feed", "run1");
    right.abandoned();
    Claims third = node("third", Duration.ZERO);
    third.abandoned();
    pass(Claims.PATIENCE);
    Claims.Claim abandoned = right.abandoned().get(0);
    assertThat(third.abandoned()).containsExactly(abandoned);
    assertThat(right.drop(abandoned)).isTrue();
    assertThat(third.drop(abandoned)).isFalse();
  }

  @Test
  void aProcessThatIsKnownToBeGoneIsNotWaitedFor() {
    ClaimOwner self = ClaimOwner.self();
    ClaimOwner gone = new ClaimOwner(self.host(), Long.MAX_VALUE, Instant.EPOCH, self.place());
    Claims dead = node(gone, Duration.ZERO);
    dead.take("feed", "run1");
    assertThat(right.abandoned()).hasSize(1);
    ClaimOwner elsewhere = new ClaimOwner(self.host(), Long.MAX_VALUE, Instant.EPOCH, "elsewhere");
    node(elsewhere, Duration.ZERO).take("other", "run2");
    assertThat(right.isTaken("other")).as("of a container of the same name").isTrue();
  }

  @Test
  void inAStoreOfOneProcessWhateverIsLeftIsLeftByADeadOne() {
    left.take("feed", "run1");
    Claims alone = new Claims(documents, CLAIMS, Clock.systemUTC());
    assertThat(alone.abandoned()).hasSize(1);
    assertThat(alone.take("feed", "run2")).isInstanceOf(Claims.Attempt.Taken.class);
    assertThat(alone.take("feed", "run3")).isEqualTo(new Claims.Attempt.Busy("this process"));
  }

  @Test
  void aBeatThatWasTakenThoughNobodySaidSoDoesNotLoseTheThing() {
    UnreachableStore store = new UnreachableStore(documents);
    Claims node = new Claims(store, CLAIMS, Clock.systemUTC(), nanos::get, owner("left"));
    node.take("feed", "run1");
    pass(Duration.ofSeconds(5));
    store.reach(UnreachableStore.Reach.NO_ANSWERS);
    assertThat(node.beat()).isTrue();
    store.reach(UnreachableStore.Reach.ALL);
    pass(Duration.ofSeconds(5));
    node.beat();
    assertThat(node.isHeld("feed")).isTrue();
    pass(Duration.ofSeconds(5));
    node.beat();
    pass(Claims.LEASE.minusMillis(1));
    assertThat(node.isHeld("feed")).as("the beat after it was taken").isTrue();
    node.giveBack("feed");
    assertThat(right.isTaken("feed")).isFalse();
  }

  private Claims node(String host, Duration ahead) {
    return node(owner(host), ahead);
  }

  private Claims node(ClaimOwner owner, Duration ahead) {
    Clock fixed = Clock.fixed(Instant.EPOCH.plus(ahead), java.time.ZoneOffset.UTC);
    return new Claims(new SharedStore(documents), CLAIMS, fixed, nanos::get, owner);
  }

  private static ClaimOwner owner(String host) {
    return new ClaimOwner(host, 1, Instant.EPOCH, "of " + host);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
