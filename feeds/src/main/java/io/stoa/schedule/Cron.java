package io.stoa.schedule;

import java.time.LocalDateTime;
import java.util.Optional;

/** A parsed cron expression: points on a wall clock that knows no zone. Thread-safe. */
public interface Cron {
  /** The first point strictly after the given one, in whole seconds; empty when none comes. */
  Optional<LocalDateTime> next(LocalDateTime after);

  /** Whether it fires in every hour, so that it means a pace rather than times of day. */
  boolean everyHour();

  /** Reads cron expressions. */
  @FunctionalInterface
  interface Parser {
    /**
     * @throws IllegalArgumentException with a sentence for the person who wrote the expression
     */
    Cron parse(String expression);
  }
}
