package io.stoa.search.lucene;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** Places in the dictionary, each in a copy of its own that begins at zero. */
final class StreamBounds {
  private StreamBounds() {}

  static BytesRef join(BytesRef prefix, BytesRef value) {
    return Terms.join(BytesRef.deepCopyOf(prefix).bytes, BytesRef.deepCopyOf(value).bytes);
  }

  /** Greater than the term and all texts that begin with it. */
  static BytesRef afterAll(BytesRef term) {
    byte[] after = Arrays.copyOf(term.bytes, term.length + 1);
    after[term.length] = (byte) 0xFF;
    return new BytesRef(after);
  }

  /** What follows the prefix. */
  static BytesRef value(BytesRef term, BytesRef prefix) {
    return new BytesRef(
        Arrays.copyOfRange(term.bytes, term.offset + prefix.length, term.offset + term.length));
  }
}
