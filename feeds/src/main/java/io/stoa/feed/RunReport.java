package io.stoa.feed;

import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.requirement.Finding;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The report of a run: one row for each rule that an item breaks. {@code outcome} is what became of
 * the item, {@code severity} whether this rule is why: error, omitted, warning or info. Behind the
 * items that the run looked at stand those that it did not and that are not delivered all the same,
 * so that the newest report has all of them. For people, so that formulas are guarded. For one
 * thread.
 */
final class RunReport implements Closeable {
  private static final List<String> HEADER =
      List.of("sku", "outcome", "field", "rule", "message", "value", "source", "severity");

  /**
   * Where a feed has more pages of such items than these, its list of items says the rest: a run
   * over few items must not read a large ledger.
   */
  private static final int MOST_PAGES = 64;

  private static final Set<EntryState> NOT_DELIVERED =
      EnumSet.of(EntryState.SKIPPED, EntryState.WITHHELD, EntryState.REJECTED, EntryState.PARKED);
  private static final Set<EntryState> NOT_LOOKED_AT =
      EnumSet.of(EntryState.WITHHELD, EntryState.REJECTED, EntryState.PARKED);

  private final RowWriter rows;
  private long written;

  RunReport(Path file) throws IOException {
    rows = Spreadsheets.create(file, SheetFormat.CSV, "report", true);
    rows.write(HEADER);
  }

  /**
   * @param skipped what became of the item that the findings are about
   */
  void add(List<Finding> findings, boolean skipped) throws IOException {
    for (Finding finding : findings) {
      rows.write(
          List.of(
              finding.sku(),
              skipped ? "skipped" : "warning",
              finding.violation().field(),
              finding.violation().rule(),
              finding.violation().message(),
              Objects.requireNonNullElse(finding.violation().value(), ""),
              Objects.requireNonNullElse(finding.source(), ""),
              finding.severity().name().toLowerCase(Locale.ROOT)));
      written++;
    }
  }

  /**
   * What is not delivered though the run did not find it so.
   *
   * @param everything whether the run looked at all items, so that what it skips is reported
   *     already
   * @param known whether an item that is skipped is reported already
   */
  void addStanding(Ledgers ledgers, LedgerHead head, boolean everything, Predicate<String> known)
      throws IOException {
    List<LedgerEntry> page = new ArrayList<>();
    boolean all =
        ledgers.each(head, everything ? NOT_LOOKED_AT : NOT_DELIVERED, MOST_PAGES, page::add);
    for (LedgerEntry entry : page) {
      if (entry.state() != EntryState.SKIPPED || !known.test(entry.key())) {
        add(entry);
      }
    }
    if (!all) {
      String message =
          "More items are not delivered; the list of the feed's items has all of them.";
      rows.write(List.of("", "more", "", "", message, "", "", "info"));
    }
  }

  private void add(LedgerEntry entry) throws IOException {
    String outcome = entry.state().name().toLowerCase(Locale.ROOT);
    List<ItemIssue> issues =
        entry.issues().isEmpty()
            ? List.of(ItemIssue.error(null, outcome, "Nobody said why."))
            : entry.issues();
    for (ItemIssue issue : issues) {
      rows.write(
          List.of(
              entry.sku(),
              outcome,
              Objects.requireNonNullElse(issue.attribute(), ""),
              issue.code(),
              issue.message(),
              "",
              Objects.requireNonNullElse(issue.link(), ""),
              issue.severity().name().toLowerCase(Locale.ROOT)));
      written++;
    }
  }

  boolean isEmpty() {
    return written == 0;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
