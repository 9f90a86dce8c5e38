package io.stoa.search.terms;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Turns filters into an engine's queries. Thread-safe when the shapes are.
 *
 * @param <Q> the engine's query
 */
public final class FilterTranslation<Q> {
  private final Shapes<Q> shapes;
  private final TextTranslation<Q> texts;
  private final ValueTranslation<Q> values;

  public FilterTranslation(Shapes<Q> shapes, StandardAmounts amounts) {
    this.shapes = shapes;
    this.texts = new TextTranslation<>(shapes);
    this.values = new ValueTranslation<>(shapes, amounts);
  }

  /**
   * Matches without rating.
   *
   * @throws StoaException {@code INVALID} for operands that do not fit
   */
  public Q of(Filter filter) {
    if (filter instanceof Filter.And and && isBand(and.filters())) {
      return band((Filter.Complete) and.filters().get(0), (Filter.Complete) and.filters().get(1));
    } else if (filter instanceof Filter.And and) {
      return and.filters().isEmpty() ? shapes.everything() : shapes.allOf(all(and.filters()));
    } else if (filter instanceof Filter.Or or) {
      return or.filters().isEmpty() ? shapes.nothing() : shapes.anyOf(all(or.filters()));
    } else if (filter instanceof Filter.Not not) {
      return shapes.butNot(shapes.everything(), of(not.filter()));
    } else if (filter instanceof Filter.Text text) {
      return texts.of(text.words());
    } else if (filter instanceof Filter.OnValue value) {
      return values.of(value);
    } else if (filter instanceof Filter.Complete complete) {
      return completeness(complete);
    } else if (filter instanceof Filter.Changed changed) {
      return changed(changed);
    }
    return property(filter);
  }

  /** Matches as {@link #of}, rated by all texts that the filter asks for. */
  public Q rated(Filter filter) {
    List<Q> rating = new ArrayList<>();
    List<Float> worth = new ArrayList<>();
    collectRating(filter, rating, worth);
    return shapes.rated(of(filter), rating, worth);
  }

  private List<Q> all(List<Filter> filters) {
    return filters.stream().map(this::of).toList();
  }

  private void collectRating(Filter filter, List<Q> rating, List<Float> worth) {
    if (filter instanceof Filter.Text text) {
      texts.rate(
          text.words(),
          (query, points) -> {
            rating.add(query);
            worth.add(points);
          });
    } else if (filter instanceof Filter.And and) {
      and.filters().forEach(part -> collectRating(part, rating, worth));
    } else if (filter instanceof Filter.Or or) {
      or.filters().forEach(part -> collectRating(part, rating, worth));
    }
  }

  private Q property(Filter filter) {
    if (filter instanceof Filter.OfKind kind) {
      return shapes.keyword(Keywords.kind(kind.kind().name()));
    } else if (filter instanceof Filter.InFamily family) {
      return oneOf(family.families(), Keywords::family);
    } else if (filter instanceof Filter.InCategory category) {
      return oneOf(category.categories(), Keywords::category);
    } else if (filter instanceof Filter.InGroup group) {
      return oneOf(group.groups(), Keywords::group);
    } else if (filter instanceof Filter.HasParent parent) {
      return oneOf(parent.parents(), Keywords::parent);
    } else if (filter instanceof Filter.HasIdentifier identifier) {
      return oneOf(identifier.identifiers(), Keywords::identifier);
    } else if (filter instanceof Filter.Enabled enabled) {
      return shapes.keyword(Keywords.enabled(enabled.enabled()));
    }
    return shapes.everything();
  }

  private Q oneOf(Collection<String> codes, Function<String, Keyword> keyword) {
    return shapes.oneOf(codes.stream().map(keyword).toList());
  }

  /** Whether they are the two bounds of one completeness. */
  private static boolean isBand(List<Filter> filters) {
    return filters.size() == 2
        && filters.get(0) instanceof Filter.Complete from
        && filters.get(1) instanceof Filter.Complete to
        && name(from).equals(name(to))
        && from.comparison() == Operator.GREATER_OR_EQUAL
        && to.comparison() == Operator.LESS_OR_EQUAL;
  }

  /** One range, as each of two would be most of all documents. */
  private Q band(Filter.Complete from, Filter.Complete to) {
    return shapes.range(
        name(from),
        SortableBytes.ofPercent(from.percent()),
        SortableBytes.ofPercent(to.percent()),
        true);
  }

  private static String name(Filter.Complete filter) {
    return Keywords.completeness(filter.channel() + "/" + filter.locale());
  }

  private Q completeness(Filter.Complete filter) {
    String name = name(filter);
    byte[] percent = SortableBytes.ofPercent(filter.percent());
    return switch (filter.comparison()) {
      case EQUALS -> shapes.range(name, percent, percent, true);
      case NOT_EQUALS ->
          shapes.butNot(
              shapes.range(name, null, null, true), shapes.range(name, percent, percent, true));
      case LESS -> shapes.range(name, null, percent, false);
      case LESS_OR_EQUAL -> shapes.range(name, null, percent, true);
      case GREATER -> shapes.range(name, percent, null, false);
      case GREATER_OR_EQUAL -> shapes.range(name, percent, null, true);
      default ->
          throw new StoaException(
              CoreError.INVALID, "Completeness cannot be compared by " + filter.comparison() + ".");
    };
  }

  private Q changed(Filter.Changed filter) {
    long from = filter.from() == null ? Long.MIN_VALUE : DocumentTerms.nanos(filter.from());
    long until = filter.until() == null ? Long.MAX_VALUE : DocumentTerms.nanos(filter.until());
    if (filter.until() != null && until == Long.MIN_VALUE) {
      return shapes.nothing();
    }
    return shapes.changed(from, filter.until() == null ? until : until - 1);
  }
}
