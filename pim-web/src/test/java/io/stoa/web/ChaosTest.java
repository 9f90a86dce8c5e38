package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.search.elasticsearch.ElasticsearchProcess;
import io.stoa.store.mongo.BreakingLink;
import io.stoa.store.mongo.StrictBackend;
import io.stoa.user.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes, and everything that they need, are killed at random moments while people edit, a table
 * is imported and feeds run. {@code STOA_CHAOS_EVENTS} says how many are, {@code STOA_CHAOS_SEED}
 * which: what is killed, how, and for how long, not what the nodes were just doing.
 */
@Timeout(3_600)
class ChaosTest {
  /** The build hits the same each time; who looks for faults takes others. */
  private static final long USUAL_SEED = 11;

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int ROWS = 4_000;

  @TempDir Path folder;

  @Test
  void nothingThatWasAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    int events = (int) setting("STOA_CHAOS_EVENTS", 6);
    long seed = setting("STOA_CHAOS_SEED", USUAL_SEED);
    System.out.println("chaos: STOA_CHAOS_EVENTS=" + events + " STOA_CHAOS_SEED=" + seed);
    Path logs =
        Files.createDirectories(
            Path.of(System.getProperty("stoa.root"), "pim-web/target/chaos/" + seed));
    quiet();
    MongoServer mongo = new MongoServer(new StrictBackend());
    int port = mongo.bind().getPort();
    try (BreakingLink link = new BreakingLink(port);
        KilledPostgres alarms = new KilledPostgres(folder.resolve("alarms"));
        ElasticsearchProcess index = new ElasticsearchProcess();
        ReceivingChannel channel = new ReceivingChannel()) {
      String documents = "mongodb://127.0.0.1:" + link.port() + "/chaos";
      Map<String, String> settings =
          Map.of(
              "stoa.mongodb.uri", documents,
              "stoa.quartz.url", alarms.address(),
              "stoa.elasticsearch.uri", index.address(),
              "stoa.shared.folder", folder.resolve("shared").toString());
      prepare(documents);
      try (ServedNode left = new ServedNode(folder, "left", settings, logs);
          ServedNode right = new ServedNode(folder, "right", settings, logs);
          MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
        List<ServedNode> nodes = List.of(left, right);
        nodes.forEach(ServedNode::start);
        Editors editors = new Editors(nodes);
        Aftermath aftermath = new Aftermath(nodes, editors, client.getDatabase("chaos"));
        aftermath.nodesAreReady();
        ChaosFeeds feeds = new ChaosFeeds(left.caller(), channel);
        editors.createProducts();
        feeds.save();
        Caller.Answer accepted =
            right.caller().upload("/api/v1/imports", "files", "products.csv", table());
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        Map<String, JsonNode> runs = new TreeMap<>();
        try (editors;
            Chaos chaos = new Chaos(seed, nodes, link, alarms, index)) {
          editors.start();
          chaos.run(events);
          aftermath.nodesAreReady();
          chaos.withoutDatabases(PATIENCE);
        }
        System.out.println("chaos: " + editors.summary() + "; " + channel.summary());
        aftermath.nodesAreReady();
        aftermath.importIsDone(accepted.body().path("id").asString(), ROWS, 1);
        aftermath.editsAreKept();
        aftermath.indexAgrees(all());
        feeds.filesAreWhatAFreshRunMakes(aftermath.names());
        feeds.itemsAreWhatTheLedgerSays(aftermath.names());
        for (String feed : ChaosFeeds.SCHEDULED) {
          aftermath.collectRuns(feed, runs);
          aftermath.firesAreKeptOnce(runs, feed);
          runs.clear();
        }
        aftermath.nothingHangs();
        assertThat(editors.dishonest()).isEmpty();
        System.out.println(
            "chaos: nodes ended by themselves "
                + nodes.stream().map(ServedNode::timesEnded).toList()
                + " times; seed "
                + seed
                + " passed");
      }
    } finally {
      mongo.shutdownNow();
    }
  }

  private static long setting(String name, long usual) {
    String set = System.getProperty(name, System.getenv(name));
    return set == null || set.isBlank() ? usual : Long.parseLong(set);
  }

  private static void quiet() {
    if (LoggerFactory.getLogger("de.bwaldvogel.mongo") instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
  }

  private void prepare(String documents) {
    NodeSettings settings =
        new NodeSettings(
            folder.resolve("person"),
            documents,
            null,
            null,
            folder.resolve("shared"),
            List.of(),
            "");
    try (StoaNode node = StoaNode.open(settings)) {
      node.users().add(Role.ADMIN.name(), Role.ADMIN, RunningStoa.PASSWORD);
      SmallShop.openIn(node);
    }
  }

  private static byte[] table() {
    StringBuilder table = new StringBuilder("sku;family;name-en_US;note\n");
    for (int i = 0; i < ROWS; i++) {
      table.append("shoe-").append(i).append(";shoe;Shoe ").append(i).append(";fine\n");
    }
    table.append("refused;shoe;Refused;this note is too long\n");
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Set<String> all() {
    Set<String> all = new HashSet<>(Editors.skus());
    for (int i = 0; i < ROWS; i++) {
      all.add("shoe-" + i);
    }
    return all;
  }
}
