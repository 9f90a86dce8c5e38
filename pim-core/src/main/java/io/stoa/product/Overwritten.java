package io.stoa.product;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an edit found where it changed something. What it made of it is told by what is there after.
 *
 * @param before what was there, by the keys of {@link AllValues}
 * @param added keys under which there was nothing
 * @param cut those of {@code before} of which only the beginning is kept
 * @param more how many further changes are not kept
 */
record Overwritten(Values before, Set<ValueKey> added, Set<ValueKey> cut, int more) {
  /** How many changes of one edit are kept. */
  static final int MOST = 200;

  Overwritten {
    added = Set.copyOf(added);
    cut = Set.copyOf(cut);
  }

  static Overwritten between(Values before, Values after) {
    Collecting collecting = new Collecting();
    before.compare(after, collecting::take);
    return new Overwritten(
        collecting.before.build(), collecting.added, collecting.cut, collecting.more);
  }

  private static final class Collecting {
    private final Values.Builder before = new Values.Builder(8);
    private final Set<ValueKey> added = new HashSet<>();
    private final Set<ValueKey> cut = new HashSet<>();
    private final Beginnings beginnings = new Beginnings();
    private int taken;
    private int more;

    private void take(ValueKey key, @Nullable Value was) {
      if (taken == MOST) {
        more++;
        return;
      }
      taken++;
      if (was == null) {
        added.add(key);
        return;
      }
      Value kept = beginnings.of(was);
      before.add(key, kept);
      if (kept != was) {
        cut.add(key);
      }
    }
  }
}
