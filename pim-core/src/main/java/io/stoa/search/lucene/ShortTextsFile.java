package io.stoa.search.lucene;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * All short texts of one segment, value by value, to be looked through for a part from front to
 * back. Each is followed by the numbers of the documents that have it, written in bytes that no
 * UTF-8 has, so that no part is found where one text meets the next. Immutable.
 */
final class ShortTextsFile implements Closeable {
  static final String CODEC = "StoaShortTexts";
  static final int VERSION = 0;

  /** A text and its documents never take as much. */
  static final int LONGEST_ENTRY = 1 << 14;

  /** The eight highest bytes are digits. */
  static final int DIGIT = 0xF8;

  static final int BITS = 3;

  /** Knows of no texts. */
  static final ShortTextsFile NONE = new ShortTextsFile(null, Map.of(), 0);

  private static final int BUFFER = 1 << 16;

  /** Where texts of one value stand. */
  private record Section(long start, long end) {}

  private final @Nullable IndexInput input;
  private final Map<String, Section> sections;
  private final int documents;
  private final int digits;

  private ShortTextsFile(@Nullable IndexInput input, Map<String, Section> sections, int documents) {
    this.input = input;
    this.sections = sections;
    this.documents = documents;
    this.digits = digits(documents);
  }

  /** So many bytes make the number of a document. */
  static int digits(int documents) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(documents) + BITS - 1) / BITS;
  }

  /**
   * Opens a file that {@link ShortTextsWriting} wrote.
   *
   * @param documents of the segment
   */
  static ShortTextsFile open(Directory directory, String name, int documents) throws IOException {
    IndexInput input = directory.openInput(name, IOContext.DEFAULT);
    boolean opened = false;
    try {
      CodecUtil.checkHeader(input, CODEC, VERSION, VERSION);
      CodecUtil.retrieveChecksum(input);
      input.seek(input.length() - CodecUtil.footerLength() - Long.BYTES);
      input.seek(input.readLong());
      Map<String, Section> sections = new HashMap<>();
      for (int left = input.readVInt(); left > 0; left--) {
        sections.put(input.readString(), new Section(input.readVLong(), input.readVLong()));
      }
      opened = true;
      return new ShortTextsFile(input, sections, documents);
    } finally {
      if (!opened) {
        IOUtils.closeWhileHandlingException(input);
      }
    }
  }

  /**
   * The documents that have a text with the part; null where the texts are so few that they are not
   * here.
   *
   * @param prefix of the texts' terms
   * @param part not empty
   */
  @Nullable DocIdSetIterator with(String prefix, String part) throws IOException {
    Section section = sections.get(prefix);
    if (input == null || section == null) {
      return null;
    }
    String bytes = new String(Terms.utf8(part), ISO_8859_1);
    FixedBitSet found = new FixedBitSet(documents);
    IndexInput texts = input.clone();
    texts.seek(section.start);
    byte[] buffer = new byte[BUFFER];
    int kept = 0;
    for (long left = section.end - section.start; left > 0; ) {
      int more = (int) Math.min(left, BUFFER - kept);
      texts.readBytes(buffer, kept, more);
      left -= more;
      int end = left == 0 ? kept + more : entries(buffer, kept + more);
      find(bytes, buffer, end, found);
      kept += more - end;
      System.arraycopy(buffer, end, buffer, 0, kept);
    }
    return new BitSetIterator(found, found.approximateCardinality());
  }

  /** How many of the bytes are entries as a whole. */
  private static int entries(byte[] buffer, int length) {
    int end = length - 1;
    while (isDigit(buffer[end]) || !isDigit(buffer[end - 1])) {
      end--;
    }
    return end;
  }

  /** Java's own search within strings, of a byte for each character, looks at many at once. */
  private void find(String part, byte[] buffer, int end, FixedBitSet found) {
    String texts = new String(buffer, 0, end, ISO_8859_1);
    int at = texts.indexOf(part);
    while (at >= 0) {
      while (!isDigit(buffer[at])) {
        at++;
      }
      while (at < end && isDigit(buffer[at])) {
        int document = 0;
        for (int after = at + digits; at < after; at++) {
          document = (document << BITS) | (buffer[at] & ~DIGIT & 0xFF);
        }
        found.set(document);
      }
      at = texts.indexOf(part, at);
    }
  }

  private static boolean isDigit(byte b) {
    return (b & DIGIT) == DIGIT;
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(input);
  }
}
