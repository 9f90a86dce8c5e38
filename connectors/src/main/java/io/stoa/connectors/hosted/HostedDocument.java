package io.stoa.connectors.hosted;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is hosted for one feed, as it lies in the store.
 *
 * @param files by name
 */
record HostedDocument(String feed, String token, Map<String, Entry> files) {
  HostedDocument {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * @param previous the content before, kept for those who are reading it; null at first
   */
  record Entry(
      String sha256, Instant modified, String mediaType, long bytes, @Nullable String previous) {}

  HostedDocument with(String name, Entry entry) {
    Map<String, Entry> next = new LinkedHashMap<>(files);
    next.put(name, entry);
    return new HostedDocument(feed, token, next);
  }

  /** The contents that must stay on the disk. */
  Set<String> contents() {
    Set<String> contents = new HashSet<>();
    for (Entry entry : files.values()) {
      contents.add(entry.sha256());
      if (entry.previous() != null) {
        contents.add(entry.previous());
      }
    }
    return contents;
  }
}
