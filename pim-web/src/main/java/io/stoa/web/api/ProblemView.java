package io.stoa.web.api;

import io.stoa.ledger.EntryState;
import io.stoa.ledger.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with several items of a feed.
 *
 * @param attribute the field that it is about, null when nobody says
 * @param message about one of the items
 * @param link where the channel explains it, null when it does not
 * @param sku one of the items
 */
record ProblemView(
    EntryState state,
    @Nullable String attribute,
    String code,
    String message,
    @Nullable String link,
    long count,
    String sku) {

  static ProblemView of(Problem problem) {
    return new ProblemView(
        problem.state(),
        problem.issue().attribute(),
        problem.issue().code(),
        problem.issue().message(),
        problem.issue().link(),
        problem.count(),
        problem.sku());
  }
}
