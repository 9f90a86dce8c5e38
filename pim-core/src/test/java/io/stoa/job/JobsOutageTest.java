package io.stoa.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import io.stoa.store.DocumentStore;
import io.stoa.store.UnreachableStore;
import io.stoa.store.UnreachableStore.Reach;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The documents of jobs go out of reach and come back; the process stays. */
class JobsOutageTest {
  @TempDir Path directory;

  private DocumentStore documents;
  private UnreachableStore store;
  private Jobs jobs;

  @BeforeEach
  void open() {
    documents = SqliteDocumentStore.open(directory.resolve("store.db"));
    store = new UnreachableStore(documents);
    jobs = new Jobs(store, directory, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    jobs.close();
    documents.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_ANSWERS", "NOTHING"})
  void aJobGoesOnFromItsCheckpointOnceItsDocumentsAreBack(Reach reach) {
    List<String> startedFrom = new CopyOnWriteArrayList<>();
    jobs.register(
        "steps",
        context -> {
          startedFrom.add(context.checkpoint().orElse("nothing"));
          if (startedFrom.size() == 1) {
            context.checkpoint("half");
            store.reach(reach);
          }
          context.checkpoint("whole");
          return JobHandler.Outcome.SUCCEEDED;
        });
    String id = jobs.submit("steps", "steps", Map.of()).id();
    await(() -> jobs.active() == 0);
    store.reach(Reach.ALL);
    assertThat(jobs.get(id).state()).isEqualTo(Job.State.RUNNING);

    assertThat(jobs.takeOver()).extracting(Job::id).containsExactly(id);

    await(() -> jobs.get(id).state() == Job.State.SUCCEEDED);
    assertThat(startedFrom).containsExactly("nothing", reach == Reach.NOTHING ? "half" : "whole");
    await(() -> jobs.active() == 0);
    assertThat(jobs.takeOver()).isEmpty();
  }

  /** Also one whose log keeps no line of what happened before. */
  @ParameterizedTest
  @ValueSource(ints = {0, Job.LONGEST_LOG})
  void aJobWhoseOwnWritesAreNeverTakenIsLeftToAPersonInTheEnd(int lines) {
    jobs.register(
        "steps",
        context -> {
          IntStream.range(0, lines).forEach(line -> context.log("Line " + line));
          context.checkpoint("said");
          store.reach(Reach.NOTHING);
          context.checkpoint("never");
          return JobHandler.Outcome.SUCCEEDED;
        });
    String id = jobs.submit("steps", "steps", Map.of()).id();

    assertThat(timesTakenOver()).isBetween(10, 50);

    assertThat(jobs.get(id).state()).isEqualTo(Job.State.INTERRUPTED);
    jobs.resume(id);
    assertThat(timesTakenOver()).isBetween(10, 50);
  }

  private int timesTakenOver() {
    for (int times = 0; times < 100; times++) {
      await(() -> jobs.active() == 0);
      store.reach(Reach.ALL);
      if (jobs.takeOver().isEmpty()) {
        return times;
      }
    }
    return 100;
  }

  @Test
  void aJobOfAnEarlierDocumentTellsByItsLogHowOftenItWasTakenOver() {
    jobs.register("steps", context -> JobHandler.Outcome.SUCCEEDED);
    Job job = jobs.submit("steps", "steps", Map.of());
    await(() -> jobs.active() == 0);
    ObjectNode before = Json.MAPPER.valueToTree(jobs.get(job.id()));
    before.remove("takenOver");
    before
        .putArray("log")
        .add("One")
        .add("The node that ran this is gone; another one goes on.")
        .add("The documents were out of reach; it goes on.")
        .add("The documents were out of reach; it goes on.");

    Job read = Json.read(Json.write(before), Job.class);

    assertThat(read.takenOver())
        .isEqualTo(Map.of(TakingOver.PROCESS_GONE, 1, TakingOver.OUT_OF_REACH, 2));
    assertThat(Json.read(Json.write(read), Job.class)).isEqualTo(read);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
