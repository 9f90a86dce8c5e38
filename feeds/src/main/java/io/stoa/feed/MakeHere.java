package io.stoa.feed;

import java.util.List;
import java.util.function.Consumer;

/** Makes everything in this process, on all its processors. */
final class MakeHere implements MakeAll {
  private final SelectItems selecting;
  private final MakeBatch making;

  MakeHere(SelectItems selecting, MakeBatch making) {
    this.selecting = selecting;
    this.making = making;
  }

  @Override
  public void each(Consumer<List<Made>> made) {
    try (InOrder<List<Made>> work = new InOrder<>(made)) {
      selecting.all(keys -> work.give(() -> making.of(keys)));
      work.finish();
    }
  }
}
