package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.job.Job;
import io.stoa.job.JobContext;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What becomes of the rows of one import: counts, a file of rejected rows for each source file, a
 * file of warnings, and the checkpoint that binds them together. Used by one thread.
 */
final class ImportReport implements Closeable {
  static final String CREATED = "created";
  static final String UPDATED = "updated";
  static final String UNCHANGED = "unchanged";
  static final String REJECTED = "rejected";
  static final String WARNINGS = "warnings";
  static final String REFUSED_FILES = "refused_files";
  private static final String WARNINGS_FILE = "warnings.csv";
  private static final List<String> WARNING_COLUMNS =
      List.of("file", "row", "field", "reason", "value");

  private final JobContext job;
  private final Map<String, Long> counts;
  private final Map<String, Long> earlierLengths;
  private final Map<String, GrowingFile> files = new LinkedHashMap<>();
  private final Map<String, SheetFormat> formats = new HashMap<>();

  ImportReport(JobContext job, Checkpoint from) {
    this.job = job;
    this.counts = new HashMap<>(from.counts());
    this.earlierLengths = new HashMap<>(from.reports());
  }

  void count(String outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }

  long counted(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** The row goes to the file of rejected rows, with all reasons. */
  void reject(ImportFile file, List<String> header, SheetRow row, List<Violation> violations)
      throws IOException {
    count(REJECTED);
    formats.put(file.errorsName(), file.format());
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      cells.add(row.cell(i));
    }
    cells.add(Long.toString(row.number()));
    cells.add(
        violations.stream().map(Violation::field).distinct().collect(Collectors.joining(" | ")));
    cells.add(violations.stream().map(Violation::message).collect(Collectors.joining(" | ")));
    List<String> columns = new ArrayList<>(header);
    columns.addAll(ImportTable.REPORT_COLUMNS);
    file(file.errorsName() + ".csv", columns).add(cells);
  }

  /** Something that did not stop the row. */
  void warn(ImportFile file, long row, Violation warning) throws IOException {
    warn(file.name(), row, warning);
  }

  /**
   * @param row 0 where it concerns the whole file
   */
  void warn(String file, long row, Violation warning) throws IOException {
    count(WARNINGS);
    String value = warning.value();
    file(WARNINGS_FILE, WARNING_COLUMNS)
        .add(
            List.of(
                file,
                row == 0 ? "" : Long.toString(row),
                warning.field(),
                warning.message(),
                value == null ? "" : value));
  }

  void refuse(String reason) {
    count(REFUSED_FILES);
    job.log("Refused: " + reason);
  }

  void progress(String phase, long done, long total) {
    job.progress(new Job.Progress(phase, done, total, counts));
  }

  /** What was reported so far, and the work behind it, is durable. */
  void commit(String step, long row) throws IOException {
    Map<String, Long> lengths = new HashMap<>(earlierLengths);
    for (Map.Entry<String, GrowingFile> file : files.entrySet()) {
      lengths.put(file.getKey(), file.getValue().length());
    }
    job.checkpoint(new Checkpoint(step, row, counts, lengths).text());
  }

  /** Rejected rows of a workbook come back as a workbook. */
  void finish() throws IOException {
    close();
    for (Map.Entry<String, SheetFormat> file : formats.entrySet()) {
      if (file.getValue() == SheetFormat.XLSX) {
        Path csv = job.file(file.getKey() + ".csv");
        if (Files.exists(csv)) {
          GrowingFile.toWorkbook(csv, job.file(file.getKey() + ".xlsx"));
          job.dropFile(file.getKey() + ".csv");
        }
      }
    }
  }

  /** The formats of rejected rows that an earlier run left. */
  void expect(ImportFile file) {
    if (earlierLengths.containsKey(file.errorsName() + ".csv")) {
      formats.put(file.errorsName(), file.format());
    }
  }

  @Override
  public void close() throws IOException {
    for (GrowingFile file : files.values()) {
      file.close();
    }
    files.clear();
  }

  private GrowingFile file(String name, List<String> columns) throws IOException {
    GrowingFile open = files.get(name);
    if (open == null) {
      open = new GrowingFile(job.file(name), columns, earlierLengths.getOrDefault(name, 0L));
      files.put(name, open);
    }
    return open;
  }
}
