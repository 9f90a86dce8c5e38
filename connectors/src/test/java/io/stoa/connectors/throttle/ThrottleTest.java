package io.stoa.connectors.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.TestHttp;
import io.stoa.connectors.http.TestTime;
import io.stoa.connectors.throttle.Throttle.Permit;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final TestHttp kit = new TestHttp();
  private final TestTime time = kit.time;
  private final Account account = new Account("test", URI.create("https://a.example"), "shop");
  private final Account other = new Account("test", URI.create("https://a.example"), "other");

  @AfterEach
  void close() {
    kit.close();
  }

  private Throttle throttle() {
    return new Throttle(kit.store(), time, time.time().pause(), Duration.ofSeconds(10));
  }

  private void enter(Throttle throttle, Use... uses) throws PostponedException {
    try (Permit permit = throttle.enter(account, List.of(uses))) {
      assertThat(permit).isNotNull();
    }
  }

  private PostponedException postponed(Use... uses) {
    return catchThrowableOfType(
        PostponedException.class, () -> throttle().enter(account, List.of(uses)));
  }

  @Test
  void aBucketLetsABurstGoAndThenItsRate() throws Exception {
    Use use = new Limit.Bucket("get", 2, 3).once();
    for (int i = 0; i < 5; i++) {
      enter(throttle(), use);
    }
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
  }

  @Test
  void twoFeedsOfOneAccountShareItsBucketAndAnotherAccountHasItsOwn() throws Exception {
    Use use = new Limit.Bucket("createFeed", 0.0083, 1).once();
    enter(throttle(), use);
    assertThat(postponed(use).pause()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(121));
    assertThat(throttle().enter(other, List.of(use))).isNotNull();
  }

  @Test
  void theSumOfAllFeedsOnAllNodesNeverExceedsTheQuotaOfTheirAccount() throws Exception {
    Use use = new Limit.Window("submit", 20, Duration.ofMinutes(5)).once();
    AtomicInteger taken = new AtomicInteger();
    List<Callable<Void>> feeds = new ArrayList<>();
    for (int feed = 0; feed < 6; feed++) {
      // Each with a throttle of its own, as on nodes that only share the store.
      Throttle own = throttle();
      feeds.add(
          () -> {
            for (int call = 0; call < 10; call++) {
              try (Permit permit = own.enter(account, List.of(use))) {
                assertThat(permit).isNotNull();
                taken.incrementAndGet();
              } catch (PostponedException e) {
                assertThat(e.pause()).isPositive();
              }
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(feeds.size());
    try {
      for (Future<Void> done : threads.invokeAll(feeds)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(taken).hasValue(20);
  }

  @Test
  void aWindowIsWholeAgainWhenItsTimeIsOver() throws Exception {
    Use use = new Limit.Window("submit", 5, Duration.ofMinutes(5)).once();
    for (int i = 0; i < 5; i++) {
      enter(throttle(), use);
    }
    time.pass(Duration.ofMinutes(1));
    assertThat(postponed(use).pause()).isEqualTo(Duration.ofMinutes(4));
    time.pass(Duration.ofMinutes(4));
    enter(throttle(), use);
  }

  @Test
  void aDailyQuotaSurvivesARestartAndBeginsAnewAtMidnightInItsZone() throws Exception {
    Limit daily = new Limit.Daily("audit", 1_000, ZoneId.of("Asia/Shanghai"));
    enter(throttle(), daily.units(999));
    assertThat(postponed(daily.units(2)).pause()).isEqualTo(Duration.ofHours(4));
    enter(throttle(), daily.once());
    time.pass(Duration.ofHours(4));
    enter(throttle(), daily.units(2));
  }

  @Test
  void oneAtATimeWaitsForTheOtherToEndAndNotForOneThatDied() throws Exception {
    Use one = new Limit.OneAtATime("write", Duration.ofMinutes(2)).once();
    Permit first = throttle().enter(account, List.of(one));
    assertThat(postponed(one)).isNotNull();
    first.close();
    enter(throttle(), one);
    assertThat(throttle().enter(account, List.of(one))).isNotNull();
    time.pass(Duration.ofMinutes(2));
    enter(throttle(), one);
  }

  @Test
  void whatTheChannelSaysOfAQuotaCounts() throws Exception {
    Limit window = new Limit.Window("all", 150, Duration.ofSeconds(30));
    try (Permit permit = throttle().enter(account, List.of(window.once()))) {
      permit.heard(List.of(new Heard.Remaining("all", 0, Duration.ofSeconds(20))));
    }
    assertThat(postponed(window.once()).pause()).isEqualTo(Duration.ofSeconds(20));
    time.pass(Duration.ofSeconds(20));
    enter(throttle(), window.once());
  }

  @Test
  void aRateThatTheChannelNamesReplacesTheDocumentedOne() throws Exception {
    Limit bucket = new Limit.Bucket("get", 0.1, 1);
    try (Permit permit = throttle().enter(account, List.of(bucket.once()))) {
      permit.heard(List.of(new Heard.Rate("get", 10)));
    }
    enter(throttle(), bucket.once());
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void ofSeveralLimitsNoneIsUsedWhenOneRefuses() throws Exception {
    Limit small = new Limit.Window("small", 1, Duration.ofHours(1));
    Limit large = new Limit.Window("large", 2, Duration.ofHours(1));
    enter(throttle(), small.once(), large.once());
    assertThat(postponed(small.once(), large.once())).isNotNull();
    enter(throttle(), large.once());
  }

  @Test
  void aCallThatNeverWentOutUsesNothing() throws Exception {
    Use use = new Limit.Window("w", 1, Duration.ofHours(1)).once();
    try (Permit permit = throttle().enter(account, List.of(use))) {
      permit.giveBack();
    }
    enter(throttle(), use);
  }
}
