package io.stoa.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.store.DocumentStore;
import io.stoa.store.SharedStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  @TempDir Path directory;

  private DocumentStore store;
  private Jobs jobs;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(directory.resolve("store.db"));
    jobs = new Jobs(store, directory, Clock.systemUTC());
    jobs.start();
  }

  @AfterEach
  void close() {
    jobs.close();
    store.close();
  }

  @Test
  void aSubmittedJobRunsAndKeepsWhatItReported() throws Exception {
    jobs.register(
        "count",
        context -> {
          context.log("counting to " + context.parameters().get("to"));
          Files.writeString(context.file("numbers.csv"), "1;2;3");
          context.progress(new Job.Progress("counting", 3, 3, Map.of("created", 3L)));
          return JobHandler.Outcome.SUCCEEDED;
        });

    Job submitted = jobs.submit("count", "three numbers", Map.of("to", "3"));
    Job ended = await(submitted.id(), Job.State.SUCCEEDED);

    assertThat(ended.progress().counts()).containsEntry("created", 3L);
    assertThat(ended.log()).containsExactly("counting to 3");
    assertThat(ended.started()).isNotNull();
    assertThat(ended.ended()).isNotNull();
    assertThat(jobs.file(ended.id(), "numbers.csv"))
        .get()
        .satisfies(file -> assertThat(Files.readString(file)).isEqualTo("1;2;3"));
    assertThat(directory.resolve(ended.files().get("numbers.csv"))).exists();
  }

  @Test
  void runNowTellsItsListenerAndAnswersTheEnd() {
    List<Job.State> told = new ArrayList<>();
    jobs.register("quick", context -> JobHandler.Outcome.WITH_ERRORS);

    Job ended = jobs.runNow("quick", "now", Map.of(), job -> told.add(job.state()));

    assertThat(ended.state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    assertThat(told).last().isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
    assertThat(jobs.get(ended.id()).state()).isEqualTo(Job.State.COMPLETED_WITH_ERRORS);
  }

  @Test
  void aCancelledJobStopsAndGoesOnFromItsCheckpointWhenResumed() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    List<String> startedFrom = new ArrayList<>();
    jobs.register(
        "steps",
        context -> {
          startedFrom.add(context.checkpoint().orElse("nothing"));
          if (context.checkpoint().isPresent()) {
            return JobHandler.Outcome.SUCCEEDED;
          }
          context.checkpoint("step 7");
          reached.countDown();
          while (!context.cancelled()) {
            LockSupport.parkNanos(1_000_000);
          }
          return JobHandler.Outcome.STOPPED;
        });

    String id = jobs.submit("steps", "steps", Map.of()).id();
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    jobs.cancel(id);
    assertThat(await(id, Job.State.CANCELLED).checkpoint()).isEqualTo("step 7");

    jobs.resume(id);
    await(id, Job.State.SUCCEEDED);
    assertThat(startedFrom).containsExactly("nothing", "step 7");
  }

  @Test
  void aFailureSaysWhyAndCanBeResumedButASuccessCannot() {
    List<String> runs = new ArrayList<>();
    jobs.register(
        "fragile",
        context -> {
          runs.add("run");
          if (runs.size() == 1) {
            throw StoaException.notFound("file", "products.csv");
          }
          return JobHandler.Outcome.SUCCEEDED;
        });

    Job failed = jobs.runNow("fragile", "once", Map.of(), job -> {});
    assertThat(failed.state()).isEqualTo(Job.State.FAILED);
    assertThat(failed.log()).last().asString().contains("products.csv");

    Job ended = jobs.resumeNow(failed.id(), job -> {});
    assertThat(ended.state()).isEqualTo(Job.State.SUCCEEDED);
    assertThatThrownBy(() -> jobs.resume(ended.id()))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("cannot be resumed");
  }

  @Test
  void whatADeadProcessLeftOpenIsInterruptedAtTheNextStart() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    jobs.register(
        "endless",
        context -> {
          context.checkpoint("half");
          running.countDown();
          release.await();
          return JobHandler.Outcome.STOPPED;
        });
    String id = jobs.submit("endless", "endless", Map.of()).id();
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

    try (Jobs next = new Jobs(store, directory, Clock.systemUTC())) {
      next.start();
      assertThat(next.get(id).state()).isEqualTo(Job.State.INTERRUPTED);
      assertThat(next.get(id).checkpoint()).isEqualTo("half");
      assertThat(next.active()).isZero();
    } finally {
      release.countDown();
    }
  }

  @Test
  void aJobWhoseNodeIsGoneGoesOnFromItsCheckpointOnAnotherButNotForEver() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    jobs.register(
        "steps",
        context -> {
          context.checkpoint("half");
          running.countDown();
          release.await();
          context.checkpoint("by the node that was taken for dead");
          return JobHandler.Outcome.SUCCEEDED;
        });
    String id = jobs.submit("steps", "steps", Map.of()).id();
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

    try (Jobs other = new Jobs(new SharedStore(store), directory, Clock.systemUTC())) {
      List<String> startedFrom = new CopyOnWriteArrayList<>();
      other.register(
          "steps",
          context -> {
            startedFrom.add(context.checkpoint().orElse("nothing"));
            return JobHandler.Outcome.SUCCEEDED;
          });
      other.start();
      assertThat(other.get(id).state()).isEqualTo(Job.State.RUNNING);
      assertThat(other.takeOver()).extracting(Job::id).containsExactly(id);
      Job ended = await(other, id, Job.State.SUCCEEDED);
      assertThat(startedFrom).containsExactly("half");
      assertThat(ended.log()).last().asString().contains("goes on");
      assertThat(other.takeOver()).isEmpty();
    } finally {
      release.countDown();
    }
    await(id, Job.State.SUCCEEDED);
    assertThat(jobs.get(id).checkpoint()).as("of the second node").isEqualTo("half");
  }

  @Test
  void aJobCanBeStoppedFromAnotherNode() throws Exception {
    try (Jobs node = new Jobs(new SharedStore(store), directory, Clock.systemUTC());
        Jobs other = new Jobs(new SharedStore(store), directory, Clock.systemUTC())) {
      CountDownLatch running = new CountDownLatch(1);
      node.register(
          "endless",
          context -> {
            while (!context.cancelled()) {
              running.countDown();
              context.progress(new Job.Progress("on and on", 1, 2, Map.of()));
              LockSupport.parkNanos(20_000_000);
            }
            return JobHandler.Outcome.STOPPED;
          });
      String id = node.submit("endless", "endless", Map.of()).id();
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      other.cancel(id);
      await(node, id, Job.State.CANCELLED);
      node.resume(id);
      LockSupport.parkNanos(50_000_000);
      assertThat(node.get(id).open()).as("the request to stop was met once").isTrue();
    }
  }

  @Test
  void aJobThatHasNothingToReportIsStoppedFromAnotherNodeToo() throws Exception {
    try (Jobs node = new Jobs(new SharedStore(store), directory, Clock.systemUTC());
        Jobs other = new Jobs(new SharedStore(store), directory, Clock.systemUTC())) {
      CountDownLatch running = new CountDownLatch(1);
      node.register(
          "endless",
          context -> {
            running.countDown();
            while (!context.cancelled()) {
              LockSupport.parkNanos(20_000_000);
            }
            return JobHandler.Outcome.STOPPED;
          });
      String id = node.submit("endless", "endless", Map.of()).id();
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      other.cancel(id);
      await(node, id, Job.State.CANCELLED);
    }
  }

  @Test
  void aNodeThatEndsLeavesItsJobsToOthers() throws Exception {
    Jobs node = new Jobs(new SharedStore(store), directory, Clock.systemUTC());
    CountDownLatch running = new CountDownLatch(1);
    JobHandler endless =
        context -> {
          running.countDown();
          while (!context.cancelled()) {
            LockSupport.parkNanos(1_000_000);
          }
          return JobHandler.Outcome.STOPPED;
        };
    node.register("endless", endless);
    String id = node.submit("endless", "endless", Map.of()).id();
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    node.close();
    assertThat(jobs.get(id).state()).isEqualTo(Job.State.QUEUED);
    try (Jobs other = new Jobs(new SharedStore(store), directory, Clock.systemUTC())) {
      other.register("endless", context -> JobHandler.Outcome.SUCCEEDED);
      assertThat(other.takeOver()).hasSize(1);
      await(other, id, Job.State.SUCCEEDED);
    }
  }

  @Test
  void jobsThatWaitWhenTheirNodeEndsAreBegunByOthers() throws Exception {
    Jobs node = new Jobs(new SharedStore(store), directory, Clock.systemUTC());
    CountDownLatch running = new CountDownLatch(2);
    node.register(
        "endless",
        context -> {
          running.countDown();
          while (!context.cancelled()) {
            LockSupport.parkNanos(1_000_000);
          }
          return JobHandler.Outcome.STOPPED;
        });
    node.register("short", context -> JobHandler.Outcome.SUCCEEDED);
    node.submit("endless", "first", Map.of());
    node.submit("endless", "second", Map.of());
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    String third = node.submit("short", "behind these", Map.of("of", "third")).id();
    String fourth = node.submit("short", "last", Map.of("of", "fourth")).id();

    node.close();

    assertThat(List.of(jobs.get(third), jobs.get(fourth)))
        .allSatisfy(job -> assertThat(job.state()).isEqualTo(Job.State.QUEUED))
        .allSatisfy(job -> assertThat(job.started()).as("never begun").isNull());
    try (Jobs other = new Jobs(new SharedStore(store), directory, Clock.systemUTC())) {
      List<String> done = new CopyOnWriteArrayList<>();
      other.register("endless", context -> JobHandler.Outcome.SUCCEEDED);
      other.register(
          "short",
          context -> {
            done.add(context.parameters().get("of"));
            return JobHandler.Outcome.SUCCEEDED;
          });
      assertThat(other.takeOver()).hasSize(4).extracting(Job::id).contains(third, fourth);
      await(other, third, Job.State.SUCCEEDED);
      await(other, fourth, Job.State.SUCCEEDED);
      assertThat(done).containsExactlyInAnyOrder("third", "fourth");
      assertThat(other.takeOver()).isEmpty();
    }
  }

  @Test
  void jobsAreListedNewestFirstAndByKind() {
    jobs.register("a", context -> JobHandler.Outcome.SUCCEEDED);
    jobs.register("b", context -> JobHandler.Outcome.SUCCEEDED);
    for (String label : List.of("1", "2", "3")) {
      jobs.runNow("a", "a" + label, Map.of(), job -> {});
      jobs.runNow("b", "b" + label, Map.of(), job -> {});
    }

    assertThat(jobs.newest(null, 4)).extracting(Job::label).containsExactly("b3", "a3", "b2", "a2");
    assertThat(jobs.newest("a", 10)).extracting(Job::label).containsExactly("a3", "a2", "a1");
  }

  @Test
  void onlyTheNewestAreKept() throws Exception {
    try (Jobs few = new Jobs(store, directory, Clock.systemUTC(), 2)) {
      few.register(
          "files",
          context -> {
            Files.writeString(context.file("out.txt"), "x");
            return JobHandler.Outcome.SUCCEEDED;
          });
      Job first = few.runNow("files", "1", Map.of(), job -> {});
      few.runNow("files", "2", Map.of(), job -> {});
      few.runNow("files", "3", Map.of(), job -> {});

      assertThat(few.newest(null, 10)).extracting(Job::label).containsExactly("3", "2");
      assertThat(directory.resolve("jobs").resolve(first.id())).doesNotExist();
    }
  }

  @Test
  void aFileNameCannotLeadOutOfTheJobsFolder() {
    jobs.register(
        "nasty",
        context -> {
          context.file("../../store.db");
          return JobHandler.Outcome.SUCCEEDED;
        });
    assertThat(jobs.runNow("nasty", "nasty", Map.of(), job -> {}).state())
        .isEqualTo(Job.State.FAILED);
  }

  private Job await(String id, Job.State state) {
    return await(jobs, id, state);
  }

  private static Job await(Jobs jobs, String id, Job.State state) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (jobs.get(id).state() != state || jobs.active() > 0) {
      assertThat(System.nanoTime()).as("waiting for " + state).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
    return jobs.get(id);
  }
}
