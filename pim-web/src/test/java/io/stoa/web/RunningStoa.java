package io.stoa.web;

import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.user.Role;
import java.nio.file.Path;

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

  @Override
  public void close() {
    server.close();
    node.close();
  }
}
