package io.stoa.store;

import org.jspecify.annotations.Nullable;

/**
 * A document as the store holds it.
 *
 * @param id the id it was written under, compared by Unicode code point
 * @param version 1 after the first write, one more with each; a deletion is a write too
 * @param sequence grows with each write of this document, so it tells which of two states is newer;
 *     nothing follows from comparing it with another document's, or with a cursor of changes
 * @param body the JSON object as UTF-8, or null for a tombstone (a deleted document)
 */
public record StoredDocument(String id, long version, long sequence, @Nullable JsonBody body) {
  public boolean deleted() {
    return body == null;
  }
}
