package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Sorts by what the keywords of documents say of one order. */
final class SortComparator extends FieldComparator<BytesRef> {
  private static final int NONE = -1;

  private final List<SortSource> sources;
  private final SortColumns columns;
  private final @Nullable BytesRef[] slots;
  private final int missing;
  private @Nullable BytesRef top;

  /** Where the weakest hit stands; Lucene does not tell again in the next segment. */
  private int bottom = NONE;

  private SortComparator(
      List<SortSource> sources, SortColumns columns, int hits, boolean reversed) {
    this.sources = sources;
    this.columns = columns;
    this.slots = new BytesRef[hits];
    this.missing = reversed ? -1 : 1;
  }

  static SortField by(List<SortSource> sources, SortColumns columns, boolean ascending) {
    FieldComparatorSource source =
        new FieldComparatorSource() {
          @Override
          public FieldComparator<?> newComparator(
              String field, int hits, Pruning pruning, boolean reversed) {
            return new SortComparator(sources, columns, hits, reversed);
          }
        };
    return new SortField(Fields.KEYWORDS, source, !ascending);
  }

  @Override
  public int compare(int slot1, int slot2) {
    return order(slots[slot1], slots[slot2]);
  }

  @Override
  public int compareValues(@Nullable BytesRef first, @Nullable BytesRef second) {
    return order(first, second);
  }

  @Override
  public void setTopValue(@Nullable BytesRef value) {
    top = value;
  }

  @Override
  public @Nullable BytesRef value(int slot) {
    return slots[slot];
  }

  /** Order of values where missing ones (null) come last however the rest is ordered. */
  private int order(@Nullable BytesRef a, @Nullable BytesRef b) {
    if (a == null) {
      return b == null ? 0 : missing;
    }
    return b == null ? -missing : a.compareTo(b);
  }

  @Override
  public LeafFieldComparator getLeafComparator(LeafReaderContext context) throws IOException {
    return new InSegment(columns.of(context.reader(), sources));
  }

  private final class InSegment implements LeafFieldComparator {
    private static final int NOWHERE = Integer.MIN_VALUE;

    private final SortColumn column;
    private final int topPlace;
    private int bottomPlace = NOWHERE;

    InSegment(SortColumn column) {
      this.column = column;
      this.topPlace = place(top);
      if (bottom != NONE) {
        setBottom(bottom);
      }
    }

    private int place(@Nullable BytesRef value) {
      return value == null ? NOWHERE : column.place(value);
    }

    @Override
    public final void setBottom(int slot) {
      bottom = slot;
      bottomPlace = place(slots[slot]);
    }

    @Override
    public int compareBottom(int document) {
      return compare(bottomPlace, document);
    }

    @Override
    public int compareTop(int document) {
      return compare(topPlace, document);
    }

    private int compare(int place, int document) {
      int rank = column.rank(document);
      if (rank == SortColumn.MISSING) {
        return place == NOWHERE ? 0 : -missing;
      } else if (place == NOWHERE) {
        return missing;
      } else if (place >= 0) {
        return Integer.compare(place, rank);
      }
      return rank >= -place - 1 ? -1 : 1;
    }

    @Override
    public void copy(int slot, int document) {
      slots[slot] = column.value(document);
    }

    @Override
    public void setScorer(Scorable scorer) {}
  }
}
