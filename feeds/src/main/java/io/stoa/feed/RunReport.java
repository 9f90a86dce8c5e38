package io.stoa.feed;

import io.stoa.requirement.Finding;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The report of a run: one row for each rule that an item breaks. {@code outcome} is what became of
 * the item, {@code severity} whether this rule is why: error, omitted or warning. For people, so
 * that formulas are guarded. For one thread.
 */
final class RunReport implements Closeable {
  private static final List<String> HEADER =
      List.of("sku", "outcome", "field", "rule", "message", "value", "source", "severity");

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

  boolean isEmpty() {
    return written == 0;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
