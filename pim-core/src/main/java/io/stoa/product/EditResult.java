package io.stoa.product;

import io.stoa.error.Violation;
import java.util.List;

/** What became of one edit. */
public sealed interface EditResult {
  /** What was left out or adapted while the rest went in; empty for most edits. */
  default List<Violation> warnings() {
    return List.of();
  }

  /** Did not exist before; durable now. */
  record Created(long version, List<Violation> warnings) implements EditResult {
    public Created {
      warnings = List.copyOf(warnings);
    }
  }

  /** Differs from before; durable now. */
  record Updated(long version, List<Violation> warnings) implements EditResult {
    public Updated {
      warnings = List.copyOf(warnings);
    }
  }

  /** Says what is already so; nothing was written. */
  record Unchanged(long version, List<Violation> warnings) implements EditResult {
    public Unchanged {
      warnings = List.copyOf(warnings);
    }
  }

  /** Was there and is gone; durable now. */
  record Deleted(long version) implements EditResult {}

  /**
   * Somebody else was faster: the version is another one now.
   *
   * @param actual the version found, 0 for none
   */
  record Conflict(long actual) implements EditResult {}

  /** Breaks rules; nothing of it was written. */
  record Rejected(List<Violation> violations) implements EditResult {
    public Rejected {
      violations = List.copyOf(violations);
    }
  }
}
