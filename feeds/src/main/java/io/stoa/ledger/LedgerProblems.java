package io.stoa.ledger;

import io.stoa.connector.ItemIssue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is wrong most often. Only pages with items that are not where they should be are
 * read, and a bounded number of those. Thread-safe.
 */
public final class LedgerProblems {
  private static final int MOST_PAGES = 400;
  private static final Set<EntryState> WRONG =
      Set.of(EntryState.REJECTED, EntryState.PARKED, EntryState.SKIPPED, EntryState.SUBMITTED);

  private final Ledgers ledgers;

  public LedgerProblems(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * What was found.
   *
   * @param problems the most frequent first
   * @param partial whether there are more items with problems than were looked at
   */
  public record Found(List<Problem> problems, boolean partial) {
    public Found {
      problems = List.copyOf(problems);
    }
  }

  private record Kind(EntryState state, String code, @Nullable String attribute) {}

  /** At most so many problems. */
  public Found of(LedgerHead head, int limit) {
    Map<Kind, Problem> found = new HashMap<>();
    int read = 0;
    boolean partial = false;
    for (int place = 0; place < head.pages().size() && !partial; place++) {
      if (WRONG.stream().anyMatch(head.pages().get(place)::has)) {
        if (read++ == MOST_PAGES) {
          partial = true;
        } else {
          ledgers.entries(head, place).forEach(entry -> count(entry, found));
        }
      }
    }
    List<Problem> problems =
        found.values().stream()
            .sorted(
                Comparator.comparingLong(Problem::count)
                    .reversed()
                    .thenComparing(problem -> problem.issue().code())
                    .thenComparing(Problem::sku))
            .limit(limit)
            .toList();
    return new Found(problems, partial);
  }

  private static void count(LedgerEntry entry, Map<Kind, Problem> found) {
    if (!WRONG.contains(entry.state())) {
      return;
    }
    entry.issues().stream()
        .filter(ItemIssue::isError)
        .map(issue -> Map.entry(new Kind(entry.state(), issue.code(), issue.attribute()), issue))
        .distinct()
        .forEach(
            one ->
                found.merge(
                    one.getKey(),
                    new Problem(entry.state(), one.getValue(), 1, entry.sku()),
                    (known, next) ->
                        new Problem(known.state(), known.issue(), known.count() + 1, known.sku())));
  }
}
