package io.stoa.spreadsheet;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens tables by what is in the file and makes new ones. */
public final class Spreadsheets {
  private static final int OLE2 = 0xD0CF11E0;
  private static final int ZIP = 0x504B0304;

  private Spreadsheets() {}

  /** By the first bytes of the file, whatever it is called. */
  public static SheetFormat formatOf(Path file) throws IOException {
    return switch (signature(file)) {
      case ZIP -> SheetFormat.XLSX;
      case OLE2 ->
          throw new StoaException(
              CoreError.UNREADABLE_FILE,
              file.getFileName()
                  + " is an old Excel workbook (.xls) or is protected by a password."
                  + " Save it as .xlsx without password and import it again.");
      default -> SheetFormat.CSV;
    };
  }

  /**
   * @throws StoaException {@code UNREADABLE_FILE} when it is no UTF-8 CSV and no XLSX
   */
  public static RowReader open(Path file) throws IOException {
    return formatOf(file) == SheetFormat.XLSX ? new XlsxRowReader(file) : new CsvRowReader(file);
  }

  /**
   * @param out closed with the writer
   * @param name of the sheet, at most 25 characters of letters, digits and underscore
   * @param guardFormulas for CSV: keeps text from being run as a formula by the program that opens
   *     the file (an apostrophe is put before it, which our own readers take away); XLSX cells are
   *     always text
   */
  public static RowWriter create(
      OutputStream out, SheetFormat format, String name, boolean guardFormulas) {
    return switch (format) {
      case CSV -> new CsvRowWriter(out, guardFormulas);
      case XLSX -> new XlsxRowWriter(out, name);
    };
  }

  /** As {@link #create(OutputStream, SheetFormat, String, boolean)}, to a new file. */
  public static RowWriter create(Path file, SheetFormat format, String name, boolean guardFormulas)
      throws IOException {
    return create(Files.newOutputStream(file), format, name, guardFormulas);
  }

  private static int signature(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(4);
      int signature = 0;
      for (byte b : first) {
        signature = signature << 8 | (b & 0xFF);
      }
      return first.length < 4 ? 0 : signature;
    }
  }
}
