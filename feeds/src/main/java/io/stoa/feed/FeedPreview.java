package io.stoa.feed;

import io.stoa.requirement.Finding;
import io.stoa.requirement.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run of the feed would make of its first items; nothing is stored or sent. */
public record FeedPreview(String feed, String requirementSet, List<PreviewItem> items) {
  public FeedPreview {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param skipped whether it would stay out of the file
   * @param fields every field of the requirement set, in order
   * @param findings rules it breaks
   * @param rendered a file of the feed's format with this item alone
   */
  public record PreviewItem(
      String sku,
      boolean skipped,
      List<PreviewField> fields,
      List<Finding> findings,
      String rendered) {
    public PreviewItem {
      fields = List.copyOf(fields);
      findings = List.copyOf(findings);
    }
  }

  /**
   * One field.
   *
   * @param value as the item holds it; for fields of variants a list with one entry each; null when
   *     there is none
   * @param expression what fills it, null when nothing does
   * @param own true when the feed itself says so, false for the requirement set's default
   */
  public record PreviewField(
      String name, Level level, @Nullable Object value, @Nullable String expression, boolean own) {}
}
