package io.stoa.product;

import io.stoa.store.DocumentStore;
import io.stoa.store.mongo.MongoDocumentStore;
import io.stoa.store.mongo.TestMongo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class HistoryOnMongoTest extends HistoryTest {
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
  DocumentStore store(Path directory) {
    return MongoDocumentStore.open(mongo.uri("d" + directory.getFileName()));
  }
}
