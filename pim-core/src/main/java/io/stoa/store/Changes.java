package io.stoa.store;

import java.util.List;

/**
 * A stretch of the change sequence.
 *
 * @param documents the newest state of each changed document, tombstones included, in an order that
 *     keeps each document's own writes in order; a document may be seen again later
 * @param cursor where to read on; everything at or before it has been seen
 * @param drained true when nothing more was there at the time of reading
 */
public record Changes(List<StoredDocument> documents, long cursor, boolean drained) {
  public Changes {
    documents = List.copyOf(documents);
  }
}
