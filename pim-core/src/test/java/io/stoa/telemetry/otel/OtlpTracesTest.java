package io.stoa.telemetry.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.MeasuredStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends to a receiver on this machine; names stand in a message of Protocol Buffers as they are.
 */
class OtlpTracesTest {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/v1/traces",
        call -> {
          received.add(
              new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private Map<String, String> environment() {
    return Map.of(
        OtlpTraces.ENDPOINT_VARIABLE, "http://127.0.0.1:" + receiver.getAddress().getPort());
  }

  @Test
  void nothingIsTracedWhereNoEndpointIsNamed() {
    assertThat(OtlpTraces.open(Map.of())).isEmpty();
    assertThat(OtlpTraces.open(Map.of(OtlpTraces.ENDPOINT_VARIABLE, " "))).isEmpty();
  }

  @Test
  void workAndItsStepsInTheStoreArriveTogether(@TempDir Path folder) {
    try (OpenTelemetrySdk sdk = OtlpTraces.open(environment()).orElseThrow();
        DocumentStore sqlite = SqliteDocumentStore.open(folder.resolve("store.db"))) {
      Telemetry telemetry = new OtelTelemetry(Telemetry.none(), sdk);
      DocumentStore store = new MeasuredStore(sqlite, telemetry);
      store.collection(CollectionSpec.of("alone")).count();
      try (Activity run = telemetry.begin("stoa.feed.run", "feed", "google")) {
        run.detail("run", "run-17");
        store.collection(CollectionSpec.of("within")).count();
      }
    }

    assertThat(received).hasSize(1);
    assertThat(received.get(0))
        .contains("stoa.feed.run", "google", "run-17", "stoa.store", "within")
        .as("what is done often is shown as a part only")
        .doesNotContain("alone");
  }
}
