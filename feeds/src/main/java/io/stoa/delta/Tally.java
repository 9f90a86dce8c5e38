package io.stoa.delta;

import org.jspecify.annotations.Nullable;

/** Counts what a run finds. For one thread. */
final class Tally {
  private long lookedAt;
  private long rendered;
  private long created;
  private long updated;
  private long deleted;
  private long withdrawn;
  private long unchanged;
  private long skipped;

  void looked(@Nullable News news) {
    lookedAt++;
    rendered += news instanceof News.Ready ? 1 : 0;
    skipped += news instanceof News.Skipped ? 1 : 0;
  }

  void created() {
    created++;
  }

  void updated() {
    updated++;
  }

  void deleted(boolean byPlan) {
    deleted++;
    withdrawn += byPlan ? 1 : 0;
  }

  void unchanged(long items) {
    unchanged += items;
  }

  /** How many items the destination loses though nobody planned it. */
  long lost() {
    return deleted - withdrawn;
  }

  long lookedAt() {
    return lookedAt;
  }

  /** Whether the destination has to be told of anything. */
  boolean any() {
    return created + updated + deleted > 0;
  }

  Difference difference(boolean everything, @Nullable String why) {
    return new Difference(
        everything,
        why,
        lookedAt,
        rendered,
        created,
        updated,
        deleted,
        withdrawn,
        unchanged,
        skipped);
  }
}
