package io.stoa.format;

import io.stoa.requirement.Item;
import io.stoa.spreadsheet.LooseSheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Items as rows of a workbook with one sheet, each of one row. For one thread. */
final class XlsxFragments implements Fragments {
  private static final byte[] NOTHING = {};

  /** What a ZIP file holds without the fields for more, which not every reader of sheets knows. */
  private static final long MOST_BYTES = 4_000_000_000L;

  private final Table table;
  private final LooseSheet sheet;
  private final int headers;

  private XlsxFragments(Table table, List<String> header) {
    this.table = table;
    this.sheet = new LooseSheet(XlsxFormat.SHEET, header);
    this.headers = header.isEmpty() ? 0 : 1;
  }

  static XlsxFragments of(Table table) {
    return new XlsxFragments(table, table.header());
  }

  @Override
  public byte[] head() {
    return sheet.head();
  }

  @Override
  public byte[] before(int number) {
    return NOTHING;
  }

  @Override
  public byte[] item(Item item) throws IOException {
    List<byte[]> rows = new ArrayList<>(1);
    table.write(item, cells -> rows.add(sheet.row(List.of(cells))));
    return rows.get(0);
  }

  @Override
  public byte[] foot() {
    return sheet.foot();
  }

  @Override
  public int mostItems() {
    return LooseSheet.MOST_ROWS - headers;
  }

  @Override
  public long mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public boolean plain() {
    return false;
  }

  @Override
  public Parts through(Parts parts) {
    return () -> new ZipMembers(parts.next(), sheet.entry(), sheet.otherEntries());
  }

  @Override
  public FragmentSource source(CheckedFile file) {
    return new ZipSource(file);
  }
}
