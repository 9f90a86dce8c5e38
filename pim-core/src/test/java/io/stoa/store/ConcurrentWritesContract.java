package io.stoa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.WriteResult.Conflict;
import io.stoa.store.WriteResult.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds while many write at the same time. Part of {@link DocumentStoreContract}. */
@Timeout(120)
abstract class ConcurrentWritesContract {
  private static final int WRITERS = 8;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Path directory;
  private DocumentStore store;
  private DocumentCollection numbers;

  /** Opens the store of this test; the second time with everything that the first one wrote. */
  protected abstract DocumentStore open(Path testDirectory);

  @BeforeEach
  final void openStore(@TempDir Path testDirectory) {
    directory = testDirectory;
    store = open(testDirectory);
    numbers = store.collection(CollectionSpec.of("numbers", "writer"));
  }

  @AfterEach
  final void closeStore() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    store.close();
  }

  final DocumentStore store() {
    return store;
  }

  final DocumentStore reopen() {
    store.close();
    store = open(directory);
    return store;
  }

  @Test
  void aReaderWhoTailsTheChangesMissesNoWriteOfEightWriters() throws Exception {
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    Future<Map<String, Long>> tail = threads.submit(() -> followUntilDrainedAfter(done));

    inParallel(
        writer -> {
          for (int i = 0; i < 40; i++) {
            remember(acknowledged, numbers.put(Write.create("own-" + writer + "-" + i, body(i))));
            remember(acknowledged, numbers.put(Write.replace("shared-" + i % 5, -1, body(i))));
            remember(
                acknowledged,
                numbers.bulk(
                    List.of(
                        Write.create("bulk-" + writer + "-" + i, body(i)),
                        Write.replace("shared-" + i % 3, Write.ANY, body(i)),
                        Write.replace("shared-" + i % 3, Write.ANY, body(i)))));
            if (i % 10 == 9) {
              remember(acknowledged, numbers.put(Write.delete("own-" + writer + "-" + i, 1)));
            }
          }
          return writer;
        });
    done.set(true);

    assertThat(new TreeMap<>(tail.get())).isEqualTo(new TreeMap<>(acknowledged));
    assertThat(acknowledged).hasSize(WRITERS * 80 + 5);
    assertThat(numbers.count()).isEqualTo(WRITERS * 76 + 5);
  }

  /** Reads on until a reading that began after the last write found nothing more. */
  private Map<String, Long> followUntilDrainedAfter(AtomicBoolean done) {
    Map<String, Long> seen = new HashMap<>();
    long cursor = 0;
    while (true) {
      boolean last = done.get();
      Changes changes = numbers.changes(cursor, 7);
      for (StoredDocument document : changes.documents()) {
        Long before = seen.put(document.id(), document.version());
        assertThat(before == null || before <= document.version()).as("order kept").isTrue();
      }
      assertThat(changes.cursor()).isGreaterThanOrEqualTo(cursor);
      cursor = changes.cursor();
      if (last && changes.drained()) {
        return seen;
      }
    }
  }

  @Test
  void aDocumentThatStaysIsScannedExactlyOnceWhateverIsWrittenMeanwhile() throws Exception {
    List<String> staying = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      staying.add("doc-%04d".formatted(i * 2));
      writes.add(Write.create(staying.get(i), body(i)).indexed(Map.of("writer", List.of("all"))));
    }
    numbers.bulk(writes);
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<Integer>> churn = new ArrayList<>();
    for (int w = 0; w < 2; w++) {
      int writer = w;
      churn.add(threads.submit(() -> churn(writer, stop)));
    }

    for (int round = 0; round < 5; round++) {
      assertThat(scanAll(false)).containsSubsequence(staying).doesNotHaveDuplicates();
      assertThat(scanAll(true)).containsSubsequence(staying).doesNotHaveDuplicates();
    }
    stop.set(true);
    for (Future<Integer> writer : churn) {
      writer.get();
    }
  }

  /** Rewrites what stays, and lets other documents come and go between. */
  private int churn(int writer, AtomicBoolean stop) {
    for (int i = writer; !stop.get(); i += 7) {
      String staying = "doc-%04d".formatted(i % 300 * 2);
      String passing = "doc-%04d-%d".formatted(i % 300 * 2 + 1, writer);
      Map<String, List<String>> keys = Map.of("writer", List.of("all", "w" + writer));
      numbers.put(Write.replace(staying, Write.ANY, body(i)).indexed(keys));
      numbers.put(Write.replace(passing, Write.ANY, body(i)).indexed(keys));
      numbers.put(Write.delete(passing, Write.ANY));
    }
    return writer;
  }

  private List<String> scanAll(boolean byIndex) {
    List<String> ids = new ArrayList<>();
    String after = null;
    while (true) {
      List<StoredDocument> page =
          byIndex ? numbers.scanByIndex("writer", "all", after, 23) : numbers.scan(after, 23);
      if (page.isEmpty()) {
        return ids;
      }
      page.forEach(document -> ids.add(document.id()));
      after = page.get(page.size() - 1).id();
    }
  }

  @Test
  void compareAndSetLosesNoIncrement() throws Exception {
    numbers.put(Write.create("counter", body(0)));

    inParallel(
        writer -> {
          for (int i = 0; i < 25; i++) {
            WriteResult result = numbers.put(incremented());
            while (result instanceof Conflict) {
              result = numbers.put(incremented());
            }
            assertThat(result).isInstanceOf(Written.class);
          }
          return writer;
        });

    StoredDocument counter = numbers.get("counter").orElseThrow();
    assertThat(counter.body()).isEqualTo(body(WRITERS * 25));
    assertThat(counter.version()).isEqualTo(WRITERS * 25 + 1);
  }

  private Write incremented() {
    StoredDocument counter = numbers.get("counter").orElseThrow();
    String json = String.valueOf(counter.body());
    int n = Integer.parseInt(json.substring(5, json.length() - 1));
    return Write.replace("counter", counter.version(), body(n + 1));
  }

  @Test
  void oneOfEightWhoCreateTheSameDocumentWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      String id = "race-" + round;
      List<WriteResult> results = inParallel(writer -> numbers.put(Write.create(id, body(writer))));

      assertThat(results.stream().filter(Written.class::isInstance)).hasSize(1);
      assertThat(results.stream().filter(new Conflict(id, 1)::equals)).hasSize(WRITERS - 1);
    }
  }

  private interface Work<T> {
    T as(int writer) throws Exception;
  }

  private <T> List<T> inParallel(Work<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    List<Callable<T>> calls = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      calls.add(
          () -> {
            start.await();
            return work.as(writer);
          });
    }
    List<T> results = new ArrayList<>();
    for (Future<T> call : threads.invokeAll(calls)) {
      results.add(call.get());
    }
    return results;
  }

  private static void remember(Map<String, Long> acknowledged, List<WriteResult> results) {
    results.forEach(result -> remember(acknowledged, result));
  }

  private static void remember(Map<String, Long> acknowledged, WriteResult result) {
    assertThat(result).isInstanceOf(Written.class);
    acknowledged.merge(result.id(), ((Written) result).version(), Math::max);
  }

  private static JsonBody body(int n) {
    return JsonBody.of("{\"n\":" + n + "}");
  }
}
