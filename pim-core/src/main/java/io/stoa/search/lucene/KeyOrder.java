package io.stoa.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;

/** The documents of one segment in the order of their keys, then ids. Immutable. */
final class KeyOrder {
  private final int[] documents;

  /** The ordinals of their keys, so never falling. */
  private final int[] ordinals;

  /** The ordinals of their ids. */
  private final int[] ids;

  private KeyOrder(int[] documents, int[] ordinals, int[] ids) {
    this.documents = documents;
    this.ordinals = ordinals;
    this.ids = ids;
  }

  /** Reads it from the segment; marks of removed documents have no key and so no place. */
  static KeyOrder of(LeafReader segment) throws IOException {
    SortedDocValues keys = DocValues.getSorted(segment, Fields.KEY);
    SortedDocValues ids = DocValues.getSorted(segment, Fields.ID);
    int[] idOrdinals = new int[segment.maxDoc()];
    long[] places = new long[segment.maxDoc()];
    int count = 0;
    for (int d = keys.nextDoc(); d != SortedDocValues.NO_MORE_DOCS; d = keys.nextDoc()) {
      places[count++] = (long) keys.ordValue() << Integer.SIZE | d;
      idOrdinals[d] = ids.advanceExact(d) ? ids.ordValue() : -1;
    }
    Arrays.sort(places, 0, count);
    int[] documents = new int[count];
    int[] ordinals = new int[count];
    for (int i = 0; i < count; i++) {
      documents[i] = (int) places[i];
      ordinals[i] = (int) (places[i] >>> Integer.SIZE);
      // Only a product and a product model share a key: at most a few to put right.
      for (int j = i;
          j > 0
              && ordinals[j - 1] == ordinals[j]
              && idOrdinals[documents[j - 1]] > idOrdinals[documents[j]];
          j--) {
        int document = documents[j];
        documents[j] = documents[j - 1];
        documents[j - 1] = document;
      }
    }
    int[] inOrder = new int[count];
    for (int i = 0; i < count; i++) {
      inOrder[i] = idOrdinals[documents[i]];
    }
    return new KeyOrder(documents, ordinals, inOrder);
  }

  int size() {
    return documents.length;
  }

  int document(int place) {
    return documents[place];
  }

  int ordinal(int place) {
    return ordinals[place];
  }

  int idOrdinal(int place) {
    return ids[place];
  }

  /** The first place of a key that is not before the ordinal. */
  int placeOf(int ordinal) {
    int low = 0;
    int high = ordinals.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordinals[middle] < ordinal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
