package io.stoa.feed;

import java.util.Map;

/** One row of a table that was read back: its cells that are not empty, by column. */
record Row(Map<String, String> cells) {
  /** The cell's text, empty where there is none. */
  String get(String column) {
    return cells.getOrDefault(column, "");
  }

  boolean has(String column) {
    return cells.containsKey(column);
  }
}
