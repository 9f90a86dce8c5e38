package io.stoa.product;

import org.jspecify.annotations.Nullable;

/**
 * What a product's own document tells of its past, besides the instants that the product has: who
 * created it, and what the last edit found. So an edit and its trace are one write. The next edit
 * moves what it finds here to the {@link KeptEntries}.
 *
 * @param made null when it was created before this was noted
 * @param last null when it was not edited since it was created, or before this was noted
 */
record Trace(@Nullable Made made, @Nullable LastEdit last) {
  static final Trace NONE = new Trace(null, null);

  /**
   * The creation.
   *
   * @param version that it led to; 0 while nothing else has happened, then it is the document's
   */
  record Made(Author author, long version) {}

  /** The edit that led to the document's version. */
  record LastEdit(Author author, Overwritten found) {}

  static Trace created(Author author) {
    return new Trace(new Made(author, 0), null);
  }

  /** After one more edit of a document of the version. */
  Trace edited(Author author, long version, Overwritten found) {
    Made first = made != null && made.version() == 0 ? new Made(made.author(), version) : made;
    return new Trace(first, new LastEdit(author, found));
  }
}
