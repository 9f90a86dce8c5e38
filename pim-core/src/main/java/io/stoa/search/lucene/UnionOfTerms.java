package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one segment that have at least one of some terms. The most frequent terms come
 * first, and the rest are left alone once all documents are found that can be: a single letter is
 * in thousands of words, but a few dozen of them are in all texts.
 */
final class UnionOfTerms {
  /** So many terms are kept in mind to be put in order; further ones are taken as they come. */
  private static final int MOST_ORDERED = 50_000;

  /** Up to this share of all documents they are gathered in a list. */
  private static final int FEW = 64;

  private record Found(BytesRef term, TermState state, int documents) {}

  private final LeafReader segment;
  private final TermsEnum terms;
  private final TermsEnum all;
  private final List<Found> ordered = new ArrayList<>();

  /** How many documents can be found. */
  private final int most;

  private @Nullable FixedBitSet bits;
  private @Nullable PostingsEnum postings;
  private long uncounted;
  private boolean full;

  /**
   * @param terms those wanted
   * @param all any terms of the same field
   * @param bound a term that all documents with any of the terms have
   */
  UnionOfTerms(LeafReader segment, TermsEnum terms, TermsEnum all, Term bound) throws IOException {
    this.segment = segment;
    this.terms = terms;
    this.all = all;
    this.most = segment.docFreq(bound);
  }

  /** The documents, null when there are none. */
  @Nullable DocIdSetIterator documents() throws IOException {
    long sum = 0;
    for (BytesRef term = terms.next(); term != null && !full; term = terms.next()) {
      if (ordered.size() < MOST_ORDERED) {
        Found found = new Found(BytesRef.deepCopyOf(term), terms.termState(), terms.docFreq());
        ordered.add(found);
        sum += found.documents;
      } else {
        addAll(postings(terms));
      }
    }
    if (ordered.isEmpty()) {
      return null;
    } else if (ordered.size() == 1) {
      return postings(ordered.get(0));
    } else if (bits == null && sum < segment.maxDoc() / FEW) {
      return few();
    }
    ordered.sort(Comparator.comparingInt(Found::documents).reversed());
    for (int i = 0; i < ordered.size() && !full; i++) {
      addAll(postings(ordered.get(i)));
    }
    return bits == null ? null : new BitSetIterator(bits, Math.min(sum, most));
  }

  private @Nullable DocIdSetIterator few() throws IOException {
    DocIdSetBuilder builder = new DocIdSetBuilder(segment.maxDoc());
    for (Found found : ordered) {
      builder.add(postings(found));
    }
    return builder.build().iterator();
  }

  private PostingsEnum postings(Found found) throws IOException {
    all.seekExact(found.term, found.state);
    return postings(all);
  }

  private PostingsEnum postings(TermsEnum at) throws IOException {
    PostingsEnum next = at.postings(postings, PostingsEnum.NONE);
    postings = next;
    return next;
  }

  private void addAll(PostingsEnum documents) throws IOException {
    FixedBitSet found = bits;
    if (found == null) {
      found = new FixedBitSet(segment.maxDoc());
      bits = found;
    }
    uncounted += documents.cost();
    found.or(documents);
    if (uncounted >= most) {
      uncounted = 0;
      full = found.cardinality() >= most;
    }
  }
}
