package io.stoa.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How much is logged; the log goes to standard error in the shape of {@code logback.xml}. */
final class Logs {
  private Logs() {}

  /** For commands: warnings only. */
  static void quiet() {
    bridge();
    level(Logger.ROOT_LOGGER_NAME, Level.WARN);
  }

  /** For a server: what an operator wants to follow. */
  static void serving() {
    bridge();
    level(Logger.ROOT_LOGGER_NAME, Level.WARN);
    level("io.stoa", Level.INFO);
    level("org.springdoc", Level.ERROR);
    // A server that cannot start is told by the command itself.
    level("org.springframework.boot.diagnostics", Level.OFF);
    level("org.springframework.boot.web.server.servlet.context", Level.ERROR);
  }

  private static void bridge() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  private static void level(String logger, Level level) {
    if (LoggerFactory.getLogger(logger) instanceof Logger logback) {
      logback.setLevel(level);
    }
  }
}
