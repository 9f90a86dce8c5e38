package io.stoa.format;

import io.stoa.requirement.Item;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A workbook with one sheet of text cells, for channels that take uploads from Excel. */
final class XlsxFormat implements FileFormat {
  static final String SHEET = "Items";

  private static final String CODE = "xlsx";

  @Override
  public String code() {
    return CODE;
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
  public Optional<Fragments> fragments(Layout layout) {
    Table table = new Table(layout, CODE);
    return table.hasSeveralRows()
        ? Optional.empty()
        : Optional.of(ShardedFragments.of(layout, XlsxFragments.of(table)));
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    Optional<Fragments> fragments = fragments(layout);
    return fragments.isPresent()
        ? FragmentWriter.open(fragments.get(), parts)
        : rows(new Table(layout, CODE), parts);
  }

  private static ItemWriter rows(Table table, Parts parts) throws IOException {
    RowWriter rows = Spreadsheets.create(parts.next(), SheetFormat.XLSX, SHEET, false);
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
