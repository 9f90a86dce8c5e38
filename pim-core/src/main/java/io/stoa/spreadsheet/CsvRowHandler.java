package io.stoa.spreadsheet;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;

/** Makes rows of what the parser of a CSV file finds; an empty cell makes no object. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<SheetRow> {
  private final int mostFields;
  private final int longestField;
  private final int longestRecord;
  private final SheetRow.Builder row = new SheetRow.Builder();
  private int characters;
  private long rows;

  /**
   * @param longestField in characters, as is the longest record
   */
  CsvRowHandler(int mostFields, int longestField, int longestRecord) {
    this.mostFields = mostFields;
    this.longestField = longestField;
    this.longestRecord = longestRecord;
  }

  /** How many rows were made, blank ones included. */
  long rows() {
    return rows;
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    if (field >= mostFields) {
      throw new CsvParseException("A row has more than " + mostFields + " cells");
    }
    if (length == 0) {
      row.addEmpty();
      return;
    }
    characters += length;
    if (length > longestField) {
      throw new CsvParseException("A cell has more than " + longestField + " characters");
    }
    if (characters > longestRecord) {
      throw new CsvParseException("A row has more than " + longestRecord + " characters");
    }
    row.add(FormulaGuard.unguarded(new String(text, offset, length)));
  }

  @Override
  protected SheetRow buildRecord() {
    characters = 0;
    rows++;
    return row.build(rows);
  }
}
