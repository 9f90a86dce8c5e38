package io.stoa.search.lucene;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** Turns filters into queries. */
final class FilterQueries {
  private final ValueQueries values;

  FilterQueries(StandardAmounts amounts) {
    this.values = new ValueQueries(amounts);
  }

  /** Matches without rating. */
  Query of(Filter filter) {
    if (filter instanceof Filter.And and) {
      return Queries.allOf(and.filters().stream().map(this::of).toList());
    } else if (filter instanceof Filter.Or or) {
      return Queries.anyOf(or.filters().stream().map(this::of).toList());
    } else if (filter instanceof Filter.Not not) {
      return Queries.butNot(Queries.EVERYTHING, of(not.filter()));
    } else if (filter instanceof Filter.Text text) {
      return TextQueries.of(text.words());
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
  Query rated(Filter filter) {
    List<Query> rating = new ArrayList<>();
    collectRating(filter, rating);
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(of(filter), Occur.FILTER);
    rating.forEach(query -> builder.add(query, Occur.SHOULD));
    return builder.build();
  }

  private static void collectRating(Filter filter, List<Query> rating) {
    if (filter instanceof Filter.Text text) {
      rating.addAll(TextQueries.rating(text.words()));
    } else if (filter instanceof Filter.And and) {
      and.filters().forEach(part -> collectRating(part, rating));
    } else if (filter instanceof Filter.Or or) {
      or.filters().forEach(part -> collectRating(part, rating));
    }
  }

  private static Query property(Filter filter) {
    if (filter instanceof Filter.OfKind kind) {
      return Queries.keyword(Keywords.kind(kind.kind().name()));
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
      return Queries.keyword(Keywords.enabled(enabled.enabled()));
    }
    return Queries.EVERYTHING;
  }

  private static Query oneOf(Collection<String> codes, Function<String, BytesRef> term) {
    return Queries.oneOf(codes.stream().map(term).toList());
  }

  private static Query completeness(Filter.Complete filter) {
    byte[] prefix = Keywords.completeness(filter.channel() + "/" + filter.locale());
    byte[] percent = SortableBytes.ofPercent(filter.percent());
    return switch (filter.comparison()) {
      case EQUALS -> Queries.range(prefix, percent, percent, true);
      case NOT_EQUALS ->
          Queries.butNot(
              Queries.range(prefix, null, null, true),
              Queries.range(prefix, percent, percent, true));
      case LESS -> Queries.range(prefix, null, percent, false);
      case LESS_OR_EQUAL -> Queries.range(prefix, null, percent, true);
      case GREATER -> Queries.range(prefix, percent, null, false);
      case GREATER_OR_EQUAL -> Queries.range(prefix, percent, null, true);
      default ->
          throw new StoaException(
              CoreError.INVALID, "Completeness cannot be compared by " + filter.comparison() + ".");
    };
  }

  private static Query changed(Filter.Changed filter) {
    long from = filter.from() == null ? Long.MIN_VALUE : IndexedDocument.nanos(filter.from());
    long until = filter.until() == null ? Long.MAX_VALUE : IndexedDocument.nanos(filter.until());
    if (filter.until() != null && until == Long.MIN_VALUE) {
      return Queries.NOTHING;
    }
    long last = filter.until() == null ? until : until - 1;
    return LongPoint.newRangeQuery(Fields.UPDATED, from, last);
  }
}
