package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.Stall;
import io.stoa.connector.StallClient;
import io.stoa.connector.StallServer;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.feed.NodeProcesses.Node;
import io.stoa.ledger.EntryState;
import io.stoa.mapping.Shirt;
import io.stoa.range.RangeTerms;
import io.stoa.schedule.quartz.PostgresServer;
import io.stoa.store.CollectionSpec;
import io.stoa.store.mongo.MongoDocumentStore;
import io.stoa.store.mongo.TestMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes, each a process, make the items of one run: on the same documents (the server of {@code
 * STOA_TEST_MONGODB_URI} where it is set), a real PostgreSQL that fires the run, a folder and a
 * channel on loopback. Who leads and who helps is held in the middle of its work until the test has
 * seen what it waits for.
 */
@Timeout(900)
@SuppressWarnings("NullAway.Init")
class NodesShareRunsTest {
  private static final int PRODUCTS = 64;
  private static final String FEED = "test";
  private static final String FILE = "shared.tsv";

  @TempDir Path folder;
  private final Stall stall = new Stall().atOnce();
  private final NodeProcesses nodes = new NodeProcesses();
  private TestMongo mongo;
  private StallServer channel;
  private Workshop shop;
  private String documents;
  private String alarms;

  @BeforeEach
  void prepare() throws IOException {
    alarms = PostgresServer.newDatabase();
    mongo = TestMongo.start();
    channel = new StallServer(stall, request -> {});
    documents = mongo.uri("shared" + System.nanoTime());
    Files.createDirectories(shared());
    shop =
        new Workshop(
            folder.resolve("person"),
            shared(),
            List.of(new StallClient(channel.address())),
            data -> MongoDocumentStore.open(documents),
            Clock.systemUTC(),
            UnaryOperator.identity(),
            RangeTerms.NEVER);
    for (int i = 0; i < PRODUCTS; i++) {
      // Some share what must be unique, and some lack what is mandatory.
      Shirt shirt = Shirt.of("S" + i).text("brand", "B" + i % 60);
      shop.put(i % 9 == 4 ? shirt.without("image") : shirt);
    }
  }

  @AfterEach
  void end() {
    nodes.close();
    shop.close();
    channel.close();
    mongo.close();
  }

  private Path shared() {
    return folder.resolve("shared");
  }

  private void start(Feed.Destination destination) throws IOException {
    Feed feed = feed(FEED, FILE, destination);
    shop.save(
        feed.edit().schedules(List.of(new Feed.Schedule("0/3 * * * * ?", ZoneOffset.UTC))).build());
    for (String name : List.of("left", "right")) {
      nodes.start(
          name,
          List.of(),
          ClusterNode.class,
          folder.resolve(name).toString(),
          documents,
          alarms,
          channel.address().toString(),
          "0",
          shared().toString());
    }
  }

  private static Feed feed(String code, String file, Feed.Destination destination) {
    Feed like = Workshop.feed("google-merchant", "tsv", file, Map.of("id", "value('brand')"));
    return like.edit()
        .code(code)
        .enabled(true)
        .destination(destination)
        .schedules(List.of())
        .build();
  }

  @Test
  void bothMakeRangesAndTheFileIsThatOfOneNode() throws Exception {
    hold(HoldingGate.LEAD);
    start(new Feed.Destination("inbox", Map.of()));
    nodes.until("the other node made ranges", () -> made() >= 3);
    assertThat(Files.exists(shop.inbox.file(FILE))).isFalse();
    release(HoldingGate.LEAD);

    nodes.until("the run ends", () -> ended(State.SUCCEEDED_WITH_SKIPS));
    assertThat(shop.received(FILE)).isEqualTo(ofOneNode());
    Node helper = nodes.all().stream().filter(node -> helped(node) >= 3).findFirst().orElseThrow();
    Node leader = other(helper);
    nodes.until("the leader says so", () -> said(leader, "ran "));
    assertThat(helped(helper)).as("the first ranges are the leader's").isLessThan(ranges());
  }

  @Test
  void whatAKilledHelperLeftIsMadeByTheLeader() throws Exception {
    hold(HoldingGate.LEAD);
    hold(HoldingGate.HELP);
    start(new Feed.Destination("inbox", Map.of()));
    nodes.until("both are at it", () -> isHeld(HoldingGate.LEAD) && isHeld(HoldingGate.HELP));
    Node leader = leader();
    other(leader).kill();
    release(HoldingGate.HELP);
    release(HoldingGate.LEAD);

    nodes.until("the run ends", () -> ended(State.SUCCEEDED_WITH_SKIPS));
    assertThat(made()).isZero();
    assertThat(shop.received(FILE)).isEqualTo(ofOneNode());
    assertThat(shop.runs.ofFeed(FEED, 100)).noneMatch(run -> run.state() == State.INTERRUPTED);
  }

  @Test
  void whenTheLeaderIsKilledTheOtherBeginsAnewAndEachItemIsSentOnce() throws Exception {
    hold(HoldingGate.LEAD);
    start(new Feed.Destination("stall-http", Map.of()));
    nodes.until("the other node made ranges", () -> isHeld(HoldingGate.LEAD) && made() >= 3);
    Node dead = leader();
    dead.kill();
    release(HoldingGate.LEAD);

    long items = ofOneNode().lines().count() - 1;
    nodes.until("all items are live", () -> stall.live().size() == items);
    nodes.until(
        "the ledger says so",
        () -> shop.ledgers.head(FEED).states().getOrDefault(EntryState.LIVE, 0L) == items);
    stall.live().forEach(sku -> assertThat(stall.timesCarriedOut(sku)).as(sku).isOne());
    nodes.until("the run ends", () -> ended(State.SUCCEEDED_WITH_SKIPS));
    assertThat(shop.runs.ofFeed(FEED, 100).stream().map(FeedRun::state))
        .containsOnlyOnce(State.INTERRUPTED);
    nodes.until("the other one says so", () -> said(other(dead), "ran "));
    assertThat(made()).as("nothing of the dead run is left").isZero();
  }

  private void hold(String role) throws IOException {
    Files.createFile(HoldingGate.hold(shared(), role));
  }

  private void release(String role) throws IOException {
    Files.delete(HoldingGate.hold(shared(), role));
  }

  private boolean isHeld(String role) {
    return Files.exists(HoldingGate.held(shared(), role));
  }

  /** How many ranges another node than the leader has made and the leader has not taken in. */
  private long made() {
    return shop.store.collection(CollectionSpec.of("feed_ranges")).scan(null, 100).stream()
        .filter(range -> String.valueOf(range.body()).contains(".range"))
        .count();
  }

  private static int ranges() {
    return (PRODUCTS + HoldingGate.RANGES.keys() - 1) / HoldingGate.RANGES.keys();
  }

  private Node leader() {
    long pid = NodeProcesses.claimOf(FEED, shop).owner().pid();
    return nodes.all().stream()
        .filter(node -> node.process().pid() == pid)
        .findFirst()
        .orElseThrow();
  }

  private Node other(Node node) {
    return nodes.all().stream().filter(each -> !each.equals(node)).findFirst().orElseThrow();
  }

  private boolean ended(State state) {
    return shop.runs.ofFeed(FEED, 100).stream().anyMatch(run -> run.state() == state);
  }

  private static boolean said(Node node, String what) {
    return node.said().stream().anyMatch(line -> line.startsWith(what));
  }

  private static int helped(Node node) {
    String helped = "helped with ";
    return node.said().stream()
        .filter(line -> line.startsWith(helped))
        .mapToInt(line -> Integer.parseInt(line.substring(helped.length())))
        .sum();
  }

  /** The same feed, made by one process alone. */
  private String ofOneNode() throws IOException {
    String file = "alone.tsv";
    shop.save(feed("alone", file, new Feed.Destination("inbox", Map.of())));
    FeedRun run = shop.running.run("alone", Trigger.PERSON, null);
    assertThat(run.errors()).isEmpty();
    return shop.received(file);
  }
}
