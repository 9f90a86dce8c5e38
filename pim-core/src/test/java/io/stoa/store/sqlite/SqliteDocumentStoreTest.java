package io.stoa.store.sqlite;

import io.stoa.store.DocumentStore;
import io.stoa.store.DocumentStoreContract;
import java.nio.file.Path;

class SqliteDocumentStoreTest extends DocumentStoreContract {
  @Override
  protected DocumentStore open(Path testDirectory) {
    return SqliteDocumentStore.open(testDirectory.resolve("store.db"));
  }
}
