package io.stoa.claim;

import io.stoa.store.Write;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of a thing that it holds: when it last began a beat that the store took,
 * by the clock that only runs on. Thread-safe.
 */
final class Hold {
  private final String by;
  private long version = Write.ABSENT;
  private long renewed;
  private boolean lost;

  Hold(String by) {
    this.by = by;
  }

  String by() {
    return by;
  }

  /** The version that the next beat replaces; null when there must be none any more. */
  synchronized @Nullable Long next() {
    return lost || version == Write.ABSENT ? null : version;
  }

  synchronized void renewed(long newVersion, long begun) {
    version = newVersion;
    renewed = begun;
  }

  /** The version that is there; when it was written is not known to have been lately. */
  synchronized void standsAt(long known) {
    version = known;
  }

  synchronized void lose() {
    lost = true;
  }

  /** Whether nobody can have taken it over by now; not yet while it is being taken. */
  synchronized boolean isSure(long now) {
    if (version == Write.ABSENT) {
      return false;
    }
    if (now - renewed > Claims.LEASE.toNanos()) {
      lost = true;
    }
    return !lost;
  }
}
