package io.stoa.spreadsheet;

import java.util.Arrays;
import java.util.List;

/**
 * One row of a table. Only the cells in which something stands are held, in the order of their
 * columns: a row of a wide table has thousands of columns and fills a few dozen. Immutable.
 */
public final class SheetRow {
  private final long number;
  private final int width;
  private final int[] columns;
  private final String[] texts;

  private SheetRow(long number, int width, int[] columns, String[] texts) {
    this.number = number;
    this.width = width;
    this.columns = columns;
    this.texts = texts;
  }

  /** A row of these cells, empty ones included. */
  static SheetRow of(long number, List<String> cells) {
    Builder row = new Builder();
    cells.forEach(row::add);
    return row.build(number);
  }

  /**
   * As a spreadsheet program counts it: 1 is the first row of the file, so the first row below the
   * header is 2.
   */
  public long number() {
    return number;
  }

  /** How many cells the row has, empty ones included: fewer or more than the header, or as many. */
  public int width() {
    return width;
  }

  /** All cells as text, never null. */
  public List<String> cells() {
    String[] all = new String[width];
    Arrays.fill(all, "");
    for (int i = 0; i < texts.length; i++) {
      all[columns[i]] = texts[i];
    }
    return List.of(all);
  }

  /** The cell's text, empty when the row is too short. */
  public String cell(int column) {
    if (column < columns.length && columns[column] == column) {
      return texts[column]; // nothing before it is empty
    }
    int at = Arrays.binarySearch(columns, column);
    return at < 0 ? "" : texts[at];
  }

  /** Whether no cell holds anything. */
  public boolean isBlank() {
    return texts.length == 0;
  }

  /** How many cells hold something. */
  public int filled() {
    return texts.length;
  }

  /**
   * The column of a cell that holds something.
   *
   * @param filled counts such cells only, from 0
   */
  public int filledColumn(int filled) {
    return columns[filled];
  }

  /** The text of a cell that holds something, counted in the same way. */
  public String filledText(int filled) {
    return texts[filled];
  }

  /** How many characters all cells hold together. */
  public long characters() {
    long characters = 0;
    for (String text : texts) {
      characters += text.length();
    }
    return characters;
  }

  /** Takes the cells of one row after another, each from left to right. Used by one thread. */
  static final class Builder {
    private int[] columns = new int[32];
    private String[] texts = new String[32];
    private int filled;
    private int width;

    void add(String text) {
      if (!text.isEmpty()) {
        if (filled == texts.length) {
          columns = Arrays.copyOf(columns, 2 * filled);
          texts = Arrays.copyOf(texts, 2 * filled);
        }
        columns[filled] = width;
        texts[filled] = text;
        filled++;
      }
      width++;
    }

    void addEmpty() {
      width++;
    }

    /** The row; the next cell is the first of another one. */
    SheetRow build(long number) {
      SheetRow row =
          new SheetRow(number, width, Arrays.copyOf(columns, filled), Arrays.copyOf(texts, filled));
      filled = 0;
      width = 0;
      return row;
    }
  }
}
