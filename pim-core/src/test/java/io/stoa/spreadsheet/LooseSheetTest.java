package io.stoa.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooseSheetTest {
  private static final List<List<String>> ROWS =
      List.of(
          List.of("0042", "", "<b> & \"c\"", ""),
          List.of("", "", "", ""),
          List.of("", "=1+1", " two  spaces ", "bell \u0007 and _x0041_"),
          List.of("x".repeat(40_000), "1.50", "line\nbreak", "長い"));

  @TempDir private Path folder;

  private Path workbook(List<String> header) throws IOException {
    LooseSheet sheet = new LooseSheet("Items", header);
    Path file = folder.resolve("loose.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(sheet.entry()));
      zip.write(sheet.head());
      for (List<String> row : ROWS) {
        zip.write(sheet.row(row));
      }
      zip.write(sheet.foot());
      for (Map.Entry<String, byte[]> other : sheet.otherEntries().entrySet()) {
        zip.putNextEntry(new ZipEntry(other.getKey()));
        zip.write(other.getValue());
      }
    }
    return file;
  }

  @Test
  void anyReaderFindsEachCellInItsPlace() throws IOException {
    List<String> header = List.of("sku", "a", "b", "c");
    try (ReadByPoi book = new ReadByPoi(workbook(header))) {
      assertThat(book.poi.getSheetName(0)).isEqualTo("Items");
      assertThat(book.row(0)).isEqualTo(header);
      assertThat(book.row(1)).isEqualTo(List.of("0042", "", "<b> & \"c\"", ""));
      assertThat(book.row(2)).isEqualTo(ROWS.get(1));
      assertThat(book.row(3)).isEqualTo(ROWS.get(2));
      assertThat(book.row(4)).isEqualTo(List.of("x".repeat(32_767), "1.50", "line\nbreak", "長い"));
    }
  }

  @Test
  void weReadItToo() throws IOException {
    List<List<String>> read = new ArrayList<>();
    try (RowReader reader = Spreadsheets.open(workbook(List.of()))) {
      for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          cells.add(row.get().cell(i));
        }
        read.add(cells);
      }
    }
    assertThat(read)
        .containsExactly(
            ROWS.get(0), ROWS.get(2), List.of("x".repeat(32_767), "1.50", "line\nbreak", "長い"));
  }

  /** A workbook as Apache POI reads it. */
  private static final class ReadByPoi implements AutoCloseable {
    private final Workbook poi;

    ReadByPoi(Path file) throws IOException {
      poi = new XSSFWorkbook(Files.newInputStream(file));
    }

    List<String> row(int number) {
      Row row = poi.getSheetAt(0).getRow(number);
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        var cell = row.getCell(i);
        cells.add(cell == null ? "" : cell.getStringCellValue());
      }
      return cells;
    }

    @Override
    public void close() throws IOException {
      poi.close();
    }
  }
}
