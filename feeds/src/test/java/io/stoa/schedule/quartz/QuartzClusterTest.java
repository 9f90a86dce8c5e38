package io.stoa.schedule.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.schedule.Alarms;
import io.stoa.store.ForkedJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that share alarms in a real PostgreSQL. */
@Timeout(240)
class QuartzClusterTest {
  private static final String RUNG = "rung: ";

  private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();
  private String database;

  @BeforeEach
  void makeDatabase() {
    database = PostgresServer.newDatabase();
  }

  @Test
  void ofManyNodesThatStartTogetherOneMakesTheTables() throws Exception {
    int nodes = 6;
    ExecutorService starting = Executors.newFixedThreadPool(nodes);
    try {
      List<Callable<Void>> starts = new ArrayList<>();
      for (int i = 0; i < nodes; i++) {
        starts.add(
            () -> {
              QuartzCluster.open(database, null, null).close();
              return null;
            });
      }
      for (Future<Void> started : starting.invokeAll(starts)) {
        started.get();
      }
    } finally {
      starting.shutdown();
    }
    assertThat(number("SELECT count(*) FROM stoa_quartz_tables")).isOne();
    assertThat(number("SELECT count(*) FROM qrtz_triggers")).isZero();
  }

  @Test
  void tablesOfALaterVersionAreLeftAlone() throws Exception {
    QuartzCluster.open(database, null, null).close();
    try (Connection connection = DriverManager.getConnection(database)) {
      connection.createStatement().execute("UPDATE stoa_quartz_tables SET version = 99");
    }
    assertThatThrownBy(() -> QuartzCluster.open(database, null, null))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("99");
    assertThatThrownBy(() -> QuartzCluster.open("jdbc:h2:mem:s3cret", null, null))
        .isInstanceOf(StoaException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void anAlarmRingsOnOneNodeOnlyAlsoWhenBothSetItAndTheLastInstantCounts() throws Exception {
    try (QuartzCluster first = QuartzCluster.open(database, null, null);
        QuartzCluster second = QuartzCluster.open(database, null, null);
        Alarms left = first.open("feeds", 2);
        Alarms right = second.open("feeds", 2);
        Alarms other = second.open("items", 2)) {
      Alarms.Line onLeft = left.shared("feed", (name, when) -> rung.add(name + " " + when));
      Alarms.Line onRight = right.shared("feed", (name, when) -> rung.add(name + " " + when));
      other.shared("feed", (name, when) -> rung.add("other"));
      Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
      onLeft.set("a", due.plusSeconds(3_600));
      onRight.set("a", due);
      onLeft.set("b", due);
      onRight.cancel("b");
      onLeft.set("c", due.plusMillis(500));
      left.start();
      right.start();
      other.start();
      assertThat(rung.poll(60, TimeUnit.SECONDS)).isEqualTo("a " + due);
      assertThat(rung.poll(60, TimeUnit.SECONDS)).isEqualTo("c " + due.plusMillis(500));
      CountDownLatch done = new CountDownLatch(2);
      left.now(done::countDown);
      right.now(done::countDown);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      // An alarm that has rung is forgotten just after.
      untilNone("SELECT count(*) FROM qrtz_triggers");
      untilNone("SELECT count(*) FROM qrtz_job_details");
    }
    assertThat(rung).isEmpty();
  }

  @Test
  void aNodeThatJoinsGetsItsShareOfAnAlarmThatIsSetAgainWheneverItRings() throws Exception {
    try (QuartzCluster first = QuartzCluster.open(database, null, null);
        QuartzCluster second = QuartzCluster.open(database, null, null);
        Alarms left = first.open("feeds", 2);
        Alarms right = second.open("feeds", 2)) {
      setAgain(left, "left").set("a", Instant.now());
      left.start();
      assertThat(rung.poll(60, TimeUnit.SECONDS)).isEqualTo("left");
      setAgain(right, "right");
      right.start();
      for (String node : List.of("right", "left", "right")) {
        untilRungOn(node);
      }
    }
  }

  @Test
  void whatRingsWhileItsNodeStopsIsNotedAsDone() throws Exception {
    try (QuartzCluster cluster = QuartzCluster.open(database, null, null)) {
      try (Alarms alarms = cluster.open("feeds", 2)) {
        alarms
            .shared(
                "feed",
                (name, when) -> {
                  rung.add(name);
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                })
            .set("a", Instant.now());
        alarms.start();
        assertThat(rung.poll(60, TimeUnit.SECONDS)).isEqualTo("a");
      }
      assertThat(number("SELECT count(*) FROM qrtz_fired_triggers")).isZero();
      assertThat(number("SELECT count(*) FROM qrtz_triggers")).isZero();
    }
  }

  private Alarms.Line setAgain(Alarms alarms, String node) {
    CompletableFuture<Alarms.Line> line = new CompletableFuture<>();
    line.complete(
        alarms.shared(
            "feed",
            (name, when) -> {
              rung.add(node);
              line.join().set(name, Instant.now().plusSeconds(4));
            }));
    return line.join();
  }

  /** Of one that is not seen to, 20 others in a row would be a chance of one in a million. */
  private void untilRungOn(String node) throws InterruptedException {
    List<String> others = new ArrayList<>();
    while (true) {
      String next = rung.poll(60, TimeUnit.SECONDS);
      if (node.equals(next)) {
        return;
      }
      others.add(String.valueOf(next));
      assertThat(others).as("rung in a row, none on " + node).hasSizeLessThan(20);
    }
  }

  @Test
  void whatRingsWhenItsNodeIsKilledRingsAgainOnAnotherForTheSameInstant() throws Exception {
    Process killed = ForkedJvm.start(RingsForEver.class, database);
    String when;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
      when = said.lines().filter(line -> line.startsWith(RUNG)).findFirst().orElseThrow();
    } finally {
      killed.destroyForcibly().waitFor();
    }
    try (QuartzCluster cluster = QuartzCluster.open(database, null, null);
        Alarms alarms = cluster.open("feeds", 2)) {
      alarms.shared("feed", (name, set) -> rung.add(name + " " + set));
      alarms.start();
      assertThat(rung.poll(120, TimeUnit.SECONDS)).isEqualTo(when.substring(RUNG.length()));
    }
  }

  @Test
  void itSaysWhenTheOtherNodesHearNothingOfThisOneOrItsTablesAreOutOfReach() throws Exception {
    try (QuartzCluster cluster = QuartzCluster.open(database, null, null);
        Alarms alarms = cluster.open("feeds", 1)) {
      assertThat(cluster.trouble()).as("not started, so nothing is missing").isEmpty();
      alarms.start();
      assertThat(cluster.trouble()).isEmpty();

      // From here on whatever the node says of itself is said to be old.
      execute(
          """
          CREATE FUNCTION old() RETURNS trigger AS $$
            BEGIN NEW.last_checkin_time := 0; RETURN NEW; END $$ LANGUAGE plpgsql;
          CREATE TRIGGER old BEFORE INSERT OR UPDATE ON qrtz_scheduler_state
            FOR EACH ROW EXECUTE FUNCTION old();
          UPDATE qrtz_scheduler_state SET last_checkin_time = 1;
          """);
      assertThat(cluster.trouble()).get().asString().contains("stoa-feeds", "1970-01-01");

      execute("DROP TABLE qrtz_scheduler_state");
      assertThat(cluster.trouble()).contains("The database of alarms does not answer.");
    }
  }

  private void execute(String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private void untilNone(String query) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (number(query) > 0) {
      assertThat(System.nanoTime()).as(query).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private int number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        ResultSet answer = connection.createStatement().executeQuery(query)) {
      answer.next();
      return answer.getInt(1);
    }
  }

  /** The process to be killed. */
  static final class RingsForEver {
    private RingsForEver() {}

    public static void main(String[] arguments) throws InterruptedException {
      CountDownLatch never = new CountDownLatch(1);
      Alarms alarms = QuartzCluster.open(arguments[0], null, null).open("feeds", 2);
      Alarms.Line line =
          alarms.shared(
              "feed",
              (name, when) -> {
                System.out.println(RUNG + name + " " + when);
                try {
                  never.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      alarms.start();
      line.set("a", Instant.now().minusSeconds(5));
      never.await();
    }
  }
}
