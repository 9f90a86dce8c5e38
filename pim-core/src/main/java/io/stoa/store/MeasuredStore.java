package io.stoa.store;

import io.stoa.telemetry.Telemetry;

/** A store whose every operation is timed, by collection and operation. */
public final class MeasuredStore implements DocumentStore {
  private final DocumentStore store;
  private final Telemetry telemetry;

  public MeasuredStore(DocumentStore store, Telemetry telemetry) {
    this.store = store;
    this.telemetry = telemetry;
  }

  @Override
  public DocumentCollection collection(CollectionSpec spec) {
    return new MeasuredCollection(store.collection(spec), spec.name(), telemetry);
  }

  @Override
  public boolean isShared() {
    return store.isShared();
  }

  @Override
  public void close() {
    store.close();
  }
}
