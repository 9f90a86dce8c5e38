package io.stoa.web;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.util.Map;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A log for machines: one JSON object a line, with what the line is about as fields. */
public final class StructuredLogs {
  private StructuredLogs() {}

  /**
   * Starts what writes the lines.
   *
   * @param format {@code ecs}, {@code logstash} or {@code gelf}, see <a
   *     href="https://docs.spring.io/spring-boot/reference/features/logging.html#features.logging.structured">Spring
   *     Boot</a>
   * @throws IllegalArgumentException for any other
   */
  public static Encoder<ILoggingEvent> encoder(
      LoggerContext logging, String format, String version) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "stoa",
                Map.of("spring.application.name", "stoa", "spring.application.version", version)));
    logging.putObject(Environment.class.getName(), environment);
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(logging);
    encoder.setFormat(format);
    encoder.start();
    return encoder;
  }
}
