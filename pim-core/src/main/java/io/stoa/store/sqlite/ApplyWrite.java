package io.stoa.store.sqlite;

import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares and sets one document inside the transaction of the writer. */
final class ApplyWrite {
  private record Found(long sequence, long version, boolean deleted) {}

  private record Key(String index, String key) {}

  private final Session session;
  private final Table table;

  ApplyWrite(Session session, Table table) {
    this.session = session;
    this.table = table;
  }

  WriteResult apply(Write write) throws SQLException {
    long sequence = table.lastSequence + 1;
    boolean create = write.expected() == Write.ABSENT && write.body() != null;
    @Nullable Found found = null;
    // What is to be new mostly is: then nobody needs to look for it first.
    if (!create || !insert(write, sequence)) {
      found = find(write.id());
      long actual = actual(found);
      boolean nothingToDelete = write.body() == null && actual == 0;
      boolean other = write.expected() != Write.ANY && write.expected() != actual;
      if (other || nothingToDelete) {
        return new WriteResult.Conflict(write.id(), actual);
      }
      if (!(found == null ? insert(write, sequence) : update(write, found, sequence))) {
        throw new SQLException("the row of " + write.id() + " is gone, or has come, by itself");
      }
    }
    table.lastSequence = sequence;
    replaceKeys(write, found != null);
    table.live += (write.body() == null ? 0 : 1) - (actual(found) == 0 ? 0 : 1);
    return new WriteResult.Written(write.id(), found == null ? 1 : found.version() + 1, sequence);
  }

  /** The version of a live document, 0 where there is none. */
  private static long actual(@Nullable Found found) {
    return found == null || found.deleted() ? 0 : found.version();
  }

  private @Nullable Found find(String id) throws SQLException {
    PreparedStatement find = session.prepare(table.find);
    find.setString(1, id);
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? new Found(row.getLong(1), row.getLong(2), row.getBoolean(3)) : null;
    }
  }

  /** False where the id has a row, of a deleted document too. */
  private boolean insert(Write write, long sequence) throws SQLException {
    PreparedStatement insert = lay(table.insert, write, 1, sequence);
    insert.setString(4, write.id());
    return insert.executeUpdate() == 1;
  }

  private boolean update(Write write, Found found, long sequence) throws SQLException {
    PreparedStatement update = lay(table.update, write, found.version() + 1, sequence);
    update.setLong(4, found.sequence());
    return update.executeUpdate() == 1;
  }

  private PreparedStatement lay(String sql, Write write, long version, long sequence)
      throws SQLException {
    PreparedStatement lay = session.prepare(sql);
    JsonBody body = write.body();
    lay.setLong(1, sequence);
    lay.setLong(2, version);
    lay.setBytes(3, body == null ? null : body.utf8());
    return lay;
  }

  private void replaceKeys(Write write, boolean existed) throws SQLException {
    Set<Key> wanted = write.body() == null ? Set.of() : keys(write.keys());
    Set<Key> present = existed ? presentKeys(write.id()) : Set.of();
    for (Key key : present) {
      if (!wanted.contains(key)) {
        changeKey(table.removeKey, key, write.id());
      }
    }
    for (Key key : wanted) {
      if (!present.contains(key)) {
        changeKey(table.addKey, key, write.id());
      }
    }
  }

  private static Set<Key> keys(Map<String, List<String>> byIndex) {
    Set<Key> keys = new HashSet<>();
    byIndex.forEach((index, values) -> values.forEach(key -> keys.add(new Key(index, key))));
    return keys;
  }

  private Set<Key> presentKeys(String id) throws SQLException {
    Set<Key> present = new HashSet<>();
    PreparedStatement select = session.prepare(table.keysOf);
    select.setString(1, id);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        present.add(new Key(rows.getString(1), rows.getString(2)));
      }
    }
    return present;
  }

  private void changeKey(String sql, Key key, String id) throws SQLException {
    PreparedStatement change = session.prepare(sql);
    change.setString(1, key.index());
    change.setString(2, key.key());
    change.setString(3, id);
    change.executeUpdate();
  }
}
