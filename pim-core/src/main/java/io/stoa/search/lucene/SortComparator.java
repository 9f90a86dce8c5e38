package io.stoa.search.lucene;

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

/** Sorts by the terms of {@link Fields#SORT} that begin with a prefix. */
final class SortComparator extends FieldComparator<BytesRef> {
  private final List<byte[]> prefixes;
  private final SortColumns columns;
  private final @Nullable BytesRef[] slots;
  private final int missing;
  private @Nullable BytesRef top;

  private SortComparator(List<byte[]> prefixes, SortColumns columns, int hits, boolean reversed) {
    this.prefixes = prefixes;
    this.columns = columns;
    this.slots = new BytesRef[hits];
    this.missing = reversed ? -1 : 1;
  }

  /** Where a document has terms of several prefixes, the earlier one counts. */
  static SortField by(List<byte[]> prefixes, SortColumns columns, boolean ascending) {
    FieldComparatorSource source =
        new FieldComparatorSource() {
          @Override
          public FieldComparator<?> newComparator(
              String field, int hits, Pruning pruning, boolean reversed) {
            return new SortComparator(prefixes, columns, hits, reversed);
          }
        };
    return new SortField(Fields.SORT, source, !ascending);
  }

  @Override
  public int compare(int slot1, int slot2) {
    return SortValues.compare(slots[slot1], slots[slot2], missing);
  }

  @Override
  public int compareValues(@Nullable BytesRef first, @Nullable BytesRef second) {
    return SortValues.compare(first, second, missing);
  }

  @Override
  public void setTopValue(@Nullable BytesRef value) {
    top = value;
  }

  @Override
  public @Nullable BytesRef value(int slot) {
    return slots[slot];
  }

  @Override
  public LeafFieldComparator getLeafComparator(LeafReaderContext context) throws IOException {
    SortValues values = new SortValues(context.reader(), prefixes, columns);
    return new InSegment(values, top == null ? null : values.bound(top));
  }

  private final class InSegment implements LeafFieldComparator {
    private final SortValues values;
    private final SortValues.@Nullable Bound topBound;
    private SortValues.@Nullable Bound bottomBound;

    InSegment(SortValues values, SortValues.@Nullable Bound topBound) {
      this.values = values;
      this.topBound = topBound;
    }

    @Override
    public void setBottom(int slot) throws IOException {
      BytesRef bottom = slots[slot];
      bottomBound = bottom == null ? null : values.bound(bottom);
    }

    @Override
    public int compareBottom(int document) throws IOException {
      return compare(bottomBound, document);
    }

    @Override
    public int compareTop(int document) throws IOException {
      return compare(topBound, document);
    }

    private int compare(SortValues.@Nullable Bound bound, int document) throws IOException {
      if (!values.moveTo(document)) {
        return bound == null ? 0 : -missing;
      }
      return bound == null ? missing : values.compare(bound);
    }

    @Override
    public void copy(int slot, int document) throws IOException {
      slots[slot] = values.moveTo(document) ? values.value() : null;
    }

    @Override
    public void setScorer(Scorable scorer) {}
  }
}
