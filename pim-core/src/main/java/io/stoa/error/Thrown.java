package io.stoa.error;

import java.util.concurrent.ExecutionException;

/** What work on another thread threw, for whoever waited for it. */
public final class Thrown {
  private Thrown() {}

  /**
   * The failure itself, for the waiting thread to throw; an error is thrown at once. One that is
   * checked, which such work does not throw, comes wrapped.
   */
  public static RuntimeException by(ExecutionException work) {
    if (work.getCause() instanceof RuntimeException known) {
      return known;
    } else if (work.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(work.getCause());
  }
}
