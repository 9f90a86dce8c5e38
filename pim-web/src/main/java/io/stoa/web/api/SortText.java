package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchQuery.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameter {@code sort}: a name, with {@code -} before it for descending. */
final class SortText {
  private SortText() {}

  /**
   * @param text {@code identifier}, {@code updated}, {@code label}, {@code completeness}, {@code
   *     relevance} or {@code value:} with a value key; null for the identifier
   * @param locale for label and completeness
   * @param channel for completeness
   */
  static Sort parse(@Nullable String text, @Nullable String channel, @Nullable String locale) {
    if (text == null || text.isBlank()) {
      return Sort.IDENTIFIER;
    }
    boolean ascending = !text.startsWith("-");
    String name = ascending ? text : text.substring(1);
    return switch (name) {
      case "identifier" -> new Sort.ByIdentifier(ascending);
      case "updated" -> new Sort.ByUpdated(ascending);
      case "relevance" -> new Sort.ByRelevance();
      case "label" -> new Sort.ByLabel(needed("locale", locale), ascending);
      case "completeness" ->
          new Sort.ByCompleteness(needed("channel", channel), needed("locale", locale), ascending);
      default -> byValue(name, ascending);
    };
  }

  private static Sort byValue(String name, boolean ascending) {
    if (!name.startsWith("value:")) {
      throw refused(
          "sort",
          "Sort by identifier, updated, label, completeness, relevance or value:KEY.",
          name);
    }
    return new Sort.ByValue(ValueKey.parse(name.substring("value:".length())), ascending);
  }

  private static String needed(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw refused(field, "This order needs a " + field + ".", null);
    }
    return value;
  }

  private static StoaException refused(String field, String message, @Nullable String value) {
    return StoaException.invalid(List.of(new Violation(field, "sort", message, value)));
  }
}
