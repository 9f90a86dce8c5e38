package io.stoa.search.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An Elasticsearch of its own, with data that stays when it is killed and started again. It refuses
 * to run as root, so root starts it as {@code nobody}. Not thread-safe.
 */
public final class ElasticsearchProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path home;
  private final int port;
  private final boolean root = "root".equals(System.getProperty("user.name"));
  private Process process;

  /** Unpacks and starts one; returns once it answers. */
  public ElasticsearchProcess() throws IOException {
    home = unpack();
    port = freePort();
    configure(home, port);
    process = run(home, root);
    awaitGreen(address(), process, home);
  }

  /** Its address, such as {@code http://127.0.0.1:9200}; stays the same. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Kills it with -9, and returns when it is gone. */
  public void kill() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(
        handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(e -> null).join());
  }

  /** Starts it again on the data that it had; returns once it answers. */
  public void startAgain() throws IOException {
    process = run(home, root);
    awaitGreen(address(), process, home);
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(home.resolve("..").normalize())) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Left behind: " + home);
    }
  }

  private static Path unpack() throws IOException {
    Path zip =
        Path.of(System.getProperty("stoa.root"), "pim-core/target/elasticsearch/elasticsearch.zip");
    // Not below the project: whoever runs it may have to read all folders above.
    Path folder = Files.createTempDirectory("stoa-elasticsearch");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("Outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    try (Stream<Path> unpacked = Files.list(folder)) {
      return unpacked.findFirst().orElseThrow();
    }
  }

  private static void configure(Path home, int port) throws IOException {
    Files.writeString(
        home.resolve("config/elasticsearch.yml"),
        """
        cluster.name: stoa-test
        discovery.type: single-node
        xpack.security.enabled: false
        network.host: 127.0.0.1
        http.port: %d
        transport.port: 0
        cluster.routing.allocation.disk.threshold_enabled: false
        """
            .formatted(port));
    Files.writeString(
        home.resolve("config/jvm.options.d/test.options"),
        "-Xms512m\n-Xmx512m\n-XX:-AlwaysPreTouch\n-XX:TieredStopAtLevel=1\n");
  }

  private static Process run(Path home, boolean root) throws IOException {
    Path executable = home.resolve("bin/elasticsearch");
    List<String> command = new ArrayList<>();
    if (root) {
      wait(new ProcessBuilder("chown", "-R", "nobody", home.toString()).start());
      command.addAll(List.of("su", "nobody", "-s", "/bin/bash", "-c"));
      command.add("exec bash " + executable);
    } else {
      command.addAll(List.of("bash", executable.toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ES_TMPDIR", home.resolve("logs").toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("../output.txt").toFile())
        .start();
  }

  private static void wait(Process process) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException("Exit code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitGreen(String server, Process process, Path home) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/_cluster/health?wait_for_status=yellow"))
            .timeout(Duration.ofSeconds(30))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        String answer = client.send(request, BodyHandlers.ofString()).body();
        if (answer.contains("\"timed_out\":false")) {
          return;
        }
      } catch (IOException e) {
        pause(); // Nobody listens yet.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
    throw new IOException(
        String.format(
            Locale.ROOT,
            "Elasticsearch did not answer: %s",
            Files.readString(home.resolve("../output.txt"), StandardCharsets.UTF_8)));
  }

  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
  }
}
