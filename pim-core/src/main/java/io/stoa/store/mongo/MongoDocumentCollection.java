package io.stoa.store.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import io.stoa.store.WriteRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One collection in MongoDB. */
final class MongoDocumentCollection implements DocumentCollection {
  private static final int MOST_TOGETHER = 500;
  private static final long MOST_BYTES_TOGETHER = 16L * 1024 * 1024;

  /** An index of documents that are there already takes longer than anything else. */
  private static final long INDEX_MINUTES = 60;

  private final CollectionSpec spec;
  private final Connection connection;
  private final MongoCollection<RawBsonDocument> documents;
  private final ChangeSequence sequence;
  private final TailChanges tail;

  MongoDocumentCollection(CollectionSpec spec, Connection connection) {
    this.spec = spec;
    this.connection = connection;
    this.documents = connection.collection(spec.name());
    this.sequence = new ChangeSequence(connection.collection(ChangeSequence.COUNTERS), documents);
    this.tail = new TailChanges(documents, sequence);
  }

  /** Creates the indexes that are not there. */
  void prepare() {
    connection.ask(
        () -> {
          List<IndexModel> indexes = new ArrayList<>();
          indexes.add(new IndexModel(Indexes.ascending(StoredForm.SEQUENCE)));
          indexes.add(
              new IndexModel(
                  Indexes.ascending(StoredForm.PENDING), new IndexOptions().sparse(true)));
          indexes.add(new IndexModel(Indexes.ascending(StoredForm.LIVE, StoredForm.ID)));
          for (String index : new TreeSet<>(spec.indexes())) {
            indexes.add(new IndexModel(Indexes.ascending(field(index), StoredForm.ID)));
          }
          return documents.withTimeout(INDEX_MINUTES, TimeUnit.MINUTES).createIndexes(indexes);
        });
  }

  private static String field(String index) {
    return StoredForm.KEYS + "." + index;
  }

  @Override
  public Optional<StoredDocument> get(String id) {
    return find(live(new BsonString(id)), 1).stream().findFirst();
  }

  @Override
  public Map<String, StoredDocument> getMany(Collection<String> ids) {
    Map<String, StoredDocument> found = new LinkedHashMap<>();
    List<String> distinct = List.copyOf(new LinkedHashSet<>(ids));
    for (int from = 0; from < distinct.size(); from += MOST_TOGETHER) {
      List<String> some = distinct.subList(from, Math.min(from + MOST_TOGETHER, distinct.size()));
      for (StoredDocument document : find(live(in(some)), some.size())) {
        found.put(document.id(), document);
      }
    }
    return found;
  }

  @Override
  public List<WriteResult> bulk(List<Write> writes) {
    @Nullable WriteResult[] results = new WriteResult[writes.size()];
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      String refusal = WriteRules.refusal(writes.get(i), spec.indexes());
      if (refusal == null) {
        waiting.add(i);
      } else {
        results[i] = new WriteResult.Refused(writes.get(i).id(), refusal);
      }
    }
    while (!waiting.isEmpty()) {
      Map<String, Integer> together = takeTogether(writes, waiting);
      Map<String, WriteResult> written =
          connection.ask(
              () ->
                  new WriteRound(connection, documents, sequence)
                      .run(together.values().stream().map(writes::get).toList()));
      together.forEach((id, i) -> results[i] = written.get(id));
    }
    List<WriteResult> complete = new ArrayList<>(results.length);
    for (WriteResult result : results) {
      complete.add(Objects.requireNonNull(result));
    }
    return complete;
  }

  /** The next writes of different ids by id, as many as go together; those that wait keep order. */
  private static Map<String, Integer> takeTogether(List<Write> writes, List<Integer> waiting) {
    Map<String, Integer> together = new LinkedHashMap<>();
    List<Integer> later = new ArrayList<>();
    long bytes = 0;
    for (Integer i : waiting) {
      Write write = writes.get(i);
      boolean full = together.size() >= MOST_TOGETHER || bytes >= MOST_BYTES_TOGETHER;
      if (full || together.containsKey(write.id())) {
        later.add(i);
      } else {
        together.put(write.id(), i);
        bytes += write.body() == null ? 0 : write.body().length();
      }
    }
    waiting.clear();
    waiting.addAll(later);
    return together;
  }

  @Override
  public List<StoredDocument> scan(@Nullable String afterId, int limit) {
    return find(live(after(afterId)), limit);
  }

  @Override
  public List<StoredDocument> scanByIndex(
      String index, String key, @Nullable String afterId, int limit) {
    WriteRules.requireDeclared(index, spec.indexes());
    return find(
        new BsonDocument(field(index), new BsonString(key)).append(StoredForm.ID, after(afterId)),
        limit);
  }

  private static BsonDocument live(BsonValue id) {
    return new BsonDocument(StoredForm.ID, id).append(StoredForm.LIVE, BsonBoolean.TRUE);
  }

  private static BsonDocument in(List<String> ids) {
    return new BsonDocument("$in", new BsonArray(ids.stream().map(BsonString::new).toList()));
  }

  private static BsonDocument after(@Nullable String afterId) {
    return new BsonDocument("$gt", new BsonString(afterId == null ? "" : afterId));
  }

  private List<StoredDocument> find(Bson filter, int limit) {
    requirePositive(limit);
    return read(
        session ->
            documents
                .find(session, filter)
                .sort(Sorts.ascending(StoredForm.ID))
                .limit(limit)
                .batchSize(Math.min(limit, MOST_TOGETHER))
                .map(StoredForm::read)
                .into(new ArrayList<>()));
  }

  private <T> T read(Function<ClientSession, T> question) {
    return connection.ask(
        () -> {
          try (ClientSession session = connection.session()) {
            return question.apply(session);
          }
        });
  }

  @Override
  public Changes changes(long cursor, int limit) {
    requirePositive(limit);
    return read(session -> tail.after(session, cursor, limit));
  }

  /** What is pending now is given by every reading of changes until it has a higher number. */
  @Override
  public long position() {
    return read(sequence::last);
  }

  @Override
  public long count() {
    return read(session -> documents.countDocuments(session, eq(StoredForm.LIVE, true)));
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("A limit is at least 1: " + limit);
    }
  }
}
