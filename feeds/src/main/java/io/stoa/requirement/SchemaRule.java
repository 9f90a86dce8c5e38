package io.stoa.requirement;

import io.stoa.requirement.FieldRule.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stored JSON Schema an item must satisfy besides the fields' rules.
 *
 * @param channel under which schemas are stored, such as {@code amazon}
 * @param namedBy the field whose value names the schema, such as Amazon's {@code productType}
 * @param variantOf the parameter of the feed that chooses among schemas of one name, such as
 *     Amazon's {@code marketplaceId}; null where there is one of each name
 * @param editionIn the field whose value chooses among editions of one schema, such as Amazon's
 *     {@code requirements}; null where there is one of each
 * @param usualEdition the edition of an item without a value in that field; empty where there is
 *     one of each
 * @param at the part of the item that the schema describes, such as {@code attributes}
 * @param partialWhen CEL over {@code item}: when true, what is missing at the top of that part is
 *     no fault, because the channel keeps what it has; null for never
 */
public record SchemaRule(
    String channel,
    String namedBy,
    @Nullable String variantOf,
    @Nullable String editionIn,
    String usualEdition,
    String at,
    @Nullable String partialWhen,
    Source source) {
  public SchemaRule {
    usualEdition = usualEdition == null ? "" : usualEdition;
  }

  /**
   * What chooses among schemas of one name; empty where there is one of each.
   *
   * @param parameters of the feed, fall-backs filled in
   */
  public String variant(Map<String, String> parameters) {
    return variantOf == null ? "" : parameters.getOrDefault(variantOf, "");
  }
}
