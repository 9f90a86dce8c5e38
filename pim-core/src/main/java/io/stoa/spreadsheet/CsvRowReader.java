package io.stoa.spreadsheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads CSV: UTF-8 with or without byte order mark, delimiter found by itself, cells of several
 * lines in double quotes.
 */
final class CsvRowReader implements RowReader {
  private static final int MOST_FIELDS = 16_384;
  private static final int LONGEST_FIELD = 4 * 1024 * 1024;
  private static final int LONGEST_RECORD = 16 * 1024 * 1024;

  private final Path file;
  private final CsvShape shape;
  private final CsvRowHandler handler =
      new CsvRowHandler(MOST_FIELDS, LONGEST_FIELD, LONGEST_RECORD);
  private final CsvReader<SheetRow> reader;
  private final CloseableIterator<SheetRow> rows;

  CsvRowReader(Path file) throws IOException {
    this.file = file;
    this.shape = CsvShape.of(file);
    this.reader =
        CsvReader.builder()
            .fieldSeparator(shape.delimiter())
            .skipEmptyLines(false)
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_RECORD)
            .build(handler, file, StandardCharsets.UTF_8);
    this.rows = reader.iterator();
  }

  @Override
  public Optional<SheetRow> next() throws IOException {
    try {
      while (rows.hasNext()) {
        SheetRow row = rows.next();
        if (!row.isBlank()) {
          return Optional.of(row);
        }
      }
      return Optional.empty();
    } catch (CsvParseException e) {
      throw new StoaException(
          CoreError.UNREADABLE_FILE,
          file.getFileName()
              + " cannot be read after row "
              + handler.rows()
              + ": "
              + e.getMessage()
              + " (a quote that is not closed, or one inside a cell that is not doubled?)",
          e);
    }
  }

  @Override
  public long rows() {
    return shape.rows();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    reader.close();
  }
}
