package io.stoa.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds products. Thread-safe. Holds nothing that cannot be computed again from the store. However
 * many attributes the catalogue has, the index has the same few fields.
 */
public interface ProductIndex extends AutoCloseable {
  /**
   * Takes entries in; searchable within a second. An entry never overwrites one with a higher
   * sequence, so repeats and late arrivals do no harm.
   */
  void write(List<IndexEntry> entries);

  /**
   * Makes everything written so far survive a crash, together with the position up to which the
   * index has followed its source.
   */
  void checkpoint(String position);

  /** The position of the last checkpoint, null when there is none (an empty index). */
  @Nullable String position();

  /**
   * Whether another process has put another index in this one's place since {@link #position} was
   * asked. It has its own position, from which on it may have missed what was written before.
   */
  default boolean isReplaced() {
    return false;
  }

  /** Makes everything written so far visible to {@link #search} before it returns. */
  void refresh();

  SearchPage search(SearchQuery query);

  /** How many match, exactly. */
  long count(Filter filter);

  /**
   * Counts what matches by facets, exactly. What several facets share is sought once.
   *
   * @return in the order of the question's facets
   * @throws io.stoa.error.StoaException {@code INVALID} for operands that do not fit
   */
  List<FacetCounts> facets(FacetQuery query);

  /** Empties the index and forgets the position. */
  void clear();

  /**
   * Begins an empty index that is to take the place of this one. An adapter that cannot keep two at
   * once empties this one, so that searches find less until it is filled again.
   */
  default Renewal renew() {
    clear();
    return new Renewal(this, () -> {}, () -> {});
  }

  /**
   * An index on its way to take another one's place.
   *
   * @param fresh to be filled; nobody else knows of it
   * @param finish puts it in the other one's place, in one step; whoever searches meanwhile finds
   *     all of the old one or all of the new one
   * @param abandon forgets it
   */
  record Renewal(ProductIndex fresh, Runnable finish, Runnable abandon) {}

  @Override
  void close();
}
