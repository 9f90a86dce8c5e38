package io.stoa.requirement;

import io.stoa.requirement.FieldRule.WhenBroken;
import java.util.List;

/**
 * What a channel says of an item as a whole, across its fields and variants.
 *
 * @param name of the check, such as {@code same_options}
 * @param at the field that it is about, for reports
 * @param given fields that must all have a value for the rule to be asked
 * @param holds CEL over {@code item}, {@code variants} (their values, a list) and {@code variant};
 *     {@code distinct(list)} tells whether no entry stands there twice
 * @param says what is wrong when it does not hold, behind the field's name
 * @param whenBroken what becomes of the item then
 */
public record ItemRule(
    String name,
    String at,
    List<String> given,
    String holds,
    String says,
    WhenBroken whenBroken,
    FieldRule.Source source) {
  public ItemRule {
    given = given == null ? List.of() : List.copyOf(given);
    whenBroken = whenBroken == null ? WhenBroken.SKIP : whenBroken;
  }
}
