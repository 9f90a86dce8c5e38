package io.stoa.product;

import io.stoa.error.Violation;
import java.util.List;

/** What became of one edit. */
public sealed interface EditResult {
  /** Did not exist before; durable now. */
  record Created(long version) implements EditResult {}

  /** Differs from before; durable now. */
  record Updated(long version) implements EditResult {}

  /** Says what is already so; nothing was written. */
  record Unchanged(long version) implements EditResult {}

  /** Somebody else was faster: the version is another one now. */
  record Conflict(long actual) implements EditResult {}

  /** Breaks rules; nothing of it was written. */
  record Rejected(List<Violation> violations) implements EditResult {
    public Rejected {
      violations = List.copyOf(violations);
    }
  }
}
