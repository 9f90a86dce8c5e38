package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import de.bwaldvogel.mongo.MongoServer;
import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.cli.Stoa;
import io.stoa.offer.Offer;
import io.stoa.product.Identifier;
import io.stoa.store.mongo.StrictBackend;
import io.stoa.user.Role;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code stoa serve} twice, as processes that share documents, alarms and a folder. */
@Timeout(1_200)
class ServedNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern ADDRESS = Pattern.compile("Stoa is at +(http://\\S+)");
  private static final int ROWS = 4_000;

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();
  private MongoServer mongo;
  private EmbeddedPostgres postgres;
  private String documents;
  private String alarms;

  @BeforeEach
  void prepare() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    alarms = postgres.getJdbcUrl("postgres", "postgres");
    quiet();
    mongo = new MongoServer(new StrictBackend());
    documents = mongo.bindAndGetConnectionString() + "/served";
    try (StoaNode node = person()) {
      for (Role role : Role.values()) {
        node.users().add(role.name(), role, RunningStoa.PASSWORD);
      }
      SmallShop.openIn(node);
    }
  }

  /** It warns of each index that it does not implement, and of each client that is killed. */
  private static void quiet() {
    if (LoggerFactory.getLogger("de.bwaldvogel.mongo") instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
  }

  /** A node without a server, as a command opens it. */
  private StoaNode person() {
    return StoaNode.open(
        new NodeSettings(folder.resolve("person"), documents, null, null, shared(), List.of(), ""));
  }

  @AfterEach
  void end() throws InterruptedException, IOException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    mongo.shutdownNow();
    postgres.close();
  }

  @Test
  void anImportOfAKilledNodeIsFinishedByTheOtherRowByRowOnceAndBothServeWhatComesOut()
      throws Exception {
    Caller left = serve("left");
    Caller right = serve("right");
    Caller.Answer accepted = left.upload("/api/v1/imports", "files", "products.csv", table());
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    String job = accepted.body().path("id").asString();
    Await.until(PATIENCE, () -> job(right, job).at("/progress/done").asLong() > 0);
    Caller browser =
        new Caller(addresses.get(0)).signedIn(Role.EDITOR.name(), RunningStoa.PASSWORD);
    processes.get(0).destroyForcibly().waitFor();
    Caller moved = new Caller(addresses.get(1)).withCookiesOf(browser);
    assertThat(moved.get("/api/v1/session").body().path("username").asString())
        .as("signed in on the node that is gone")
        .isEqualTo("editor");

    Await.until(
        PATIENCE,
        () -> !Set.of("QUEUED", "RUNNING").contains(job(right, job).path("state").asString()));
    JsonNode ended = job(right, job);
    assertThat(ended.path("state").asString()).as(ended.toString()).startsWith("COMPLETED");
    assertThat(ended.path("log").toString()).contains("another one goes on");
    assertThat(ended.at("/progress/counts/rejected").asLong()).isOne();
    long handled =
        List.of("created", "updated", "unchanged").stream()
            .mapToLong(count -> ended.at("/progress/counts/" + count).asLong())
            .sum();
    assertThat(handled).isEqualTo(ROWS);

    Caller back = serve("left");
    String errors = "/api/v1/jobs/" + job + "/files/errors-products.csv";
    assertThat(back.get(errors).text()).isEqualTo(right.get(errors).text()).contains("too long");
    Await.until(PATIENCE, () -> back.get("/api/v1/products").body().path("total").asLong() == ROWS);

    try (StoaNode node = person()) {
      Offer offer =
          new Offer(
              new Identifier("shoe-1"),
              List.of(new Offer.Price(null, "EUR", new BigDecimal("99.90"), null, null, null)),
              List.of(new Offer.Stock("main", 3)));
      assertThat(node.offers().merge(List.of(offer)).get(0)).isEmpty();
    }
    assertThat(right.put("/api/v1/feeds/shelf", feed()).status()).isEqualTo(200);
    assertThat(back.post("/api/v1/feeds/shelf/run", Map.of()).status()).isEqualTo(202);
    Await.until(
        PATIENCE,
        () ->
            right
                .get("/api/v1/feeds/shelf/runs")
                .body()
                .at("/0/state")
                .asString()
                .startsWith("SUCCEEDED"));
    String hosted =
        right.get("/api/v1/feeds/shelf/runs").body().at("/0/files/0/location").asString();
    assertThat(right.get(hosted).status()).as("made by the other node").isEqualTo(200);

    assertThat(right.get("/readyz").status()).isEqualTo(200);
    postgres.close();
    Await.until(PATIENCE, () -> right.get("/readyz").status() == 503);
    assertThat(right.get("/actuator/health").text()).contains("database of alarms");
    assertThat(right.get("/livez").status()).as("a restart would not help").isEqualTo(200);
  }

  private Caller serve(String name) throws IOException {
    Path said = folder.resolve(name + "-" + processes.size() + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dstoa.mongodb.uri=" + documents,
            "-Dstoa.quartz.url=" + alarms,
            "-Dstoa.shared.folder=" + shared(),
            "-cp",
            System.getProperty("java.class.path"),
            Stoa.class.getName(),
            "serve",
            "--data",
            folder.resolve(name).toString(),
            "--port",
            "0");
    builder.environment().put("STOA_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    processes.add(builder.redirectErrorStream(true).redirectOutput(said.toFile()).start());
    Await.until(PATIENCE, () -> address(said).find());
    Matcher found = address(said);
    assertThat(found.find()).isTrue();
    addresses.add(URI.create(found.group(1)));
    return new Caller(URI.create(found.group(1)))
        .withBasic(Role.ADMIN.name(), RunningStoa.PASSWORD);
  }

  private static Matcher address(Path said) {
    try {
      return ADDRESS.matcher(Files.readString(said, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path shared() {
    return folder.resolve("shared");
  }

  private static JsonNode job(Caller caller, String job) {
    return caller.get("/api/v1/jobs/" + job).body();
  }

  private static byte[] table() {
    StringBuilder table = new StringBuilder("sku;family;name-en_US;note\n");
    for (int i = 0; i < ROWS; i++) {
      table.append("shoe-").append(i).append(";shoe;Shoe ").append(i).append(";fine\n");
    }
    table.append("refused;shoe;Refused;this note is too long\n");
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> feed() {
    Map<String, Object> feed = ShelfFeed.hosted();
    feed.put("selection", Map.of("is", "identifier", "identifiers", List.of("shoe-1")));
    return feed;
  }
}
