package io.stoa.change;

import io.stoa.store.Changes;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import java.util.function.BiConsumer;

/** A source whose changes are those of one collection. */
final class DocumentChanges implements ChangeSource {
  private static final int BATCH = 500;

  private final String name;
  private final DocumentCollection documents;
  private final Effect effect;

  /** What the change of one document touches. */
  interface Effect {
    void touch(StoredDocument changed, ChangeScope scope, Touched touched);
  }

  DocumentChanges(String name, DocumentCollection documents, Effect effect) {
    this.name = name;
    this.documents = documents;
    this.effect = effect;
  }

  /** One whose documents each touch what has their id. */
  static DocumentChanges byId(
      String name, DocumentCollection documents, BiConsumer<Touched, String> touch) {
    return new DocumentChanges(
        name, documents, (changed, scope, touched) -> touch.accept(touched, changed.id()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String position() {
    return Long.toString(documents.position());
  }

  @Override
  public void since(String position, ChangeScope scope, Touched touched) {
    long cursor = Long.parseLong(position);
    Changes changes;
    do {
      changes = documents.changes(cursor, BATCH);
      for (StoredDocument changed : changes.documents()) {
        effect.touch(changed, scope, touched);
      }
      cursor = changes.cursor();
    } while (!changes.drained() && !touched.isEverything());
  }
}
