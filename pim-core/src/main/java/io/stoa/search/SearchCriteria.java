package io.stoa.search;

import io.stoa.search.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product list is narrowed by, as simple parameters; null for each that does not matter.
 *
 * @param text words to find
 * @param category code; all below it belong to it
 * @param channel whose completeness is asked for
 * @param locale likewise
 * @param completenessMin least percent; needs channel and locale
 * @param completenessMax greatest percent; needs channel and locale
 */
public record SearchCriteria(
    @Nullable String text,
    @Nullable String family,
    @Nullable String category,
    @Nullable Boolean enabled,
    SearchDocument.@Nullable Kind kind,
    @Nullable String channel,
    @Nullable String locale,
    @Nullable Integer completenessMin,
    @Nullable Integer completenessMax) {
  public static final SearchCriteria NONE =
      new SearchCriteria(null, null, null, null, null, null, null, null, null);

  /** All of it together. A completeness bound without channel and locale says nothing. */
  public Filter filter() {
    List<Filter> all = new ArrayList<>();
    if (text != null && !text.isBlank()) {
      all.add(new Filter.Text(text));
    }
    if (family != null && !family.isBlank()) {
      all.add(new Filter.InFamily(Set.of(family)));
    }
    if (category != null && !category.isBlank()) {
      all.add(new Filter.InCategory(Set.of(category)));
    }
    if (enabled != null) {
      all.add(new Filter.Enabled(enabled));
    }
    if (kind != null) {
      all.add(new Filter.OfKind(kind));
    }
    if (channel != null && locale != null) {
      if (completenessMin != null) {
        all.add(new Filter.Complete(channel, locale, Operator.GREATER_OR_EQUAL, completenessMin));
      }
      if (completenessMax != null) {
        all.add(new Filter.Complete(channel, locale, Operator.LESS_OR_EQUAL, completenessMax));
      }
    }
    return all.isEmpty() ? Filter.ALL : new Filter.And(all);
  }
}
