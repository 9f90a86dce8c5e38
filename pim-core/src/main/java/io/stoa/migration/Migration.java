package io.stoa.migration;

import io.stoa.store.CollectionSpec;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One step from a format of the stored documents to the next.
 *
 * @param what it does, for people
 * @param changes done one after another; none when documents are only read otherwise
 */
public record Migration(String what, List<Change> changes) {
  public Migration {
    changes = List.copyOf(changes);
  }

  /**
   * What becomes of the documents of one collection.
   *
   * @param write the write that brings a document to the next format, with all its index keys;
   *     empty for one that is there already, because a step that was broken off is done again
   */
  public record Change(
      CollectionSpec collection, Function<StoredDocument, Optional<Write>> write) {}
}
