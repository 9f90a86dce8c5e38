package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.stoa.search.IndexEntry;
import io.stoa.search.terms.StandardAmounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes entries many at a time. The sequence is the version of a document, so that an older state
 * never replaces a newer one, whichever node brings it. Each entry has its own outcome: what the
 * cluster could not take for the moment is sent again, what it never takes is logged by its id.
 */
final class BulkWrites {
  private static final Logger LOG = LoggerFactory.getLogger(BulkWrites.class);
  private static final int MOST_ENTRIES = 1000;
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final Calls calls;
  private final String index;
  private final boolean isAlias;
  private final StandardAmounts amounts;
  private final Sample sample;

  /**
   * @param isAlias whether the index is an alias, which is then never made by mistake
   */
  BulkWrites(Calls calls, String index, boolean isAlias, StandardAmounts amounts, Sample sample) {
    this.calls = calls;
    this.index = index;
    this.isAlias = isAlias;
    this.amounts = amounts;
    this.sample = sample;
  }

  void write(List<IndexEntry> entries) {
    List<BulkOperation> batch = new ArrayList<>();
    int bytes = 0;
    for (IndexEntry entry : entries) {
      byte[] json = IndexedDocument.json(entry, amounts, sample);
      if (!batch.isEmpty() && (batch.size() == MOST_ENTRIES || bytes + json.length > MOST_BYTES)) {
        send(batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(operation(entry, json));
      bytes += json.length;
    }
    if (!batch.isEmpty()) {
      send(batch);
    }
  }

  private static BulkOperation operation(IndexEntry entry, byte[] json) {
    return BulkOperation.of(
        o ->
            o.index(
                i ->
                    i.id(IndexedDocument.id(entry.id()))
                        .version(entry.sequence())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(json, ContentType.APPLICATION_JSON))));
  }

  private void send(List<BulkOperation> batch) {
    List<BulkOperation> rest = List.copyOf(batch);
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempt = 1; !rest.isEmpty(); attempt++) {
      List<BulkOperation> sent = rest;
      BulkResponse response =
          calls.ask(
              "write to",
              client -> client.bulk(b -> b.index(index).requireAlias(isAlias).operations(sent)));
      rest = response.errors() ? refused(sent, response.items()) : List.of();
      if (!rest.isEmpty()) {
        if (attempt == ATTEMPTS) {
          throw Calls.unavailable("write to", "the cluster is overloaded", null);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        pause *= 2;
      }
    }
  }

  /** Those of the operations that may succeed later. */
  private static List<BulkOperation> refused(
      List<BulkOperation> sent, List<BulkResponseItem> answers) {
    List<BulkOperation> again = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      BulkResponseItem answer = answers.get(i);
      if (answer.error() == null || answer.status() == CONFLICT) {
        continue;
      }
      if (answer.status() == TOO_MANY || answer.status() >= 500) {
        again.add(sent.get(i));
      } else {
        LOG.error(
            "{} cannot be indexed and is not found by searches: {}",
            answer.id(),
            answer.error().reason());
      }
    }
    return again;
  }
}
