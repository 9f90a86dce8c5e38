package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource.Rest;
import java.io.IOException;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Reads forwards, and with every few what is displaced from before the last of them. */
final class RisingStream implements SortStream {
  private static final int FIRST = 16;
  private static final int MOST = 512;

  /** So many bytes of a text are never cut off for its order. */
  private static final int NEVER_CUT = 99;

  private final TermsEnum terms;
  private final TermsEnum aside;
  private final BytesRef prefix;
  private final boolean displaced;
  private final TermHits hits;
  private @Nullable BytesRef last;

  /** Beginnings of the last term up to this length have been looked at. */
  private int looked = -1;

  private boolean done;
  private int count = FIRST;

  /**
   * @param aside of the same terms
   * @param after the last value before
   */
  RisingStream(
      TermsEnum terms,
      TermsEnum aside,
      BytesRef prefix,
      Rest rest,
      TermHits hits,
      @Nullable BytesRef after)
      throws IOException {
    this.terms = terms;
    this.aside = aside;
    this.prefix = prefix;
    this.displaced = rest != Rest.VALUE;
    this.hits = hits;
    BytesRef first = after == null ? prefix : StreamBounds.join(prefix, after);
    this.done = terms.seekCeil(first) == TermsEnum.SeekStatus.END;
    if (displaced) {
      DisplacedTexts.spaced(prefix, aside, hits::offer);
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public void read() throws IOException {
    BytesRef before = last;
    int left = count;
    BytesRef term = terms.term();
    while (term != null && left > 0 && StringHelper.startsWith(term, prefix)) {
      hits.offer(terms);
      if (--left == 0) {
        last = BytesRef.deepCopyOf(term);
      }
      term = terms.next();
    }
    done = term == null || !StringHelper.startsWith(term, prefix);
    count = Math.min(MOST, 2 * count);
    if (!done && displaced && last != null) {
      look(before, last);
    }
  }

  private void look(@Nullable BytesRef before, BytesRef term) throws IOException {
    int from = prefix.length;
    if (before != null) {
      from = Math.max(from, Math.min(looked, StringHelper.bytesDifference(before, term)) + 1);
    }
    looked = from - 1;
    for (int length = from; length < term.length && term.bytes[length] != 0; length++) {
      DisplacedTexts.after(new BytesRef(term.bytes, 0, length), aside, hits::offer);
      looked = length;
      if (DisplacedTexts.isAt(term, length)) {
        break;
      }
    }
  }

  @Override
  public @Nullable BytesRef bound() {
    if (last == null) {
      return null;
    }
    BytesRef value = StreamBounds.value(last, prefix);
    value.length = displaced ? Math.min(value.length, NEVER_CUT) : value.length;
    return value;
  }
}
