package io.stoa.store.mongo;

import io.stoa.store.DocumentStore;
import io.stoa.store.DocumentStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against the server of {@code STOA_TEST_MONGODB_URI} when set, else one inside this process. */
class MongoDocumentStoreTest extends DocumentStoreContract {
  private static TestMongo mongo;

  @BeforeAll
  static void startServer() {
    mongo = TestMongo.start();
  }

  @AfterAll
  static void stopServer() {
    mongo.close();
  }

  @Override
  protected DocumentStore open(Path testDirectory) {
    return MongoDocumentStore.open(mongo.uri("t" + testDirectory.getFileName()));
  }

  /** MongoDB does; the server in this process compares strings as Java does. */
  @Override
  protected boolean ordersByCodePoint() {
    return !mongo.isInProcess();
  }
}
