package io.stoa.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger knows of its feed as a whole, and where its pages are. Exchanging this one document
 * settles a run: whoever reads sees the ledger before it or after it.
 *
 * @param pages in the order of their keys
 * @param nextPage number of the next new page
 * @param free numbers of pages that are not used any more
 * @param fields names of fields by number, see {@link FieldHashes}
 * @param marks what the entries were made with, by name: the mapping, the rules, the destination
 * @param positions up to where changes were taken account of, by the name of their source
 * @param file the whole file that was delivered last, null when there is none
 * @param run id of the run that was settled last
 * @param lookedAt the instant that run took for now; null for a ledger without a run
 * @param comparedAt when everything was last compared, not only what had changed
 * @param unsettled id of a run whose delivery may or may not have arrived; null when all is known
 */
public record LedgerHead(
    String feed,
    List<PageRef> pages,
    int nextPage,
    List<Integer> free,
    List<String> fields,
    Map<String, String> marks,
    Map<String, String> positions,
    @Nullable WholeFile file,
    @Nullable String run,
    @Nullable Instant lookedAt,
    @Nullable Instant comparedAt,
    @Nullable String unsettled) {
  public LedgerHead {
    pages = List.copyOf(pages);
    free = List.copyOf(free);
    fields = List.copyOf(fields);
    marks = Map.copyOf(marks);
    positions = Map.copyOf(positions);
  }

  /** Of a feed that never ran. */
  public static LedgerHead empty(String feed) {
    return new LedgerHead(
        feed, List.of(), 0, List.of(), List.of(), Map.of(), Map.of(), null, null, null, null, null);
  }

  /** How many entries are in each state. */
  public Map<EntryState, Long> states() {
    Map<EntryState, Long> states = new EnumMap<>(EntryState.class);
    for (PageRef page : pages) {
      page.states().forEach((state, count) -> states.merge(state, (long) count, Long::sum));
    }
    return states;
  }

  /** How many items the channel has, as far as we know. */
  public long listed() {
    return pages.stream().mapToLong(PageRef::listed).sum();
  }

  /** How many items the current whole file has. */
  public long inFile() {
    return pages.stream().mapToLong(PageRef::inFile).sum();
  }

  /** How long the items of the current whole file are together, as far as anybody knows. */
  public long bytes() {
    return pages.stream().mapToLong(PageRef::bytes).sum();
  }

  /** The first instant at which an entry has to be looked at again; empty when none has. */
  public Optional<Instant> nextLook() {
    return pages.stream()
        .map(PageRef::look)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** The place of the page that the key is on, or would be on; 0 for an empty ledger. */
  int placeOf(String key) {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (ItemKey.ORDER.compare(pages.get(middle).first(), key) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** After a run that was settled. */
  public LedgerHead settled(
      Map<String, String> newMarks,
      Map<String, String> newPositions,
      @Nullable WholeFile newFile,
      String byRun,
      Instant now,
      boolean everything) {
    return new LedgerHead(
        feed,
        pages,
        nextPage,
        free,
        fields,
        newMarks,
        newPositions,
        newFile,
        byRun,
        now,
        everything ? now : comparedAt,
        null);
  }

  public LedgerHead withUnsettled(@Nullable String ofRun) {
    return new LedgerHead(
        feed,
        pages,
        nextPage,
        free,
        fields,
        marks,
        positions,
        file,
        run,
        lookedAt,
        comparedAt,
        ofRun);
  }
}
