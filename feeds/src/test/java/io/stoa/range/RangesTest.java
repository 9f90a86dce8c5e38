package io.stoa.range;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.DocumentStore;
import io.stoa.store.SharedStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who makes a range. Two of one process stand for two nodes: what one holds, the other takes for
 * left behind, as it would of a process that is gone.
 */
class RangesTest {
  private static final SharedRun RUN = new SharedRun("feed", "run2", Instant.EPOCH, Map.of());

  @TempDir Path folder;
  private DocumentStore store;
  private Ranges leader;
  private Ranges helper;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    leader = new Ranges(new SharedStore(store), Clock.systemUTC());
    helper = new Ranges(new SharedStore(store), Clock.systemUTC());
    for (int number = 0; number < 3; number++) {
      leader.offer(range(RUN.run(), number));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Range range(String run, int number) {
    return new Range("feed", run, number, false, List.of("A" + number, "B" + number));
  }

  @Test
  void helpersTakeFromTheEndAndEachOneOnce() {
    assertThat(helper.take(RUN, "h")).contains(range(RUN.run(), 2));
    assertThat(helper.take(RUN, "h")).contains(range(RUN.run(), 1));
    assertThat(helper.take(RUN, "h")).contains(range(RUN.run(), 0));
    assertThat(helper.take(RUN, "h")).isEmpty();
  }

  @Test
  void theLeaderGetsWhatAHelperMadeAndCannotTakeItBack() {
    Range last = helper.take(RUN, "h").orElseThrow();
    assertThat(leader.part(last)).isEmpty();
    assertThat(helper.isWanted(last)).isTrue();
    assertThat(helper.finish(last, "file")).isTrue();
    helper.leave(last);
    assertThat(leader.part(last)).contains("file");
    assertThat(leader.takeBack(last)).isFalse();
    leader.forget(last);
    assertThat(leader.part(last)).isEmpty();
  }

  @Test
  void whatTheLeaderTookBackFromANodeThatIsGoneCannotBeFinishedThere() {
    Range last = helper.take(RUN, "h").orElseThrow();
    assertThat(leader.takeBack(last)).isTrue();
    assertThat(helper.isWanted(last)).isFalse();
    assertThat(helper.finish(last, "late")).isFalse();
    assertThat(leader.part(last)).isEmpty();
  }

  @Test
  void whoHoldsARangeKeepsTheLeaderFromIt() {
    Range own = leader.take(RUN, "h").orElseThrow();
    assertThat(leader.takeBack(own)).isFalse();
    leader.leave(own);
    assertThat(leader.takeBack(own)).isTrue();
  }

  @Test
  void whatIsLeftUnmadeIsTakenByTheNext() {
    Range last = helper.take(RUN, "h").orElseThrow();
    helper.leave(last);
    assertThat(leader.take(RUN, "other")).contains(last);
  }

  @Test
  void anEarlierRunDoesNothingToTheRangesOfALaterOne() {
    SharedRun before = new SharedRun("feed", "run1", Instant.EPOCH, Map.of());
    Range old = range(before.run(), 1);
    assertThat(helper.take(before, "h")).isEmpty();
    assertThat(leader.takeBack(old)).as("nobody else makes it").isTrue();
    helper.forget(old);
    assertThat(helper.finish(old, "old")).isFalse();
    assertThat(leader.part(range(RUN.run(), 1))).isEmpty();
    assertThat(helper.take(RUN, "h")).contains(range(RUN.run(), 2));
    assertThat(helper.take(RUN, "h")).contains(range(RUN.run(), 1));
  }

  @Test
  void allAreForgottenTogetherButNotThoseOfAnotherFeed() {
    Range other = new Range("feed-2", "run", 0, true, List.of("M"));
    leader.offer(other);
    leader.forgetAll("feed");
    assertThat(helper.take(RUN, "h")).isEmpty();
    SharedRun ofOther = new SharedRun("feed-2", "run", Instant.EPOCH, Map.of());
    assertThat(helper.take(ofOther, "h")).contains(other);
  }
}
