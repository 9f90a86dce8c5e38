package io.stoa.feed;

import io.stoa.mapping.ExpressionProblem.Severity;
import io.stoa.mapping.FieldTrace;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Level;
import io.stoa.schema.NamedSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the feed would make of some items; nothing is stored or sent.
 *
 * @param problems what is wrong with expressions and with the feed's own template; a field whose
 *     expression does not compile is empty in the items
 */
public record FeedPreview(
    String feed, String requirementSet, List<PreviewItem> items, List<PreviewProblem> problems) {
  public FeedPreview {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /**
   * One problem of one field's expression, or of one part of the feed's template.
   *
   * @param field name of the field; of a part such as {@code custom.template.item}
   * @param line from 1
   * @param column from 1
   */
  public record PreviewProblem(
      String field, Severity severity, int line, int column, String message) {}

  /**
   * One item.
   *
   * @param skipped whether it would stay out of the file because it breaks a rule
   * @param withheld why it would be held back for now, null when it would not
   * @param enabled whether the product is enabled; disabled ones never go out
   * @param selected whether the feed selects it
   * @param fields every field of the requirement set, in order
   * @param findings rules it breaks
   * @param schema the channel's own schema that the item is held against, or would be if it were
   *     stored; null where the channel publishes none or the item names none
   * @param rendered a file of the feed's format with this item alone; empty where the feed's
   *     template has problems
   */
  public record PreviewItem(
      String sku,
      boolean skipped,
      @Nullable String withheld,
      boolean enabled,
      boolean selected,
      List<PreviewField> fields,
      List<Finding> findings,
      @Nullable NamedSchema schema,
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
   * @param traces how it came to its value: one, or for fields of variants one for each; none when
   *     nothing fills it
   */
  public record PreviewField(
      String name,
      Level level,
      @Nullable Object value,
      @Nullable String expression,
      boolean own,
      List<FieldTrace> traces) {
    public PreviewField {
      traces = List.copyOf(traces);
    }
  }
}
