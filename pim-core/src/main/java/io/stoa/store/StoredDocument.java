package io.stoa.store;

import org.jspecify.annotations.Nullable;

/**
 * A document as the store holds it.
 *
 * @param id the id it was written under, compared by Unicode code point
 * @param version 1 after the first write, one more with each; a deletion is a write too
 * @param sequence its place in the collection's change sequence; grows with each write of this
 *     document
 * @param body the JSON object as UTF-8, or null for a tombstone (a deleted document)
 */
public record StoredDocument(String id, long version, long sequence, @Nullable JsonBody body) {
  public boolean deleted() {
    return body == null;
  }
}
