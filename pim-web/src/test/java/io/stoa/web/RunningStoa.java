package io.stoa.web;

import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.user.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A node and its server on a free port, for one test. */
final class RunningStoa implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  private final StoaNode node;
  private final WebServer server;

  RunningStoa(Path data) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    node = StoaNode.open(NodeSettings.embedded(data));
    for (Role role : Role.values()) {
      node.users().add(role.name(), role, PASSWORD);
    }
    node.startBackground();
    server = WebServer.start(node, WebSettings.local(0));
  }

  StoaNode node() {
    return node;
  }

  /** A caller that signs nothing. */
  Caller visitor() {
    return new Caller(server.address());
  }

  /** A program that sends HTTP Basic with each request. */
  Caller program(Role role) {
    return visitor().withBasic(role.name(), PASSWORD);
  }

  /** A browser that signed in with the role. */
  Caller person(Role role) {
    return visitor().signedIn(role.name(), PASSWORD);
  }

  /** The job once it has ended. */
  JsonNode ended(Caller caller, String job) {
    Await.until(
        Duration.ofSeconds(60),
        () -> !Set.of("QUEUED", "RUNNING").contains(job(caller, job).path("state").asString()));
    return job(caller, job);
  }

  private static JsonNode job(Caller caller, String job) {
    return caller.get("/api/v1/jobs/" + job).body();
  }

  @Override
  public void close() {
    server.close();
    node.close();
  }
}
