package io.stoa.spreadsheet;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number as a spreadsheet program counts it: 1 is the first row of the file, so the first
 *     row below the header is 2
 * @param cells as text, never null; a row may be shorter or longer than the header
 */
public record SheetRow(long number, List<String> cells) {
  /** The cell's text, empty when the row is too short. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  /** Whether no cell holds anything. */
  public boolean isBlank() {
    for (String cell : cells) {
      if (!cell.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
