package io.stoa.feed;

import java.util.List;
import java.util.function.Consumer;

/** Makes everything that a feed selects. For one run. */
interface MakeAll {
  /**
   * @param made is given all of it in the order of its keys, some at a time, on the calling thread
   */
  void each(Consumer<List<Made>> made);
}
