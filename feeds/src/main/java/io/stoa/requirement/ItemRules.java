package io.stoa.requirement;

import dev.cel.runtime.CelEvaluationException;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.requirement.FieldRule.InParent;
import io.stoa.requirement.Item.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks items against one requirement set; finds everything, not only the first. Thread-safe. */
public final class ItemRules {
  private final List<FieldCheck> ofItem = new ArrayList<>();
  private final List<FieldCheck> ofVariant = new ArrayList<>();
  private final List<WholeCheck> ofWhole = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private final long now;
  private final @Nullable Condition partial;

  private ItemRules(RequirementSet set, Instant now) {
    this.now = now.getEpochSecond();
    for (FieldRule field : set.fields()) {
      if (!names.add(field.name())) {
        throw new StoaException(
            CoreError.INVALID, set.code() + " names the field " + field.name() + " twice.");
      }
      (set.isOfVariant(field) ? ofVariant : ofItem).add(new FieldCheck(set, field));
    }
    set.rules().forEach(rule -> ofWhole.add(new WholeCheck(set, rule)));
    SchemaRule schema = set.schema();
    String partialWhen = schema == null ? null : schema.partialWhen();
    this.partial =
        partialWhen == null ? null : Condition.of(set.code() + "/schema/partialWhen", partialWhen);
  }

  public static ItemRules of(RequirementSet set) {
    return of(set, Instant.now());
  }

  /**
   * @param now what dates of items are measured by
   */
  public static ItemRules of(RequirementSet set, Instant now) {
    return new ItemRules(set, now);
  }

  /** Every rule that the item breaks, in field order. */
  public List<Finding> check(Item item) {
    List<Finding> findings = new ArrayList<>();
    ConditionView view = new ConditionView(names, item.values(), item.kind() == Kind.VARIANT, now);
    for (FieldCheck check : ofItem) {
      if (applies(check.field(), item.kind())) {
        check.check(item.sku(), check.field().name(), item.values(), view, findings);
      }
    }
    List<ConditionView> variants = new ArrayList<>(item.variants().size());
    for (int i = 0; i < item.variants().size(); i++) {
      Item.Variant variant = item.variants().get(i);
      ConditionView variantView = new ConditionView(names, variant.values(), true, now);
      variants.add(variantView);
      for (FieldCheck check : ofVariant) {
        String at = Item.ofVariant(check.field().name(), i);
        check.check(variant.sku(), at, variant.values(), variantView, findings);
      }
    }
    ofWhole.forEach(check -> check.check(item.sku(), view, variants, findings));
    return findings;
  }

  /** Whether what the item does not say stays as it is at the channel: {@link SchemaRule}. */
  public boolean isPartial(Item item) {
    try {
      return partial != null
          && partial.holds(
              new ConditionView(names, item.values(), item.kind() == Kind.VARIANT, now));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static boolean applies(FieldRule field, Kind kind) {
    return field.parent() == InParent.ALSO
        || (field.parent() == InParent.ONLY) == (kind == Kind.PARENT);
  }
}
