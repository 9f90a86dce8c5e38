package io.stoa.connectors.throttle;

import java.time.Duration;

/** What a channel's answer says of a limit; it knows better than we do. */
public sealed interface Heard {
  /** {@link Limit#group} of the limit. */
  String group();

  /** Nothing more for a while. */
  record Closed(String group, Duration pause) implements Heard {}

  /**
   * What is left.
   *
   * @param resetIn until the quota is whole again; for a bucket it does not matter
   */
  record Remaining(String group, double units, Duration resetIn) implements Heard {}

  /** A bucket fills at another rate than was documented. */
  record Rate(String group, double perSecond) implements Heard {}
}
