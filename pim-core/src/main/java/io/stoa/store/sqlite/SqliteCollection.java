package io.stoa.store.sqlite;

import io.stoa.json.Json;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import io.stoa.store.WriteRules;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One collection in the SQLite file. */
final class SqliteCollection implements DocumentCollection {
  private final CollectionSpec spec;
  private final Table table;
  private final Writer writer;
  private final Readers readers;

  SqliteCollection(CollectionSpec spec, Table table, Writer writer, Readers readers) {
    this.spec = spec;
    this.table = table;
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Optional<StoredDocument> get(String id) {
    return readers.read(
        session -> {
          PreparedStatement get = session.prepare(table.get);
          get.setString(1, id);
          return documents(get).stream().findFirst();
        });
  }

  @Override
  public Map<String, StoredDocument> getMany(Collection<String> ids) {
    if (ids.isEmpty()) {
      return new LinkedHashMap<>();
    }
    Set<String> wanted = new LinkedHashSet<>(ids);
    String json = Json.MAPPER.writeValueAsString(wanted);
    return readers.read(
        session -> {
          Map<String, StoredDocument> found = new LinkedHashMap<>();
          PreparedStatement get = session.prepare(table.getMany);
          get.setString(1, json);
          for (StoredDocument document : documents(get)) {
            if (wanted.contains(document.id())) {
              found.put(document.id(), document);
            }
          }
          return found;
        });
  }

  @Override
  public List<WriteResult> bulk(List<Write> writes) {
    List<@Nullable String> refusals = new ArrayList<>(writes.size());
    List<Write> storable = new ArrayList<>(writes.size());
    for (Write write : writes) {
      String refusal = WriteRules.refusal(write, spec.indexes());
      refusals.add(refusal);
      if (refusal == null) {
        storable.add(write);
      }
    }
    Iterator<WriteResult> written =
        (storable.isEmpty() ? List.<WriteResult>of() : writer.write(table, storable)).iterator();
    List<WriteResult> results = new ArrayList<>(writes.size());
    for (int i = 0; i < writes.size(); i++) {
      String refusal = refusals.get(i);
      results.add(
          refusal == null ? written.next() : new WriteResult.Refused(writes.get(i).id(), refusal));
    }
    return results;
  }

  @Override
  public List<StoredDocument> scan(@Nullable String afterId, int limit) {
    requirePositive(limit);
    return readers.read(
        session -> {
          PreparedStatement scan = session.prepare(table.scan);
          scan.setString(1, afterId == null ? "" : afterId);
          scan.setInt(2, limit);
          return documents(scan);
        });
  }

  @Override
  public List<StoredDocument> scanByIndex(
      String index, String key, @Nullable String afterId, int limit) {
    requirePositive(limit);
    WriteRules.requireDeclared(index, spec.indexes());
    return readers.read(
        session -> {
          PreparedStatement scan = session.prepare(table.scanByKey);
          scan.setString(1, index);
          scan.setString(2, key);
          scan.setString(3, afterId == null ? "" : afterId);
          scan.setInt(4, limit);
          return documents(scan);
        });
  }

  /**
   * Sequences are given inside the write transaction: commits come in their order, no gap hides.
   */
  @Override
  public Changes changes(long cursor, int limit) {
    requirePositive(limit);
    return readers.read(
        session -> {
          PreparedStatement select = session.prepare(table.changes);
          select.setLong(1, cursor);
          select.setInt(2, limit);
          return changes(select, cursor, limit);
        });
  }

  private static Changes changes(PreparedStatement select, long cursor, int limit)
      throws SQLException {
    List<StoredDocument> changed = new ArrayList<>();
    long bytes = 0;
    long read = cursor;
    boolean more;
    try (ResultSet rows = select.executeQuery()) {
      more = rows.next();
      while (more && bytes < LARGEST_STRETCH) {
        StoredDocument document = document(rows);
        changed.add(document);
        bytes += document.body() == null ? 0 : document.body().length();
        read = document.sequence();
        more = rows.next();
      }
    }
    return new Changes(changed, read, !more && changed.size() < limit);
  }

  @Override
  public long position() {
    return readers.read(table::newestSequence);
  }

  @Override
  public long count() {
    return readers.read(table::liveCount);
  }

  private static List<StoredDocument> documents(PreparedStatement select) throws SQLException {
    List<StoredDocument> documents = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        documents.add(document(rows));
      }
    }
    return documents;
  }

  private static StoredDocument document(ResultSet row) throws SQLException {
    byte[] body = row.getBytes(4);
    return new StoredDocument(
        row.getString(1), row.getLong(2), row.getLong(3), body == null ? null : JsonBody.of(body));
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("A limit is at least 1: " + limit);
    }
  }
}
