package io.stoa.store.mongo;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits of MongoDB (4.2 to 8) and of a cluster whose collections are all sharded by {@code _id},
 * as far as our commands can touch them. The codes are MongoDB's. Each document is asked for its
 * nesting only, as its size is checked by the driver and by the adapter before it is sent.
 */
final class MongoRules {
  private static final int UNKNOWN_FIELD = 40415;
  private static final int FAILED_TO_PARSE = 9;
  private static final int OVERFLOW = 15;
  private static final int INVALID_LENGTH = 16;
  private static final int DOLLAR_FIELD = 52;
  private static final int SHARD_KEY_NOT_FOUND = 61;
  private static final int IMMUTABLE_FIELD = 66;
  private static final int CANNOT_CREATE_INDEX = 67;
  private static final int INVALID_OPTIONS = 72;
  private static final int INDEX_OPTIONS_CONFLICT = 85;
  private static final int INDEX_KEY_SPECS_CONFLICT = 86;

  private static final int MOST_STATEMENTS = 100_000;
  private static final int DEEPEST = 100;
  private static final String ID = "_id";
  private static final Set<String> GENERAL =
      Set.of("$db", "lsid", "txnNumber", "$clusterTime", "$readPreference", "maxTimeMS", "comment");
  private static final Map<String, Set<String>> COMMANDS =
      Map.ofEntries(
          Map.entry(
              "find",
              Set.of(
                  "filter",
                  "sort",
                  "projection",
                  "hint",
                  "skip",
                  "limit",
                  "batchSize",
                  "singleBatch",
                  "readConcern",
                  "noCursorTimeout",
                  "collation",
                  "let")),
          Map.entry("getMore", Set.of("collection", "batchSize")),
          Map.entry("killCursors", Set.of("cursors")),
          Map.entry(
              "aggregate",
              Set.of("pipeline", "cursor", "readConcern", "hint", "allowDiskUse", "collation")),
          Map.entry("insert", Set.of("documents", "ordered", "writeConcern")),
          Map.entry("update", Set.of("updates", "ordered", "writeConcern", "let")),
          Map.entry("delete", Set.of("deletes", "ordered", "writeConcern", "let")),
          Map.entry(
              "findAndModify",
              Set.of(
                  "query",
                  "sort",
                  "update",
                  "new",
                  "fields",
                  "upsert",
                  "remove",
                  "writeConcern",
                  "collation",
                  "hint")),
          Map.entry("createIndexes", Set.of("indexes", "writeConcern", "commitQuorum")),
          Map.entry("dropDatabase", Set.of("writeConcern")),
          Map.entry("ping", Set.of()),
          Map.entry("endSessions", Set.of()));
  private static final Set<String> STATEMENT =
      Set.of("q", "u", "upsert", "multi", "collation", "arrayFilters", "hint");
  private static final Set<String> INDEX =
      Set.of(
          "key",
          "name",
          "unique",
          "sparse",
          "hidden",
          "partialFilterExpression",
          "expireAfterSeconds",
          "collation");
  private static final Set<String> OPERATORS = Set.of("$set", "$unset", "$inc", "$setOnInsert");

  /** What each index is, by its collection and name. */
  private final Map<String, Map<String, Document>> indexes = new ConcurrentHashMap<>();

  /** Refuses the command, or does nothing. */
  void check(Document command, BsonTimestamp now) {
    String name = command.keySet().iterator().next();
    Set<String> known = COMMANDS.get(name);
    if (known == null) {
      return; // handshakes and what a test itself asks for: the backend knows it or does not
    }
    for (String field : command.keySet()) {
      if (!field.equals(name) && !known.contains(field) && !GENERAL.contains(field)) {
        throw refused(UNKNOWN_FIELD, "BSON field '" + name + "." + field + "' is unknown.");
      }
    }
    if (command.get("readConcern") instanceof Document concern
        && concern.get("afterClusterTime") instanceof BsonTimestamp after
        && after.compareTo(now) > 0) {
      throw refused(INVALID_OPTIONS, "afterClusterTime is in the future.");
    }
    switch (name) {
      case "insert" -> documents(command, "documents").forEach(MongoRules::checkStored);
      case "update" -> documents(command, "updates").forEach(MongoRules::checkUpdate);
      case "findAndModify" -> checkFindAndModify(command);
      case "createIndexes" -> checkIndexes(command);
      case "dropDatabase" ->
          indexes.keySet().removeIf(of -> of.startsWith(command.get("$db") + "."));
      default -> {}
    }
  }

  @SuppressWarnings("unchecked")
  private static Collection<Document> documents(Document command, String field) {
    Collection<Document> statements = (Collection<Document>) requireNonNull(command.get(field));
    if (statements.isEmpty() || statements.size() > MOST_STATEMENTS) {
      throw refused(INVALID_LENGTH, "Write batch sizes must be between 1 and " + MOST_STATEMENTS);
    }
    return statements;
  }

  private static Document document(Document in, String field) {
    return (Document) requireNonNull(in.get(field));
  }

  private static void checkUpdate(Document statement) {
    checkFields(statement, STATEMENT, "update.updates");
    Document filter = document(statement, "q");
    Document update = document(statement, "u");
    if (!Boolean.TRUE.equals(statement.get("multi"))) {
      checkTarget(filter);
    }
    if (isModifier(update)) {
      checkModifier(update);
      return;
    }
    if (Boolean.TRUE.equals(statement.get("multi"))) {
      throw refused(FAILED_TO_PARSE, "multi update is not supported for replacement-style update");
    }
    if (update.containsKey(ID) && !Objects.equals(update.get(ID), filter.get(ID))) {
      throw refused(IMMUTABLE_FIELD, "The _id field cannot be changed.");
    }
    checkStored(update);
  }

  private static void checkFindAndModify(Document command) {
    checkTarget(document(command, "query"));
    if (command.get("update") instanceof Document update && isModifier(update)) {
      checkModifier(update);
    }
  }

  /** One document of a sharded collection is found by its shard key, or not at all. */
  private static void checkTarget(Document filter) {
    if (!namesId(filter)) {
      throw refused(SHARD_KEY_NOT_FOUND, "The query names no _id: " + filter);
    }
  }

  private static boolean namesId(Document filter) {
    if (filter.get("$and") instanceof Collection<?> parts) {
      return parts.stream().anyMatch(part -> namesId((Document) part));
    }
    return filter.get(ID) instanceof String;
  }

  private static boolean isModifier(Document update) {
    return !update.isEmpty() && update.keySet().iterator().next().startsWith("$");
  }

  private static void checkModifier(Document update) {
    Set<String> paths = new HashSet<>();
    for (Map.Entry<String, Object> operator : update.entrySet()) {
      if (!OPERATORS.contains(operator.getKey())) {
        throw refused(FAILED_TO_PARSE, "Unknown modifier: " + operator.getKey());
      }
      for (String path : ((Document) operator.getValue()).keySet()) {
        if (path.equals(ID) || !paths.add(path)) {
          throw refused(IMMUTABLE_FIELD, "Updating the path '" + path + "' conflicts.");
        }
      }
    }
  }

  private static void checkStored(Document document) {
    checkNesting(document, 1);
  }

  private static void checkNesting(Object value, int depth) {
    if (depth > DEEPEST) {
      throw refused(OVERFLOW, "Document exceeds maximum nested object depth.");
    }
    if (value instanceof Document document) {
      for (Map.Entry<String, Object> field : document.entrySet()) {
        if (field.getKey().startsWith("$") || field.getKey().contains(".")) {
          throw refused(DOLLAR_FIELD, "The field '" + field.getKey() + "' is not for storage.");
        }
        checkNesting(field.getValue(), depth + 1);
      }
    } else if (value instanceof Collection<?> list) {
      list.forEach(item -> checkNesting(item, depth + 1));
    }
  }

  private void checkIndexes(Document command) {
    Map<String, Document> there =
        indexes.computeIfAbsent(
            command.get("$db") + "." + command.get("createIndexes"),
            collection -> new ConcurrentHashMap<>());
    for (Document index : documents(command, "indexes")) {
      checkFields(index, INDEX, "createIndexes.indexes");
      Document key = document(index, "key");
      String name = String.valueOf(index.get("name"));
      if (key.isEmpty() || name.isEmpty() || name.equals("*")) {
        throw refused(CANNOT_CREATE_INDEX, "An index has a key and a name: " + index);
      }
      if (Boolean.TRUE.equals(index.get("unique"))
          && !List.copyOf(key.keySet()).get(0).equals(ID)) {
        throw refused(CANNOT_CREATE_INDEX, "cannot create unique index over " + key);
      }
      Document before = there.putIfAbsent(name, index.cloneDeeply());
      if (before != null && !before.equals(index)) {
        throw refused(INDEX_KEY_SPECS_CONFLICT, "An index of this name is another: " + before);
      }
      there.forEach(
          (other, known) -> {
            if (!other.equals(name) && key.equals(known.get("key"))) {
              throw refused(INDEX_OPTIONS_CONFLICT, "Index already exists as " + other);
            }
          });
    }
  }

  private static void checkFields(Document document, Set<String> known, String where) {
    for (String field : document.keySet()) {
      if (!known.contains(field)) {
        throw refused(UNKNOWN_FIELD, "BSON field '" + where + "." + field + "' is unknown.");
      }
    }
  }

  private static MongoServerError refused(int code, String reason) {
    return new MongoServerError(code, reason);
  }
}
