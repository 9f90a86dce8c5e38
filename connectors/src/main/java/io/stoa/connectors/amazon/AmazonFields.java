package io.stoa.connectors.amazon;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amazon's names of attributes in the requirement set's spelling. */
final class AmazonFields {
  private static final String SET = "amazon-listings";
  private static final List<String> KNOWN =
      RequirementSets.builtIn().find(SET).orElseThrow().fields().stream()
          .map(FieldRule::name)
          .toList();
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

  /** Such as {@code '[batteries_required]' is required but not supplied.} */
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([a-z][a-z0-9_]*)]");

  private AmazonFields() {}

  /**
   * @param name such as {@code item_name} or {@code purchasable_offer.our_price}; empty when Amazon
   *     names none
   * @param message may name the attribute instead
   * @return null when neither does
   */
  static @Nullable String path(String name, String message) {
    String known = name;
    if (known.isEmpty()) {
      Matcher found = IN_BRACKETS.matcher(message);
      known = found.find() ? found.group(1) : "";
    }
    if (known.isEmpty() || !NAME.matcher(known).matches()) {
      return known.isEmpty() ? null : known;
    }
    String wrapped = "attributes." + known.replace(".", "[].");
    return KNOWN.stream()
        .filter(field -> field.startsWith(wrapped + "[") || field.equals(wrapped))
        .findFirst()
        .orElse(wrapped + "[].value");
  }
}
