package io.stoa.search.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one segment that have a word which begins so, for those beginnings whose words
 * are many or in many documents. What begins otherwise is found in no time. Immutable.
 */
final class WordStarts {
  private static final int ENTRY = 100;

  private final Map<BytesRef, FixedBitSet> documents;
  private final long memory;

  private WordStarts(Map<BytesRef, FixedBitSet> documents, long memory) {
    this.documents = documents;
    this.memory = memory;
  }

  /**
   * Reads it from the segment.
   *
   * @param most so many beginnings at most, those that are the most work
   */
  static WordStarts of(LeafReader segment, String field, int most) throws IOException {
    Terms terms = segment.terms(field);
    if (terms == null) {
      return new WordStarts(Map.of(), 0);
    }
    Map<BytesRef, Long> work = new WorkOfStarts(segment.maxDoc() / 2).of(terms.iterator());
    List<BytesRef> starts =
        work.keySet().stream()
            .sorted(
                Comparator.<BytesRef, Long>comparing(work::get)
                    .reversed()
                    .thenComparing(start -> start.length))
            .limit(most)
            .sorted()
            .toList();
    return new Reading(starts, segment.maxDoc()).of(terms.iterator());
  }

  /** The documents; null when they are not known. Not to be changed. */
  @Nullable FixedBitSet of(BytesRef start) {
    return documents.get(start);
  }

  /** In bytes. */
  long memory() {
    return memory;
  }

  /** Reads each list of documents once, for the longest beginning of its word. */
  private static final class Reading {
    private final List<BytesRef> starts;
    private final int[] parents;
    private final @Nullable FixedBitSet[] bits;
    private final int maxDoc;

    Reading(List<BytesRef> starts, int maxDoc) {
      this.starts = starts;
      this.parents = new int[starts.size()];
      this.bits = new FixedBitSet[starts.size()];
      this.maxDoc = maxDoc;
      for (int i = 0; i < starts.size(); i++) {
        parents[i] = longestOf(starts.get(i), i - 1);
      }
    }

    /** The longest that the word begins with, from that place on upwards; -1 for none. */
    private int longestOf(BytesRef word, int from) {
      int at = from;
      while (at >= 0 && !StringHelper.startsWith(word, starts.get(at))) {
        at = parents[at];
      }
      return at;
    }

    WordStarts of(TermsEnum terms) throws IOException {
      PostingsEnum postings = null;
      BytesRef word = new BytesRef();
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        WorkOfStarts.word(term, word);
        int at = longestOf(word, floor(word));
        if (at >= 0) {
          postings = terms.postings(postings, PostingsEnum.NONE);
          FixedBitSet found = bits[at] == null ? new FixedBitSet(maxDoc) : bits[at];
          found.or(postings);
          bits[at] = found;
        }
      }
      return gathered();
    }

    /** The last beginning that is not after the word; -1 for none. */
    private int floor(BytesRef word) {
      int low = 0;
      int high = starts.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (starts.get(middle).compareTo(word) <= 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - 1;
    }

    /** Adds those of longer beginnings to the shorter ones; both are one where there is no more. */
    private WordStarts gathered() {
      boolean[] shared = new boolean[bits.length];
      Map<BytesRef, FixedBitSet> documents = new HashMap<>();
      long memory = 0;
      for (int i = bits.length - 1; i >= 0; i--) {
        FixedBitSet own = bits[i];
        if (own == null) {
          continue;
        }
        documents.put(starts.get(i), own);
        memory += ENTRY + (shared[i] ? 0 : own.ramBytesUsed());
        int parent = parents[i];
        if (parent >= 0) {
          FixedBitSet above = bits[parent];
          if (above == null) {
            bits[parent] = own;
            shared[parent] = true;
          } else {
            FixedBitSet union = shared[parent] ? above.clone() : above;
            union.or(own);
            bits[parent] = union;
            shared[parent] = false;
          }
        }
      }
      return new WordStarts(documents, memory);
    }
  }
}
