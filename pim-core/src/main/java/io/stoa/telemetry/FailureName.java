package io.stoa.telemetry;

import io.stoa.error.StoaException;

/** Names a failure in a label: few values, without what it says. */
public final class FailureName {
  /** When nothing failed. */
  public static final String NONE = "none";

  private FailureName() {}

  /** The code of one of ours, such as {@code STORE_UNAVAILABLE}; else the name of its class. */
  public static String of(Throwable why) {
    return why instanceof StoaException known
        ? known.code().toString()
        : why.getClass().getSimpleName();
  }
}
