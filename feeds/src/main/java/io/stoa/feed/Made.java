package io.stoa.feed;

import io.stoa.delta.News;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.requirement.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of one candidate for itself; {@link JudgeItems} then holds it against the others of
 * its run.
 */
sealed interface Made {
  /** Key in the ledger. */
  String key();

  /**
   * Says all there is to say.
   *
   * @param news null when the feed does not select what stands under the key
   * @param findings for the report
   * @param outcome as what it counts; null for nothing
   */
  record Settled(String key, @Nullable News news, List<Finding> findings, @Nullable Outcome outcome)
      implements Made {}

  /**
   * Items that were mapped, checked and, as far as they break no rule, rendered.
   *
   * @param items one, or one for each store, or none
   * @param further what is wrong besides
   * @param ready all items that break no rule, rendered; null when there is none
   * @param parent code of the parent that must go out before, or null
   * @param isParent whether it is such a parent itself, which counts as no product
   */
  record Items(
      String key,
      String sku,
      List<Prepared> items,
      List<Finding> further,
      News.@Nullable Ready ready,
      @Nullable String parent,
      boolean isParent,
      @Nullable Instant look)
      implements Made {}
}
