package io.stoa.format;

import io.stoa.requirement.FileRules;

/** Fragments with the limits of one file that a channel sets. */
final class ShardedFragments extends ForwardedFragments {
  private static final long MEGABYTE = 1_000_000;

  private final FileRules.Shards shards;

  private ShardedFragments(Fragments inner, FileRules.Shards shards) {
    super(inner);
    this.shards = shards;
  }

  /** The same where the channel sets no limits. */
  static Fragments of(Layout layout, Fragments fragments) {
    FileRules.Shards shards = layout.set().files().shards();
    return shards == null ? fragments : new ShardedFragments(fragments, shards);
  }

  @Override
  public int mostItems() {
    return shards.items() == null ? super.mostItems() : Math.min(shards.items(), super.mostItems());
  }

  @Override
  public long mostBytes() {
    return shards.megabytes() == null ? super.mostBytes() : shards.megabytes() * MEGABYTE;
  }
}
