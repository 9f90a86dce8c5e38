package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.claim.ClaimOwner;
import io.stoa.claim.Claims;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.Stall;
import io.stoa.connector.StallClient;
import io.stoa.connector.StallServer;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.feed.NodeProcesses.Node;
import io.stoa.ledger.EntryState;
import io.stoa.mapping.Shirt;
import io.stoa.schedule.quartz.PostgresServer;
import io.stoa.store.mongo.MongoDocumentStore;
import io.stoa.store.mongo.TestMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes, each a process, on the same documents (the server of {@code STOA_TEST_MONGODB_URI}
 * where it is set), a real PostgreSQL for alarms, and a channel on loopback. One is killed with -9
 * while the channel carries a batch out.
 */
@Timeout(900)
@SuppressWarnings("NullAway.Init")
class TwoNodesTest {
  private static final int PRODUCTS = 20;
  private static final List<String> APART =
      List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
  private static final int KILL_AT_REQUEST = 3;

  @TempDir Path folder;
  private final Stall stall = new Stall().atOnce();
  private final NodeProcesses nodes = new NodeProcesses();
  private final AtomicReference<@Nullable Node> killed = new AtomicReference<>();
  private List<String> prefix = List.of();
  private Workshop shop;
  private String documents;
  private String alarms;

  @Test
  void aFireIsKeptOnceAndAKilledNodesRunIsFinishedByTheOtherWithoutSendingTwice() throws Exception {
    twoNodes();
  }

  /** As on two machines: only its silence tells that the other one is gone. */
  @Test
  void aKilledNodeWhoseProcessesNobodySeesIsTakenOverForItsSilence() throws Exception {
    assumeTrue(canLiveApart(), "process namespaces");
    prefix = APART;
    twoNodes();
  }

  private static boolean canLiveApart() throws InterruptedException {
    List<String> probe = new ArrayList<>(APART);
    probe.add("true");
    try {
      return new ProcessBuilder(probe).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void twoNodes() throws Exception {
    alarms = PostgresServer.newDatabase();
    try (TestMongo mongo = TestMongo.start();
        StallServer channel = new StallServer(stall, this::kill)) {
      documents = mongo.uri("nodes" + ProcessHandle.current().pid());
      try (Workshop opened = prepare(channel)) {
        shop = opened;
        start("left", 0, channel);
        start("right", 3, channel);
        until("both work", nodes::areReady);

        until("all items are live", () -> stall.live().size() == PRODUCTS);
        Node dead = Objects.requireNonNull(killed.get(), "nobody was killed");
        until("what the killed node left is settled", this::isSettled);
        stall.live().forEach(sku -> assertThat(stall.timesCarriedOut(sku)).isOne());

        start(dead.name(), dead.name().equals("right") ? 3 : 0, channel);
        Node back = nodes.all().get(2);
        until("the node that came back runs feeds", () -> ran(back) > 0);
        shop.put(Shirt.of("S0").localized("name", "en_US", "Another name"));
        until("an edit gets there", () -> stall.timesCarriedOut("S0") == 2);
        eachFireOnce();
        eachBatchOnce();
      } finally {
        nodes.close();
      }
    }
  }

  private Workshop prepare(StallServer channel) throws IOException {
    Workshop opened =
        new Workshop(
            folder.resolve("person"),
            List.of(new StallClient(channel.address())),
            data -> MongoDocumentStore.open(documents),
            Clock.systemUTC());
    for (int i = 0; i < PRODUCTS; i++) {
      opened.put(Shirt.of("S" + i));
    }
    Feed like = Workshop.feed("google-merchant", "rss", "items.xml", Map.of());
    opened.save(
        like.edit()
            .destination(new Feed.Destination("stall-http", Map.of()))
            .schedules(List.of(new Feed.Schedule("0/5 * * * * ?", ZoneOffset.UTC)))
            .build());
    return opened;
  }

  private void start(String name, int ahead, StallServer channel) throws IOException {
    nodes.start(
        name,
        prefix,
        ClusterNode.class,
        folder.resolve(name).toString(),
        documents,
        alarms,
        channel.address().toString(),
        Integer.toString(ahead));
  }

  /** Whoever holds the feed is killed after the channel took the batch and before it says so. */
  private void kill(int request) {
    if (request != KILL_AT_REQUEST) {
      return;
    }
    Claims.Claim claim = NodeProcesses.claimOf("test", shop);
    for (Node node : nodes.all()) {
      if (isOwner(node, claim.owner())) {
        killed.set(node);
        node.process().destroyForcibly();
        node.process().onExit().join();
      }
    }
  }

  private boolean isOwner(Node node, ClaimOwner owner) {
    if (prefix.isEmpty()) {
      return node.process().pid() == owner.pid();
    }
    return node.process()
        .children()
        .map(child -> Path.of("/proc", Long.toString(child.pid()), "ns", "pid"))
        .map(TwoNodesTest::target)
        .anyMatch(namespace -> String.valueOf(owner.place()).endsWith(namespace));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "nowhere";
    }
  }

  private boolean isSettled() {
    Map<EntryState, Long> states = shop.ledgers.head("test").states();
    return states.equals(Map.of(EntryState.LIVE, (long) PRODUCTS));
  }

  private static long ran(Node node) {
    return node.said().stream().filter(line -> line.startsWith("ran ")).count();
  }

  private void eachFireOnce() {
    Map<Instant, Long> fires =
        shop.runs.ofFeed("test", 100).stream()
            .filter(run -> run.trigger() == Trigger.SCHEDULE && run.state() != State.INTERRUPTED)
            .collect(
                Collectors.groupingBy(
                    run -> Objects.requireNonNull(run.scheduledFor()), Collectors.counting()));
    assertThat(fires).isNotEmpty();
    assertThat(fires.values()).containsOnly(1L);
    assertThat(shop.runs.ofFeed("test", 100).stream().map(FeedRun::state))
        .as("what nodes said: %s", nodes.all().stream().map(Node::said).toList())
        .containsOnlyOnce(State.INTERRUPTED);
  }

  /** The one batch that nobody knew of came by the door again, under its key and as it was. */
  private void eachBatchOnce() {
    Map<String, List<ItemBatch>> byKey =
        stall.requests().stream().collect(Collectors.groupingBy(ItemBatch::key));
    List<List<ItemBatch>> repeated = new ArrayList<>(byKey.values());
    repeated.removeIf(batches -> batches.size() == 1);
    assertThat(repeated.size()).isLessThanOrEqualTo(1);
    repeated.forEach(batches -> assertThat(batches.stream().distinct()).hasSize(1));
  }

  private void until(String what, BooleanSupplier condition) {
    nodes.until(what, condition);
  }
}
