package io.stoa.search.lucene;

import io.stoa.search.terms.Keywords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ShortTextsFile} from the keywords of one segment, in one pass. */
final class ShortTextsWriting {
  private static final BytesRef VALUES = new BytesRef("=");

  /** Fewer terms of a value are gone through in no time. */
  static final int MANY = 1000;

  private final BooleanSupplier ended;
  private final IndexOutput out;
  private final TermsEnum terms;
  private final List<Section> sections = new ArrayList<>();
  private final byte[] entry = new byte[ShortTextsFile.LONGEST_ENTRY];
  private final int digits;
  private @Nullable PostingsEnum postings;

  private record Section(String prefix, long start, long end) {}

  /**
   * @param ended whether nobody wants the file any more
   */
  ShortTextsWriting(LeafReader segment, IndexOutput out, BooleanSupplier ended) throws IOException {
    var all = segment.terms(Fields.KEYWORDS);
    this.terms = all == null ? TermsEnum.EMPTY : all.iterator();
    this.out = out;
    this.ended = ended;
    this.digits = ShortTextsFile.digits(segment.maxDoc());
  }

  /**
   * @throws AlreadyClosedException when it ended before
   */
  void write() throws IOException {
    CodecUtil.writeHeader(out, ShortTextsFile.CODEC, ShortTextsFile.VERSION);
    BytesRef term = from(VALUES);
    while (term != null && StringHelper.startsWith(term, VALUES)) {
      String prefix = prefix(term.utf8ToString());
      byte[] bytes = Terms.utf8(prefix);
      if (mayBeSought(prefix) && areMany(new BytesRef(bytes))) {
        long start = out.getFilePointer();
        writeTexts(new BytesRef(bytes));
        sections.add(new Section(prefix, start, out.getFilePointer()));
      }
      term = from(Terms.afterAll(bytes));
    }
    long directory = out.getFilePointer();
    out.writeVInt(sections.size());
    for (Section section : sections) {
      out.writeString(section.prefix);
      out.writeVLong(section.start);
      out.writeVLong(section.end);
    }
    out.writeLong(directory);
    CodecUtil.writeFooter(out);
  }

  private @Nullable BytesRef from(BytesRef least) throws IOException {
    return terms.seekCeil(least) == TermsEnum.SeekStatus.END ? null : terms.term();
  }

  /** As {@link Keywords#values} makes it: up to the zero, and the kind of value after it. */
  private static String prefix(String term) {
    return term.substring(0, term.indexOf('\0') + 2);
  }

  private static boolean mayBeSought(String prefix) {
    char kind = prefix.charAt(prefix.length() - 1);
    return kind == Keywords.TEXT || kind == Keywords.CODE;
  }

  private boolean areMany(BytesRef prefix) throws IOException {
    int count = 0;
    for (BytesRef term = terms.term();
        term != null && count < MANY && StringHelper.startsWith(term, prefix);
        term = terms.next()) {
      count++;
    }
    return count == MANY;
  }

  private void writeTexts(BytesRef prefix) throws IOException {
    for (BytesRef term = from(prefix);
        term != null && StringHelper.startsWith(term, prefix);
        term = terms.next()) {
      if (ended.getAsBoolean()) {
        throw new AlreadyClosedException("Nobody wants it any more.");
      }
      int length = 0;
      int end = term.offset + term.length;
      for (int at = term.offset + prefix.length; at < end && term.bytes[at] != 0; at++) {
        entry[length++] = term.bytes[at];
      }
      if (length > 0) {
        writeDocuments(length);
      }
    }
  }

  /** Those of one text; it is repeated where they are many. */
  private void writeDocuments(int text) throws IOException {
    postings = terms.postings(postings, PostingsEnum.NONE);
    int length = text;
    for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
      if (length + digits > entry.length) {
        out.writeBytes(entry, length);
        length = text;
      }
      for (int digit = digits - 1; digit >= 0; digit--) {
        int bits = d >>> (digit * ShortTextsFile.BITS);
        entry[length++] = (byte) (ShortTextsFile.DIGIT | bits);
      }
    }
    out.writeBytes(entry, length);
  }
}
