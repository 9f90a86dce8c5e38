package io.stoa.store;

/** Documents that several processes are taken to use at the same time; closed by their owner. */
public record SharedStore(DocumentStore documents) implements DocumentStore {
  @Override
  public DocumentCollection collection(CollectionSpec spec) {
    return documents.collection(spec);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void close() {
    // Others use it as well.
  }
}
