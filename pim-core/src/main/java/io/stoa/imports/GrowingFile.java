package io.stoa.imports;

import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file that grows while an import goes on. After a crash it is cut back to where it was at
 * the last checkpoint, so nothing stands in it twice.
 */
final class GrowingFile implements Closeable {
  private final FileChannel channel;
  private final RowWriter writer;

  /**
   * @param keep bytes of an earlier run that stay, 0 to begin anew with the header
   */
  GrowingFile(Path file, List<String> header, long keep) throws IOException {
    channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
            .truncate(keep)
            .position(keep);
    writer = Spreadsheets.create(Channels.newOutputStream(channel), SheetFormat.CSV, "rows", true);
    if (channel.position() == 0) {
      writer.write(header);
    }
  }

  void add(List<String> cells) throws IOException {
    writer.write(cells);
  }

  /** Writes out what was added. */
  long length() throws IOException {
    writer.flush();
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** The same rows as a workbook. */
  static void toWorkbook(Path csv, Path xlsx) throws IOException {
    try (RowReader rows = Spreadsheets.open(csv);
        RowWriter workbook = Spreadsheets.create(xlsx, SheetFormat.XLSX, "rejected", false)) {
      for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        workbook.write(row.get().cells());
      }
    }
  }
}
