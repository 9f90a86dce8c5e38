package io.stoa.format;

import io.stoa.requirement.Item;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.util.List;

/** A workbook with one sheet of text cells, for channels that take uploads from Excel. */
final class XlsxFormat implements FileFormat {
  @Override
  public String code() {
    return "xlsx";
  }

  @Override
  public String mediaType() {
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }

  @Override
  public String ending() {
    return "xlsx";
  }

  @Override
  public FileFormat readable() {
    return FileFormats.CSV;
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    Table table = new Table(layout, code());
    RowWriter rows = Spreadsheets.create(parts.next(), SheetFormat.XLSX, "Items", false);
    table.header(cells -> rows.write(List.of(cells)));
    return new ItemWriter() {
      @Override
      public void write(Item item) throws IOException {
        table.write(item, cells -> rows.write(List.of(cells)));
      }

      @Override
      public void close() throws IOException {
        rows.close();
      }
    };
  }
}
