package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.claim.Claims;
import io.stoa.json.Json;
import io.stoa.store.ForkedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Nodes that are processes, with what each has said; they are killed in the end. */
final class NodeProcesses implements AutoCloseable {
  private final List<Node> nodes = new CopyOnWriteArrayList<>();

  /** A process and what it has said. */
  record Node(String name, Process process, List<String> said) {
    void kill() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /**
   * @param prefix a command that starts another one
   */
  Node start(String name, List<String> prefix, Class<?> mainClass, String... arguments)
      throws IOException {
    Process process = ForkedJvm.start(prefix, mainClass, arguments);
    Node node = new Node(name, process, new CopyOnWriteArrayList<>());
    nodes.add(node);
    Thread listening =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(node.said()::add);
              } catch (IOException | UncheckedIOException e) {
                node.said().add("gone");
              }
            });
    listening.setDaemon(true);
    listening.start();
    return node;
  }

  /** In the order in which they were started. */
  List<Node> all() {
    return nodes;
  }

  boolean areReady() {
    return nodes.stream().allMatch(node -> node.said().contains("ready"));
  }

  /** Who holds the feed. */
  static Claims.Claim claimOf(String feed, Workshop shop) {
    return shop.store
        .collection(RunClaims.COLLECTION)
        .get(feed)
        .map(stored -> Objects.requireNonNull(stored.body()).utf8())
        .map(claim -> Json.read(claim, Claims.Claim.class))
        .orElseThrow();
  }

  void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(what + "; nodes said " + nodes.stream().map(Node::said).toList())
          .isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.process().destroyForcibly());
  }
}
