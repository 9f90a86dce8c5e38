package io.stoa.feed;

import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the selected products fulfil what a channel wants.
 *
 * @param counted when
 * @param basis a mark of what shapes the items: another one means that the feed changed since
 * @param items items that a whole run would look at
 * @param skipped of them those that break a mandatory rule
 * @param fields in the order of the requirement set
 * @param others rules about no single field
 */
public record Fulfilment(
    String feed,
    Instant counted,
    String basis,
    long items,
    long skipped,
    List<FieldFulfilment> fields,
    List<RuleCount> others) {
  public Fulfilment {
    fields = List.copyOf(fields);
    others = List.copyOf(others);
  }

  /**
   * One field.
   *
   * @param items that the field applies to
   * @param filled of them those with a value; where an item has its variants inside, a value in
   *     each of them
   * @param violating those that break a rule of the field, empty ones among them
   * @param rules that are broken, the most frequent first
   */
  public record FieldFulfilment(
      String name, Level level, long items, long filled, long violating, List<RuleCount> rules) {
    public FieldFulfilment {
      rules = List.copyOf(rules);
    }

    /** Those without a value. */
    public long empty() {
      return items - filled;
    }
  }

  /**
   * One broken rule.
   *
   * @param message of one of the items, for people
   * @param sku of that item
   * @param source where the channel says so
   */
  public record RuleCount(
      String rule,
      Severity severity,
      long items,
      String message,
      String sku,
      @Nullable String source) {}
}
