package io.stoa.search.lucene;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the last terms before another begin. A dictionary is read forwards only, so their
 * beginning is sought by halving the stretch that it lies in.
 */
final class LastTerms {
  private LastTerms() {}

  /**
   * A term from which on there are mostly no more terms than asked for, and half as many at least
   * where there are so many; null when there is none.
   *
   * @param low the first that may be meant
   * @param high the first that is not meant any more
   * @param most 2 or more
   */
  static @Nullable BytesRef start(TermsEnum terms, BytesRef low, BytesRef high, int most)
      throws IOException {
    if (terms.seekCeil(low) == TermsEnum.SeekStatus.END || terms.term().compareTo(high) >= 0) {
      return null;
    }
    BytesRef tooMany = BytesRef.deepCopyOf(terms.term());
    if (count(terms, high, most) <= most) {
      return tooMany;
    }
    BytesRef tooFew = high;
    while (true) {
      BytesRef middle = between(tooMany, tooFew);
      if (middle.compareTo(tooMany) <= 0) {
        return tooMany;
      }
      if (terms.seekCeil(middle) == TermsEnum.SeekStatus.END
          || terms.term().compareTo(tooFew) >= 0) {
        tooFew = middle;
        continue;
      }
      BytesRef first = BytesRef.deepCopyOf(terms.term());
      int count = count(terms, high, most);
      if (count > most) {
        tooMany = first;
      } else if (count < most / 2) {
        tooFew = first;
      } else {
        return first;
      }
    }
  }

  /** How many terms there are from where it stands, counted no further than one over the most. */
  private static int count(TermsEnum terms, BytesRef high, int most) throws IOException {
    int count = 0;
    for (BytesRef term = terms.term();
        term != null && count <= most && term.compareTo(high) < 0;
        term = terms.next()) {
      count++;
    }
    return count;
  }

  /** The middle of both as fractions; not before the first. */
  private static BytesRef between(BytesRef first, BytesRef second) {
    int length = Math.max(first.length, second.length) + 1;
    byte[] sum = number(first, length).add(number(second, length)).shiftRight(1).toByteArray();
    byte[] middle = new byte[length];
    int used = Math.min(length, sum.length);
    System.arraycopy(sum, sum.length - used, middle, length - used, used);
    return new BytesRef(middle);
  }

  private static BigInteger number(BytesRef bytes, int length) {
    byte[] digits = Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    return new BigInteger(1, Arrays.copyOf(digits, length));
  }
}
