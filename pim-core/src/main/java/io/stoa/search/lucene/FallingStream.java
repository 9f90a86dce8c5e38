package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource.Rest;
import java.io.IOException;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads backwards. What is displaced stands behind where it belongs, so that it is read before, but
 * for what stands behind the place where a further page begins.
 */
final class FallingStream implements SortStream {
  private static final int FIRST = 32;
  private static final int MOST = 512;

  private final TermsEnum terms;
  private final BytesRef prefix;
  private final TermHits hits;
  private BytesRef end;
  private boolean begun;
  private boolean done;
  private int count = FIRST;

  /**
   * @param after the last value before
   */
  FallingStream(
      TermsEnum terms, BytesRef prefix, Rest rest, TermHits hits, @Nullable BytesRef after)
      throws IOException {
    this.terms = terms;
    this.prefix = prefix;
    this.hits = hits;
    this.end =
        after == null
            ? Terms.afterAll(BytesRef.deepCopyOf(prefix).bytes)
            : StreamBounds.afterAll(StreamBounds.join(prefix, after));
    if (rest != Rest.VALUE) {
      DisplacedTexts.spaced(prefix, terms, hits::offer);
      if (after != null) {
        look(StreamBounds.join(prefix, after));
      }
    }
  }

  private void look(BytesRef place) throws IOException {
    for (int length = prefix.length; length < place.length; length++) {
      DisplacedTexts.after(new BytesRef(place.bytes, 0, length), terms, hits::offer);
      if (DisplacedTexts.isAt(place, length)) {
        break;
      }
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public void read() throws IOException {
    begun = true;
    BytesRef start = LastTerms.start(terms, prefix, end, count);
    done = start == null || terms.seekCeil(start) != TermsEnum.SeekStatus.FOUND;
    if (start == null || done) {
      return;
    }
    BytesRef term = terms.term();
    while (term != null && term.compareTo(end) < 0) {
      hits.offer(terms);
      term = terms.next();
    }
    end = start;
    count = Math.min(MOST, 2 * count);
  }

  @Override
  public @Nullable BytesRef bound() {
    return begun ? StreamBounds.value(end, prefix) : null;
  }
}
