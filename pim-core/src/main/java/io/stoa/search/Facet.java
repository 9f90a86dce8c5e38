package io.stoa.search;

import io.stoa.product.ValueKey;
import io.stoa.search.Filter.Operator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What found documents are counted by. Values are named by their codes as {@link FacetCounts} says.
 */
public sealed interface Facet {
  /** Counts whatever values there are, by their codes with case folded (lower case). */
  sealed interface Open extends Facet {}

  /** Counts how many documents fit each of a few alternatives that are known beforehand. */
  sealed interface Fixed extends Facet {
    /** What each alternative finds, by its name. */
    Map<String, Filter> alternatives();

    /** What fits any of the alternatives. */
    default Filter any() {
      return new Filter.Or(List.copyOf(alternatives().values()));
    }
  }

  record Family() implements Open {}

  /** The categories that documents are in directly. */
  record Category() implements Open {}

  /**
   * By the options of a select or multi-select, or {@code true} and {@code false} of a yes/no. What
   * is counted of other types of attribute is not specified.
   */
  record OfValue(ValueKey key) implements Open {}

  /**
   * By categories with all below them; a document counts once for each.
   *
   * @param members by code of a category: its own code and those of all below it; callers know the
   *     tree
   */
  record CategoryTree(Map<String, Set<String>> members) implements Fixed {
    public CategoryTree {
      members = Map.copyOf(members);
    }

    @Override
    public Map<String, Filter> alternatives() {
      Map<String, Filter> filters = new TreeMap<>();
      members.forEach((code, all) -> filters.put(code, new Filter.InCategory(all)));
      return filters;
    }

    @Override
    public Filter any() {
      Set<String> all = new HashSet<>();
      members.values().forEach(all::addAll);
      return new Filter.InCategory(all);
    }
  }

  /** By {@code true} and {@code false}. */
  record Enabled() implements Fixed {
    @Override
    public Map<String, Filter> alternatives() {
      return Map.of("true", new Filter.Enabled(true), "false", new Filter.Enabled(false));
    }
  }

  /** By {@code PRODUCT} and {@code PRODUCT_MODEL}. */
  record OfKind() implements Fixed {
    @Override
    public Map<String, Filter> alternatives() {
      Map<String, Filter> filters = new LinkedHashMap<>();
      for (SearchDocument.Kind kind : SearchDocument.Kind.values()) {
        filters.put(kind.name(), new Filter.OfKind(kind));
      }
      return filters;
    }
  }

  /**
   * By bands of percent: {@code 0-24}, {@code 25-49}, {@code 50-74}, {@code 75-99}, {@code 100}.
   */
  record Completeness(String channel, String locale) implements Fixed {
    private static final int BAND = 25;

    @Override
    public Map<String, Filter> alternatives() {
      Map<String, Filter> filters = new LinkedHashMap<>();
      for (int from = 0; from < 100; from += BAND) {
        filters.put(
            name(from),
            new Filter.And(
                List.of(
                    new Filter.Complete(channel, locale, Operator.GREATER_OR_EQUAL, from),
                    new Filter.Complete(
                        channel, locale, Operator.LESS_OR_EQUAL, from + BAND - 1))));
      }
      filters.put(name(100), new Filter.Complete(channel, locale, Operator.EQUALS, 100));
      return filters;
    }

    /** The band that the percentage is in, null when it is none. */
    public static @Nullable String band(int percent) {
      return percent < 0 || percent > 100 ? null : name(percent - percent % BAND);
    }

    private static String name(int from) {
      return from == 100 ? "100" : from + "-" + (from + BAND - 1);
    }
  }
}
