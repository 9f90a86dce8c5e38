package io.stoa.search.lucene;

import io.stoa.search.terms.WordTerms;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.StringHelper;

/** How much work it is to find all words that begin so, in documents to be read from lists. */
final class WorkOfStarts {
  /** Shorter beginnings are terms themselves. */
  private static final int SHORTEST = WordTerms.LONGEST_START + 1;

  /** In bytes; there are few words that begin with as much. */
  private static final int LONGEST = 24;

  /** To find a term takes as long as to read so many documents. */
  private static final int TERM = 150;

  /** The words of one name count when they are this part of what is wanted of all. */
  private static final int PART = 8;

  private final long least;
  private final Map<BytesRef, Long> work = new HashMap<>();

  /** By length: of the words of one name that begin as the last one does. */
  private final long[] ofLast = new long[LONGEST + 1];

  private final BytesRefBuilder last = new BytesRefBuilder();

  /** Where the word begins in the last term. */
  private int begin;

  WorkOfStarts(long least) {
    this.least = least;
  }

  /** The work of the beginnings that are at least so much. */
  Map<BytesRef, Long> of(TermsEnum terms) throws IOException {
    BytesRef word = new BytesRef();
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      word(term, word);
      if (word.length > 0 && (word.bytes[word.offset] & 0xFF) > WordTerms.NO_WORD) {
        end(StringHelper.bytesDifference(last.get(), term));
        last.copyBytes(term);
        begin = word.offset - term.offset;
        for (int length = SHORTEST; length <= Math.min(word.length, LONGEST); length++) {
          ofLast[length] += TERM + terms.docFreq();
        }
      }
    }
    end(0);
    work.values().removeIf(all -> all < least);
    return work;
  }

  /** No more words begin as the last one does but in so many bytes of its term. */
  private void end(int same) {
    int longest = Math.min(last.length() - begin, LONGEST);
    for (int length = longest; length >= SHORTEST && length > same - begin; length--) {
      if (ofLast[length] >= least / PART && isStart(length)) {
        BytesRef start = new BytesRef(last.bytes(), begin, length);
        work.merge(BytesRef.deepCopyOf(start), ofLast[length], Long::sum);
      }
      ofLast[length] = 0;
    }
  }

  /** Whether so much of the last word is whole characters, and not too few. */
  private boolean isStart(int length) {
    boolean whole = begin + length == last.length() || isFirst(last.byteAt(begin + length));
    int characters = 0;
    for (int i = 0; i < length; i++) {
      characters += isFirst(last.byteAt(begin + i)) ? 1 : 0;
    }
    return whole && characters >= SHORTEST;
  }

  /** Whether a character of UTF-8 begins with it. */
  private static boolean isFirst(byte unit) {
    return (unit & 0xC0) != 0x80;
  }

  /** The word is what follows the name of its value, where there is one. */
  static void word(BytesRef term, BytesRef word) {
    int end = term.offset + term.length;
    int at = term.offset;
    while (at < end && term.bytes[at] != 0) {
      at++;
    }
    word.bytes = term.bytes;
    word.offset = at == end ? term.offset : at + 1;
    word.length = end - word.offset;
  }
}
