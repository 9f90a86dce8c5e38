package io.stoa.product;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * The history entries that are not in the product's own document any more: {@value #MOST} places
 * for each product or product model, where the entry of a version takes the place of the one
 * {@value #MOST} versions before. So nothing has to be cleared away, and an entry that is written
 * twice is there once.
 */
final class KeptEntries {
  static final int MOST = 100;
  static final CollectionSpec COLLECTION = CollectionSpec.of("product_history");

  private final DocumentCollection collection;

  KeptEntries(DocumentCollection collection) {
    this.collection = collection;
  }

  /**
   * Stores entries, durable when it returns.
   *
   * @param entries by their owner, see {@link Editing#owner}
   */
  void keep(Map<String, HistoryEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<Write> writes = new ArrayList<>(entries.size());
    entries.forEach(
        (owner, entry) ->
            writes.add(Write.replace(id(owner, entry.version()), Write.ANY, json(entry))));
    collection.bulk(writes);
  }

  /**
   * Entries, newest first; those that are not kept are missing.
   *
   * @param newest version to begin with
   * @param oldest version to end with
   */
  List<HistoryEntry> read(String owner, long newest, long oldest) {
    Map<String, Long> wanted = new HashMap<>();
    for (long version = newest; version >= oldest; version--) {
      wanted.put(id(owner, version), version);
    }
    List<HistoryEntry> entries = new ArrayList<>();
    collection
        .getMany(wanted.keySet())
        .forEach(
            (id, document) -> {
              HistoryEntry entry = entry(document);
              if (Objects.equals(wanted.get(id), entry.version())) {
                entries.add(entry);
              }
            });
    entries.sort((one, other) -> Long.compare(other.version(), one.version()));
    return entries;
  }

  /** Ends the history of what was deleted. */
  void forget(String owner) {
    Set<String> ids = new HashSet<>();
    for (long version = 0; version < MOST; version++) {
      ids.add(id(owner, version));
    }
    List<Write> deletes = new ArrayList<>();
    for (String id : collection.getMany(ids).keySet()) {
      deletes.add(Write.delete(id, Write.ANY));
    }
    if (!deletes.isEmpty()) {
      collection.bulk(deletes);
    }
  }

  private static String id(String owner, long version) {
    return Claims.bounded(owner) + "|" + version % MOST;
  }

  private static JsonBody json(HistoryEntry entry) {
    Map<ValueKey, Value> before = new HashMap<>();
    Map<ValueKey, Value> after = new HashMap<>();
    List<ValueKey> cut = new ArrayList<>();
    for (HistoryChange change : entry.changes()) {
      if (change.before() != null) {
        before.put(change.key(), change.before());
      }
      if (change.after() != null) {
        after.put(change.key(), change.after());
      }
      if (!change.whole()) {
        cut.add(change.key());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = ValueJson.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      TraceJson.number(out, "version", entry.version());
      out.writeStringProperty("at", entry.at().toString());
      TraceJson.author(out, entry.author());
      out.writeName("before");
      ValueJson.writeAll(out, Values.of(before));
      out.writeName("after");
      ValueJson.writeAll(out, Values.of(after));
      TraceJson.keys(out, "cut", cut);
      TraceJson.number(out, "more", entry.more());
      out.writeEndObject();
    }
    return JsonBody.of(bytes.toByteArray());
  }

  private static HistoryEntry entry(StoredDocument document) {
    byte[] utf8 = Objects.requireNonNull(document.body()).utf8();
    try (JsonParser in = ValueJson.FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
      in.nextToken();
      TraceJson.Parts parts = TraceJson.Parts.read(in);
      Set<ValueKey> keys = new TreeSet<>(parts.before.asMap().keySet());
      keys.addAll(parts.after.asMap().keySet());
      List<HistoryChange> changes = new ArrayList<>(keys.size());
      for (ValueKey key : keys) {
        changes.add(
            new HistoryChange(
                key, parts.before.find(key), parts.after.find(key), !parts.cut.contains(key)));
      }
      return new HistoryEntry(
          parts.version, Instant.parse(parts.at), parts.author(), false, changes, parts.more);
    } catch (JacksonException e) {
      throw new StoaException(CoreError.INVALID, "Not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
