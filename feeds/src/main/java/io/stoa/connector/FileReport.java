package io.stoa.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a destination said when it was asked for a file. */
public sealed interface FileReport {
  /**
   * It is not done with the file.
   *
   * @param askAfter how long to wait before it is asked again
   */
  record Pending(Duration askAfter) implements FileReport {}

  /**
   * It has said all it will say about the file.
   *
   * @param items what it found wrong with items, by their ids in the file
   * @param complete whether every item that was not taken is among these, so that all others were
   * @param general what it found and is about no item, or about items that it does not name
   */
  record Done(Map<String, List<ItemIssue>> items, boolean complete, List<ItemIssue> general)
      implements FileReport {
    public Done {
      items = Map.copyOf(items);
      general = List.copyOf(general);
    }
  }
}
