package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.user.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators and their tools ask a server for. */
class OperatorsTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @Test
  void anyoneMayAskWhetherItLivesAndIsReadyAndHearsNoMore() {
    Caller.Answer lives = stoa.visitor().get("/livez");
    Caller.Answer ready = stoa.visitor().get("/readyz");

    assertThat(lives.status()).isEqualTo(200);
    assertThat(ready.status()).as(ready.text()).isEqualTo(200);
    assertThat(ready.body().propertyNames()).containsExactly("status");
  }

  @Test
  void onlyAnAdminSeesHowThePartsAre() {
    assertThat(stoa.visitor().get("/actuator/health").status()).isEqualTo(401);
    assertThat(stoa.program(Role.EDITOR).get("/actuator/health").status()).isEqualTo(403);

    Caller.Answer seen = stoa.program(Role.ADMIN).get("/actuator/health/readiness");

    assertThat(seen.status()).as(seen.text()).isEqualTo(200);
    assertThat(seen.body().path("components").propertyNames())
        .contains("store", "index", "scheduler");
    assertThat(seen.body().at("/components/index/details/lag").isNumber()).isTrue();
  }

  @Test
  void metricsAreForWhoSignedIn() {
    Caller editor = stoa.program(Role.EDITOR);
    String table = "sku;family\nloafer;shoe\nclog;shoe\n";
    String job =
        editor
            .upload("/api/v1/imports", "files", "shoes.csv", table.getBytes(StandardCharsets.UTF_8))
            .body()
            .path("id")
            .asString();
    stoa.ended(editor, job);

    assertThat(stoa.visitor().get("/actuator/prometheus").status()).isEqualTo(401);
    String metrics = stoa.program(Role.VIEWER).get("/actuator/prometheus").text();

    assertThat(metrics)
        .contains("stoa_job_rows_total{kind=\"import\",outcome=\"created\"} 2.0")
        .contains("stoa_job_seconds_count{error=\"none\",kind=\"import\",outcome=\"succeeded\"} 1")
        .contains("stoa_jobs{state=\"queued\"} 0.0")
        .contains("stoa_index_lag ")
        .contains("stoa_up{part=\"store\"} 1.0")
        .contains("stoa_store_seconds_bucket{collection=\"products\"")
        .contains("http_server_requests_seconds_count")
        .contains("jvm_memory_used_bytes")
        .as("labels name nothing of which there are many")
        .doesNotContain("loafer", job);
  }

  @Test
  void nothingElseOfTheFrameworkIsToldToAnyone() {
    Caller admin = stoa.program(Role.ADMIN);

    for (String path : new String[] {"env", "beans", "heapdump", "loggers", "metrics", "info"}) {
      assertThat(admin.get("/actuator/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void itIsReadyOnceItFollowsSchedulesAndNoMoreWhenItDrains(@TempDir Path data) {
    try (StoaNode node = StoaNode.open(NodeSettings.embedded(data));
        WebServer server = WebServer.start(node, new WebSettings("127.0.0.1", 0, 0))) {
      Caller caller = new Caller(server.address());
      assertThat(caller.get("/livez").status()).isEqualTo(200);
      assertThat(caller.get("/readyz").status()).isEqualTo(503);

      node.startBackground();
      assertThat(caller.get("/readyz").status()).isEqualTo(200);

      Caller operator = new Caller(URI.create("http://127.0.0.1:" + server.operatorsPort() + "/"));
      assertThat(operator.get("/actuator/prometheus").text()).contains("stoa_up");
      assertThat(operator.get("/actuator/health").status()).isEqualTo(200);
      assertThat(caller.get("/actuator/prometheus").status()).isEqualTo(404);

      server.drain();
      assertThat(caller.get("/readyz").status()).isEqualTo(503);
      assertThat(caller.get("/livez").status()).isEqualTo(200);
    }
  }
}
