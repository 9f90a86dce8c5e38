package io.stoa.feed;

import io.stoa.error.ErrorCode;
import io.stoa.error.ErrorFamily;

/** Why a feed could not be run. */
public enum FeedError implements ErrorCode {
  /** A run of this feed is going on; two never overlap. */
  FEED_ALREADY_RUNNING(ErrorFamily.USER),
  /**
   * Another node took the feed over, because this one could not say for a while that it runs it.
   */
  TAKEN_OVER(ErrorFamily.RESOURCES),
  /** There is no run that waits for a person's yes, or another one than was named. */
  NOT_HELD(ErrorFamily.USER);

  private final ErrorFamily family;

  FeedError(ErrorFamily family) {
    this.family = family;
  }

  @Override
  public ErrorFamily family() {
    return family;
  }
}
