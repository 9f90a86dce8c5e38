package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.DocumentStoreContract;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aDocumentThatOnlyFitsAsJsonIsRefused(@TempDir Path temp) {
    try (DocumentStore store = open(temp)) {
      DocumentCollection things = store.collection(CollectionSpec.of("things"));
      JsonBody wide = JsonBody.of("{\"a\":[" + "1,".repeat(2_000_000) + "1]}");
      assertThat(wide.length()).isLessThan(DocumentCollection.LARGEST_BODY);
      assertThat(things.put(Write.create("wide", wide))).isInstanceOf(WriteResult.Refused.class);
      assertThat(things.get("wide")).isEmpty();
    }
  }
}
