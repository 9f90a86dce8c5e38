package io.stoa.spreadsheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV: UTF-8, semicolons, quotes where needed, line feeds. */
final class CsvRowWriter implements RowWriter {
  private final CsvWriter writer;
  private final boolean guardFormulas;

  CsvRowWriter(OutputStream out, boolean guardFormulas) {
    this.writer =
        CsvWriter.builder()
            .fieldSeparator(';')
            .lineDelimiter(LineDelimiter.LF)
            .build(out, StandardCharsets.UTF_8);
    this.guardFormulas = guardFormulas;
  }

  @Override
  public void write(List<String> cells) {
    writer.writeRecord(
        cells.stream().map(cell -> FormulaGuard.guarded(cell, guardFormulas)).toList());
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
