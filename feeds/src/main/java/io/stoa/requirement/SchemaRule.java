package io.stoa.requirement;

import io.stoa.requirement.FieldRule.Source;
import org.jspecify.annotations.Nullable;

/**
 * Which stored JSON Schema an item must satisfy besides the fields' rules.
 *
 * @param channel under which schemas are stored, such as {@code amazon}
 * @param namedBy the field whose value names the schema, such as Amazon's {@code productType}
 * @param variantOf the parameter of the feed that chooses among schemas of one name, such as
 *     Amazon's {@code marketplaceId}; null where there is one of each name
 * @param at the part of the item that the schema describes, such as {@code attributes}
 * @param partialWhen CEL over {@code item}: when true, what is missing at the top of that part is
 *     no fault, because the channel keeps what it has; null for never
 */
public record SchemaRule(
    String channel,
    String namedBy,
    @Nullable String variantOf,
    String at,
    @Nullable String partialWhen,
    Source source) {}
