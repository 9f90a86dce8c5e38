package io.stoa.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The tables of one collection and their SQL. Documents are laid down in the order of the change
 * sequence (it is the row id), so tailing reads the disk straight on and needs no index of its own.
 */
final class Table {
  static final String COLLECTIONS =
      "CREATE TABLE IF NOT EXISTS collections"
          + " (name TEXT PRIMARY KEY NOT NULL, live INTEGER NOT NULL) WITHOUT ROWID";
  private static final String COLUMNS = "d.id, d.version, d.seq, d.body";

  final String name;
  final String find;
  final String insert;
  final String update;
  final String keysOf;
  final String addKey;
  final String removeKey;
  final String get;

  /** As {@link #get} for a JSON array of ids: one statement for all is three times as fast. */
  final String getMany;

  final String scan;
  final String scanByKey;
  final String changes;

  /** Sequence of the newest write; only the writer touches it. */
  long lastSequence;

  /** How many documents live; only the writer touches it. */
  long live;

  Table(String name) {
    this.name = name;
    String documents = "docs_" + name;
    String keys = "keys_" + name;
    find = "SELECT seq, version, body IS NULL FROM " + documents + " WHERE id = ?";
    insert =
        "INSERT INTO "
            + documents
            + " (seq, version, body, id) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    update = "UPDATE " + documents + " SET seq = ?, version = ?, body = ? WHERE seq = ?";
    keysOf = "SELECT idx, key FROM " + keys + " WHERE id = ?";
    addKey = "INSERT OR IGNORE INTO " + keys + " (idx, key, id) VALUES (?, ?, ?)";
    removeKey = "DELETE FROM " + keys + " WHERE idx = ? AND key = ? AND id = ?";
    get = "SELECT " + COLUMNS + " FROM " + documents + " d WHERE d.id = ? AND d.body IS NOT NULL";
    getMany =
        "SELECT "
            + COLUMNS
            + " FROM json_each(?) wanted CROSS JOIN "
            + documents
            + " d ON d.id = wanted.value WHERE d.body IS NOT NULL";
    scan =
        "SELECT "
            + COLUMNS
            + " FROM "
            + documents
            + " d WHERE d.id > ? AND d.body IS NOT NULL ORDER BY d.id LIMIT ?";
    scanByKey =
        "SELECT "
            + COLUMNS
            + " FROM "
            + keys
            + " k CROSS JOIN "
            + documents
            + " d ON d.id = k.id WHERE k.idx = ? AND k.key = ? AND k.id > ? ORDER BY k.id LIMIT ?";
    changes =
        "SELECT " + COLUMNS + " FROM " + documents + " d WHERE d.seq > ? ORDER BY d.seq LIMIT ?";
  }

  void create(Session session) throws SQLException {
    session.execute(
        "CREATE TABLE IF NOT EXISTS docs_"
            + name
            + " (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
            + " version INTEGER NOT NULL, body BLOB)");
    session.execute(
        "CREATE TABLE IF NOT EXISTS keys_"
            + name
            + " (idx TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,"
            + " PRIMARY KEY (idx, key, id)) WITHOUT ROWID");
    session.execute("CREATE INDEX IF NOT EXISTS keys_of_" + name + " ON keys_" + name + " (id)");
    PreparedStatement register =
        session.prepare("INSERT OR IGNORE INTO collections (name, live) VALUES (?, 0)");
    register.setString(1, name);
    register.executeUpdate();
  }

  /** Reads the counters back, at the start and after a rollback. */
  void loadCounters(Session session) throws SQLException {
    lastSequence = newestSequence(session);
    live = liveCount(session);
  }

  long newestSequence(Session session) throws SQLException {
    try (ResultSet row =
        session.prepare("SELECT coalesce(max(seq), 0) FROM docs_" + name).executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  long liveCount(Session session) throws SQLException {
    PreparedStatement count = session.prepare("SELECT live FROM collections WHERE name = ?");
    count.setString(1, name);
    try (ResultSet row = count.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  void saveCounters(Session session) throws SQLException {
    PreparedStatement save = session.prepare("UPDATE collections SET live = ? WHERE name = ?");
    save.setLong(1, live);
    save.setString(2, name);
    save.executeUpdate();
  }
}
