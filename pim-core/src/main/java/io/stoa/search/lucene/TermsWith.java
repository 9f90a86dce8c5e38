package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.FilteredTermsEnum;
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

  /**
   * @param part not empty
   * @param atEnd whether the terms end with it
   */
  TermsWith(String field, String prefix, String part, boolean atEnd, RewriteMethod rewriting) {
    super(field, rewriting);
    this.prefix = new BytesRef(prefix);
    this.part = new BytePart(io.stoa.search.lucene.Terms.utf8(part));
    this.atEnd = atEnd;
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new Matching(terms.iterator());
  }

  private final class Matching extends FilteredTermsEnum {
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
