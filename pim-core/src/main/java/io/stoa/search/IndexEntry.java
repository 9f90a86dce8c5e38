package io.stoa.search;

/** A change of the index. */
public sealed interface IndexEntry {
  /** Unique over products and product models: see {@link SearchDocument#id()}. */
  String id();

  /** Of the stored document it was made from. */
  long sequence();

  /** Insert or replace. */
  record Put(SearchDocument document) implements IndexEntry {
    @Override
    public String id() {
      return document.id();
    }

    @Override
    public long sequence() {
      return document.sequence();
    }
  }

  /** Remove. */
  record Remove(String id, long sequence) implements IndexEntry {}
}
