package io.stoa.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.stoa.web.StructuredLogs;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How much is logged; the log goes to standard error in the shape of {@code logback.xml}. */
final class Logs {
  /** The shape of the log: {@code text}, or {@code json}. */
  private static final String FORMAT_VARIABLE = "STOA_LOG_FORMAT";

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

  /** Writes JSON where the environment asks for it; the shape of people stays where it cannot. */
  private static void shape() {
    String wanted = System.getenv().getOrDefault(FORMAT_VARIABLE, "").strip();
    if (wanted.isEmpty() || wanted.equalsIgnoreCase("text")) {
      return;
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging
        && logging.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr")
            instanceof ConsoleAppender<ILoggingEvent> appender) {
      String format = wanted.equalsIgnoreCase("json") ? "ecs" : wanted.toLowerCase(Locale.ROOT);
      try {
        appender.setEncoder(StructuredLogs.encoder(logging, format, StoaVersion.number()));
      } catch (IllegalArgumentException e) {
        logging
            .getLogger(Logs.class)
            .warn(
                "{} cannot be '{}'; text, json, ecs, logstash and gelf can",
                FORMAT_VARIABLE,
                wanted);
      }
    }
  }

  private static void bridge() {
    shape();
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
