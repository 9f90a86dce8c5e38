package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.product.Associations;
import io.stoa.product.Completeness;
import io.stoa.product.Value;
import io.stoa.product.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product or product model as a form shows it.
 *
 * @param uuid null for a product model
 * @param version to be sent back with a change
 * @param familyVariant of a product model, else null
 * @param models codes of the product models above, nearest first
 * @param values own ones, by {@code attribute|locale|channel}
 * @param inherited by the same keys
 * @param warnings of the change that this answers
 */
record ProductView(
    String identifier,
    @Nullable UUID uuid,
    long version,
    boolean enabled,
    @Nullable String family,
    @Nullable String familyVariant,
    @Nullable String parent,
    List<String> models,
    Set<String> categories,
    Set<String> inheritedCategories,
    Set<String> groups,
    Map<String, Associations.Targets> associations,
    Values values,
    Map<String, Inherited> inherited,
    List<CompletenessView> completeness,
    Instant created,
    Instant updated,
    List<Violation> warnings) {

  /** A value and the product model that it comes from. */
  record Inherited(Value value, String from) {}

  /** How much of what is required is there. */
  record CompletenessView(
      String channel, String locale, int required, List<String> missing, int percent) {
    static CompletenessView of(Completeness completeness) {
      return new CompletenessView(
          completeness.channel(),
          completeness.locale(),
          completeness.required(),
          completeness.missing(),
          completeness.percent());
    }
  }
}
