package io.stoa.store;

/**
 * A durable home for JSON documents. Thread-safe. A write that returned is on disk: it survives a
 * killed process and a power cut.
 */
public interface DocumentStore extends AutoCloseable {
  /** Opens the collection, creating it and its indexes where they do not exist. Cheap to repeat. */
  DocumentCollection collection(CollectionSpec spec);

  /** Whether other processes may use the same documents at the same time. */
  boolean isShared();

  /** Flushes and releases everything; later calls fail. */
  @Override
  void close();
}
