package io.stoa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.job.Job;
import io.stoa.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is told to end stops what it does so that it can be gone on with. */
class GracefulEndTest {
  private static final int ROWS = 40_000;

  @Test
  void anImportStopsAtABatchAndIsFinishedByTheNextProcess(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Map<String, String> environment =
        Map.of("STOA_LOG_FORMAT", "json", "STOA_SHUTDOWN_SECONDS", "120");
    String job;
    try (ServerProcess server = ServerProcess.start(data, folder.resolve("log"), environment)) {
      job = server.importTable("products.csv", table()).path("id").asString();
      awaitProgress(server, job);

      assertThat(server.terminate(Duration.ofMinutes(2))).isTrue();

      assertTheLogIsForMachines(server, job);
    }

    try (StoaNode node = StoaNode.open(NodeSettings.embedded(data))) {
      Job stopped = node.jobs().get(job);
      assertThat(stopped.state()).as(stopped.toString()).isEqualTo(Job.State.INTERRUPTED);
      assertThat(stopped.checkpoint()).isNotNull();
      assertThat(stopped.log())
          .as("it was stopped, it did not die")
          .noneMatch(line -> line.contains("The process ended while this was open"));
      long before = node.products().count();
      assertThat(before).isPositive().isLessThan(ROWS);

      Job resumed = node.jobs().resumeNow(job, state -> {});

      assertThat(resumed.state()).isEqualTo(Job.State.SUCCEEDED);
      assertThat(node.products().count()).isEqualTo(ROWS);
      assertThat(resumed.progress().counts().get("created")).isEqualTo((long) ROWS);
    }
  }

  private static String table() {
    StringBuilder table = new StringBuilder("sku\n");
    for (int i = 0; i < ROWS; i++) {
      table.append("sku-").append(i).append('\n');
    }
    return table.toString();
  }

  private static void awaitProgress(ServerProcess server, String job) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (true) {
      JsonNode state = server.get("api/v1/jobs/" + job);
      if (state.at("/progress/counts/created").asLong() > 0) {
        assertThat(state.path("state").asString()).isEqualTo("RUNNING");
        return;
      }
      assertThat(System.nanoTime()).as(state.toString()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void assertTheLogIsForMachines(ServerProcess server, String job)
      throws IOException {
    List<String> lines = server.log();
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(server.password()));
    List<JsonNode> objects = lines.stream().map(line -> Json.MAPPER.readTree(line)).toList();
    assertThat(objects)
        .allSatisfy(line -> assertThat(line.path("@timestamp").asString()).isNotEmpty())
        .anySatisfy(line -> assertThat(line.path("job").asString()).isEqualTo(job));
    assertThat(lines).anyMatch(line -> line.contains("A job begins"));
  }
}
