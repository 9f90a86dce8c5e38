package io.stoa.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last first; one that fails never keeps another open. Thread-safe. */
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    for (AutoCloseable next = next(); next != null; next = next()) {
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("Could not close {}", next.getClass().getSimpleName(), e);
      }
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    return opened.poll();
  }
}
