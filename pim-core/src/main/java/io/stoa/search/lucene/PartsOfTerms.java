package io.stoa.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Tells of terms that begin with a prefix, sixteen at a time, which parts none of them has: for
 * each three bytes that follow each other in one of them a bit is set. Four bytes a term.
 * Immutable.
 */
final class PartsOfTerms {
  /** Terms in a block. */
  static final int BLOCK = 16;

  /** Bytes that make a bit; of shorter parts nothing is told. */
  static final int GRAM = 3;

  /** Segments of so few documents are read in no time. */
  static final int QUICK = 10_000;

  private static final int BITS = 9;
  private static final int WORDS = (1 << BITS) / Long.SIZE;

  /** Where each block begins: after the one before it, and not after its first term. */
  private final SortedBytes beginnings;

  private final long[] bits;
  private final int size;

  private PartsOfTerms(SortedBytes beginnings, long[] bits) {
    this.beginnings = beginnings;
    this.bits = bits;
    this.size = bits.length / WORDS;
  }

  static PartsOfTerms of(LeafReader segment, String prefix) throws IOException {
    SortedBytes.Builder beginnings = new SortedBytes.Builder();
    long[] bits = new long[0];
    int blocks = 0;
    BytesRef start = new BytesRef(prefix);
    var all = segment.terms(Fields.KEYWORDS);
    TermsEnum terms = all == null ? TermsEnum.EMPTY : all.iterator();
    BytesRef term = terms.seekCeil(start) == TermsEnum.SeekStatus.END ? null : terms.term();
    BytesRef last = start;
    int inBlock = BLOCK;
    while (term != null && StringHelper.startsWith(term, start)) {
      if (inBlock == BLOCK) {
        int told = blocks == 0 ? start.length : StringHelper.bytesDifference(last, term) + 1;
        beginnings.add(new BytesRef(term.bytes, term.offset, told));
        bits = ArrayUtil.grow(bits, ++blocks * WORDS);
        inBlock = 0;
      }
      set(bits, (blocks - 1) * WORDS, term, start.length);
      if (++inBlock == BLOCK) {
        last = BytesRef.deepCopyOf(term);
      }
      term = terms.next();
    }
    return new PartsOfTerms(beginnings.build(), Arrays.copyOf(bits, blocks * WORDS));
  }

  private static void set(long[] bits, int first, BytesRef term, int prefix) {
    int end = term.offset + term.length;
    int gram = 0;
    for (int at = term.offset + prefix; at < end; at++) {
      gram = (gram << Byte.SIZE) | (term.bytes[at] & 0xFF);
      if (at >= term.offset + prefix + GRAM - 1) {
        int bit = ((gram << Byte.SIZE) * 0x9E3779B1) >>> (Integer.SIZE - BITS);
        bits[first + (bit >> 6)] |= 1L << bit;
      }
    }
  }

  /** The bits of a part, for {@link #next}. */
  static long[] wanted(byte[] part) {
    long[] wanted = new long[WORDS];
    set(wanted, 0, new BytesRef(part), 0);
    return wanted;
  }

  /** The first block from this one on that may have the part; -1 for none. */
  int next(int block, long[] wanted) {
    for (int b = block; b < size; b++) {
      if (has(b * WORDS, wanted)) {
        return b;
      }
    }
    return -1;
  }

  private boolean has(int first, long[] wanted) {
    for (int i = 0; i < WORDS; i++) {
      if ((bits[first + i] & wanted[i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** What to seek in order to come to the block's first term. */
  BytesRef beginning(int block) {
    return beginnings.get(block);
  }

  /** In bytes. */
  long memory() {
    return beginnings.memory() + (long) Long.BYTES * bits.length;
  }
}
