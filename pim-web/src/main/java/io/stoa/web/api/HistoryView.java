package io.stoa.web.api;

import io.stoa.product.Author;
import io.stoa.product.HistoryChange;
import io.stoa.product.HistoryEntry;
import io.stoa.product.HistoryPage;
import io.stoa.product.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the history of a product or product model, newest first.
 *
 * @param next ask with {@code before} for what comes after; null at the end
 */
record HistoryView(List<HistoryItem> items, @Nullable Long next) {
  static HistoryView of(HistoryPage page) {
    return new HistoryView(page.entries().stream().map(HistoryItem::of).toList(), page.next());
  }

  /**
   * What one write did.
   *
   * @param version that it led to
   * @param by the user's name; null where nobody was signed in or it was not noted
   * @param job of an import
   * @param created whether it is the creation, which tells of no changes
   * @param more how many further changes are not kept
   */
  record HistoryItem(
      long version,
      Instant at,
      @Nullable String by,
      Author.Way way,
      @Nullable String job,
      boolean created,
      List<ChangedValue> changes,
      int more) {
    static HistoryItem of(HistoryEntry entry) {
      return new HistoryItem(
          entry.version(),
          entry.at(),
          entry.author().name(),
          entry.author().way(),
          entry.author().job(),
          entry.created(),
          entry.changes().stream().map(ChangedValue::of).toList(),
          entry.more());
    }
  }

  /**
   * One thing that was changed.
   *
   * @param key of a value, {@code attribute|locale|channel}, or one of {@code enabled}, {@code
   *     family}, {@code parent}, {@code categories}, {@code groups}, {@code UPSELL-products},
   *     {@code UPSELL-product_models}, {@code UPSELL-groups}
   * @param before null for nothing
   * @param after null for nothing
   * @param whole false when only the beginning of {@code before} is kept: it cannot be restored
   */
  record ChangedValue(String key, @Nullable Value before, @Nullable Value after, boolean whole) {
    static ChangedValue of(HistoryChange change) {
      return new ChangedValue(change.key().text(), change.before(), change.after(), change.whole());
    }
  }
}
