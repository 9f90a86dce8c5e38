package io.stoa.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult.Written;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, played by SQLite's own limit on the size of the file. */
class FullDiskTest {
  private static final JsonBody BODY = JsonBody.of("{\"t\":\"" + "x".repeat(50_000) + "\"}");

  @Test
  void aWriteThatDidNotFitLeavesNothingAndTheNextOneThatFitsIsNumberedOn(@TempDir Path temp)
      throws SQLException {
    Database database = new Database(temp.resolve("store.db"));
    try (Session session = database.writer();
        Checkpoints checkpoints = new Checkpoints(database.checkpointer());
        Readers readers = new Readers(database)) {
      session.execute(Table.COLLECTIONS);
      Writer writer = new Writer(session, checkpoints);
      Table table = new Table("things");
      writer.prepare(table);
      SqliteCollection things =
          new SqliteCollection(CollectionSpec.of("things"), table, writer, readers);
      things.put(Write.create("before", BODY));

      session.execute("PRAGMA max_page_count = 40");
      assertThatThrownBy(() -> things.bulk(tenOf("lost")))
          .isInstanceOfSatisfying(
              StoaException.class,
              e -> assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE));
      assertThat(things.count()).isEqualTo(1);
      assertThat(things.scan(null, 100)).extracting(StoredDocument::id).containsExactly("before");

      session.execute("PRAGMA max_page_count = 100000");
      assertThat(things.bulk(tenOf("then"))).allMatch(Written.class::isInstance);
      assertThat(things.count()).isEqualTo(11);
      assertThat(things.changes(0, 100).documents())
          .extracting(StoredDocument::sequence)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }
  }

  private static List<Write> tenOf(String name) {
    return IntStream.range(0, 10).mapToObj(i -> Write.create(name + i, BODY)).toList();
  }
}
