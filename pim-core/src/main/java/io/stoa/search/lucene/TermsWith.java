package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Finds terms that begin with a prefix and have a part after it, before the zero that a digest may
 * follow. Walking through the terms and comparing bytes is faster than an automaton where most
 * terms have to be looked at.
 */
final class TermsWith extends MultiTermQuery {
  private final BytesRef prefix;
  private final BytePart part;
  private final boolean atEnd;
  private final long @Nullable [] bits;
  private final @Nullable SegmentShelf<String, PartsOfTerms> known;

  /**
   * @param part not empty
   * @param atEnd whether the terms end with it
   * @param bound a term that all documents with any of the terms have
   * @param known of the same field, null where all terms are to be gone through
   */
  TermsWith(
      String field,
      String prefix,
      String part,
      boolean atEnd,
      Term bound,
      @Nullable SegmentShelf<String, PartsOfTerms> known) {
    super(field, UnionQuery.within(bound));
    this.prefix = new BytesRef(prefix);
    byte[] bytes = io.stoa.search.lucene.Terms.utf8(part);
    this.part = new BytePart(bytes);
    this.atEnd = atEnd;
    this.known = known;
    this.bits = bytes.length < PartsOfTerms.GRAM ? null : PartsOfTerms.wanted(bytes);
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new Matching(terms.iterator());
  }

  /** As {@link #getTermsEnum}, leaving out terms that are known not to have the part. */
  TermsEnum within(LeafReader segment, TermsEnum all) throws IOException {
    PartsOfTerms parts = bits == null || known == null ? null : parts(segment, known);
    return bits == null || parts == null ? new Matching(all) : new Leaping(all, parts, bits);
  }

  private @Nullable PartsOfTerms parts(LeafReader segment, SegmentShelf<String, PartsOfTerms> shelf)
      throws IOException {
    String name = prefix.utf8ToString();
    return segment.maxDoc() <= PartsOfTerms.QUICK
        ? shelf.of(segment, name)
        : shelf.soon(segment, name);
  }

  /** Goes only through blocks that may have the part. */
  private final class Leaping extends Matching {
    private final PartsOfTerms parts;
    private final long[] wanted;
    private int block;
    private int inBlock;

    Leaping(TermsEnum all, PartsOfTerms parts, long[] wanted) {
      super(all);
      this.parts = parts;
      this.wanted = wanted;
    }

    @Override
    protected @Nullable BytesRef nextSeekTerm(@Nullable BytesRef current) {
      block = parts.next(block, wanted);
      inBlock = 0;
      return block < 0 ? null : parts.beginning(block);
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      if (inBlock == PartsOfTerms.BLOCK) {
        block++;
        inBlock = 0;
        if (parts.next(block, wanted) != block) {
          return AcceptStatus.NO_AND_SEEK;
        }
      }
      inBlock++;
      return super.accept(term);
    }
  }

  private class Matching extends FilteredTermsEnum {
    Matching(TermsEnum all) {
      super(all);
      setInitialSeekTerm(prefix);
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      if (!StringHelper.startsWith(term, prefix)) {
        return AcceptStatus.END;
      }
      int start = term.offset + prefix.length;
      int length = length(term.bytes, start, term.offset + term.length);
      boolean found =
          atEnd
              ? part.isEndOf(term.bytes, start, length)
              : part.isWithin(term.bytes, start, length);
      return found ? AcceptStatus.YES : AcceptStatus.NO;
    }
  }

  private static int length(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return at - start;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String defaultField) {
    return new Term(field, prefix) + "*" + part + (atEnd ? "" : "*");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other)
        && other instanceof TermsWith that
        && prefix.equals(that.prefix)
        && part.equals(that.part)
        && atEnd == that.atEnd;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * super.hashCode() + prefix.hashCode()) + part.hashCode() + (atEnd ? 1 : 0);
  }
}
