package io.stoa.feed;

import io.stoa.range.Range;
import io.stoa.range.SharedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts what a run selects into ranges of one size. For one run and one thread. */
final class CutRanges {
  private final SharedRun run;
  private final int size;
  private final Consumer<Range> ranges;
  private final List<String> codes = new ArrayList<>();
  private boolean models;
  private int number;

  /**
   * @param size keys in a range; the last of models and the last of products may have fewer
   * @param ranges is given each when it is full
   */
  CutRanges(SharedRun run, int size, Consumer<Range> ranges) {
    this.run = run;
    this.size = size;
    this.ranges = ranges;
  }

  /** The next keys; models and products never share a range. */
  void add(Keys keys) {
    if (keys.models() != models) {
      end();
      models = keys.models();
    }
    for (String code : keys.codes()) {
      codes.add(code);
      if (codes.size() == size) {
        end();
      }
    }
  }

  /** No more keys come, or none of this kind. */
  void end() {
    if (!codes.isEmpty()) {
      ranges.accept(new Range(run.feed(), run.run(), number++, models, codes));
      codes.clear();
    }
  }
}
