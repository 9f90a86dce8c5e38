package io.stoa.search;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ProductIndex} does. An adapter's test extends this, says how its index is
 * opened, and adds only what is its own.
 */
public abstract class ProductIndexContract extends RandomFacetsContract {
  @Test
  void writingAgainReplaces() {
    write(product("a").family("x"));
    write(product("a").family("y").sequence(2));

    assertThat(find(new Filter.InFamily(java.util.Set.of("x")))).isEmpty();
    assertThat(find(new Filter.InFamily(java.util.Set.of("y")))).containsExactly("a");
    assertThat(index.count(Filter.ALL)).isEqualTo(1);
  }

  @Test
  void anOlderStateNeverReplacesANewerOne() {
    write(product("a").family("new").sequence(5));
    write(product("a").family("old").sequence(4));

    assertThat(find(new Filter.InFamily(java.util.Set.of("new")))).containsExactly("a");

    index.write(
        List.of(
            product("b").family("new").sequence(9).put(),
            product("b").family("old").sequence(8).put(),
            new IndexEntry.Remove("p:b", 7)));
    index.refresh();
    assertThat(find(new Filter.InFamily(java.util.Set.of("new")))).containsExactly("a", "b");
    assertThat(find(new Filter.InFamily(java.util.Set.of("old")))).isEmpty();
  }

  @Test
  void theSameStateMayBeWrittenAgainWithWhatFollowsFromOthers() {
    write(product("a").complete("web", "en_US", 10));
    write(product("a").complete("web", "en_US", 90));

    assertThat(find(new Filter.Complete("web", "en_US", Filter.Operator.EQUALS, 90)))
        .containsExactly("a");
  }

  @Test
  void whatWasRemovedIsNotBroughtBackByAnOlderState() {
    write(product("a").sequence(1));
    index.write(List.of(new IndexEntry.Remove("p:a", 3), product("a").sequence(2).put()));
    index.refresh();
    assertThat(find(Filter.ALL)).isEmpty();

    write(product("a").sequence(2));
    assertThat(find(Filter.ALL)).isEmpty();
    assertThat(find(not(new Filter.Enabled(false)))).isEmpty();

    index.write(List.of(new IndexEntry.Remove("p:never", 3)));
    write(product("never").sequence(2));
    assertThat(find(Filter.ALL)).isEmpty();

    write(product("a").sequence(4));
    assertThat(find(Filter.ALL)).containsExactly("a");
  }

  @Test
  void whatWasRemovedStaysRemovedWhenReopened() {
    write(product("a").sequence(1));
    index.write(List.of(new IndexEntry.Remove("p:a", 3)));
    index.checkpoint("3");
    index.close();
    index = open();

    write(product("a").sequence(2));

    assertThat(find(Filter.ALL)).isEmpty();
  }

  @Test
  void writesAreSeenWithinASecondWithoutAsking() {
    index.write(List.of(product("a").put()));

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (index.count(Filter.ALL) == 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(index.count(Filter.ALL)).isEqualTo(1);
  }

  @Test
  void aCheckpointSurvivesReopening() {
    assertThat(index.position()).isNull();
    write(product("a"));
    index.checkpoint("{\"products\":17}");
    assertThat(index.position()).isEqualTo("{\"products\":17}");
    index.close();

    index = open();

    assertThat(index.position()).isEqualTo("{\"products\":17}");
    assertThat(find(Filter.ALL)).containsExactly("a");
  }

  @Test
  void aCheckpointSurvivesACrashAndNothingLaterIsClaimed() {
    write(product("a").sequence(1));
    index.checkpoint("one");
    write(product("b").sequence(2));
    index.write(List.of(new IndexEntry.Remove("p:a", 3)));

    try (ProductIndex found = openAfterCrash()) {
      assertThat(found.position()).isEqualTo("one");
      // What came after the checkpoint may be lost or not; following on from it makes it right.
      found.write(List.of(product("b").sequence(2).put(), new IndexEntry.Remove("p:a", 3)));
      found.refresh();
      assertThat(found.search(SearchQuery.of(Filter.ALL)).hits())
          .extracting(SearchPage.Hit::identifier)
          .containsExactly("b");
    }
  }

  @Test
  void aCrashBeforeTheFirstCheckpointLeavesNoPosition() {
    write(product("a"));

    try (ProductIndex found = openAfterCrash()) {
      assertThat(found.position()).isNull();
    }
  }

  @Test
  void clearingForgetsEverything() {
    write(product("a").sequence(9));
    index.write(List.of(new IndexEntry.Remove("p:b", 9)));
    index.checkpoint("x");

    index.clear();

    assertThat(index.position()).isNull();
    assertThat(find(Filter.ALL)).isEmpty();
    write(product("a").sequence(1), product("b").sequence(1));
    assertThat(find(Filter.ALL)).containsExactly("a", "b");
    index.clear();
    index.close();
    index = open();
    assertThat(index.position()).isNull();
    assertThat(find(Filter.ALL)).isEmpty();
  }

  @Test
  void anIndexMadeAnewTakesThePlaceOfTheOldOne() {
    write(product("old").sequence(9));
    index.checkpoint("old");

    ProductIndex.Renewal renewal = index.renew();
    assertThat(renewal.fresh().position()).isNull();
    renewal.fresh().write(List.of(product("new").sequence(1).put()));
    renewal.fresh().checkpoint("new");
    renewal.finish().run();
    index.refresh();

    assertThat(find(Filter.ALL)).containsExactly("new");
    assertThat(index.position()).isEqualTo("new");
    write(product("later"));
    assertThat(find(Filter.ALL)).containsExactly("later", "new");
  }

  @Test
  void attributesAddNoFieldToTheIndex() {
    write(everyKind("attribute"));
    int before = fields(index);

    for (int from = 0; from < 5000; from += 500) {
      write(
          IntStream.range(from, from + 500)
              .mapToObj(i -> everyKind("attribute_" + i))
              .toArray(TestDocument[]::new));
    }

    assertThat(fields(index)).isEqualTo(before).isLessThan(250);
    assertThat(find(on("attribute_4999|en_US|web", Filter.Operator.EQUALS, "text")))
        .containsExactly("attribute_4999");
  }

  private static TestDocument everyKind(String attribute) {
    return product(attribute)
        .family("f")
        .label("en_US", "label")
        .complete("web", "en_US", 50)
        .text(attribute + "|en_US|web", "text")
        .text(attribute + "_long", "text ".repeat(100))
        .number(attribute + "_n", "1")
        .metric(attribute + "_m", "1", "GRAM")
        .price(attribute + "_p", "EUR", "1")
        .date(attribute + "_d", "2026-01-01")
        .flag(attribute + "_b", true)
        .options(attribute + "_o", "a", "b");
  }

  @Test
  void readersAndWritersDoNotDisturbEachOther() throws InterruptedException {
    CountDownLatch writersDone = new CountDownLatch(3);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < 3; w++) {
      int writer = w;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < 300; i++) {
                  // All write the same documents; the highest sequence has to win.
                  long sequence = i * 3L + writer;
                  index.write(
                      List.of(
                          product("p" + i % 10)
                              .number("n", "" + sequence)
                              .sequence(sequence)
                              .put()));
                }
                writersDone.countDown();
              }));
    }
    threads.add(
        new Thread(
            () -> {
              while (writersDone.getCount() > 0) {
                index.search(SearchQuery.of(Filter.ALL));
                index.refresh();
                index.checkpoint("c");
              }
            }));
    threads.forEach(t -> t.setUncaughtExceptionHandler((thread, e) -> failure.set(e)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(60_000);
    }
    index.refresh();

    assertThat(failure.get()).isNull();
    for (int i = 0; i < 10; i++) {
      String highest = String.valueOf((290 + i) * 3 + 2);
      assertThat(find(on("n", Filter.Operator.EQUALS, highest))).containsExactly("p" + i);
    }
    assertThat(index.count(Filter.ALL)).isEqualTo(10);
  }
}
