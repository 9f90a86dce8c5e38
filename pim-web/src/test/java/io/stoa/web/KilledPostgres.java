package io.stoa.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL that is killed and started again on the same data, at the same port. */
final class KilledPostgres implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  private final Path data;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  KilledPostgres(Path data) throws IOException {
    this.data = data;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    server = start();
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(2))
        .start();
  }

  String address() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** Kills all its processes with -9. */
  void kill() throws IOException {
    String id = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
    all.add(0, postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(
        handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(e -> null).join());
    if (server != null) {
      // Gives the folder free; there is nothing left to stop.
      server.close();
      server = null;
    }
  }

  void startAgain() throws IOException, InterruptedException {
    for (int attempt = 1; server == null; attempt++) {
      try {
        server = start();
      } catch (IOException | IllegalStateException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(500); // Its memory may be taken for in use for a moment.
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
