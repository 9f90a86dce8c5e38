package io.stoa.connectors.exchange;

import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was said to channels and what they answered, for a set time. Thread-safe. */
public final class Exchanges {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
  private static final String ALL = "all";
  private static final String FEED = "feed";
  private static final String RUN = "run";
  private static final String BATCH = "batch";
  private static final String SKU = "sku";
  static final CollectionSpec COLLECTION = CollectionSpec.of("exchanges", FEED, RUN, BATCH, SKU);

  /** Above it an exchange is found by its batch, whose items are kept once. */
  static final int FEW_ITEMS = 20;

  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
  private static final int PAGE = 200;

  private final DocumentCollection documents;
  private final BatchItems batchItems;
  private final Clock clock;
  private final Duration retention;
  private final int longestBody;
  private final AtomicLong cleaned = new AtomicLong();

  /**
   * @param retention how long exchanges stay
   * @param longestBody how many bytes of each body are kept
   */
  public Exchanges(DocumentStore store, Clock clock, Duration retention, int longestBody) {
    this.documents = store.collection(COLLECTION);
    this.batchItems = new BatchItems(store);
    this.clock = clock;
    this.retention = retention;
    this.longestBody = longestBody;
  }

  /** Begins to note what is said about something. */
  public ExchangeNotes about(String connector, About about) {
    return new ExchangeNotes(this, connector, about, longestBody, clock);
  }

  /** Never fails: a delivery matters more than its notes. */
  void add(Exchange exchange, About about) {
    try {
      Map<String, List<String>> keys = new HashMap<>();
      put(keys, FEED, exchange.feed());
      put(keys, RUN, exchange.run());
      put(keys, BATCH, exchange.batch());
      keys.put(SKU, exchange.skus());
      JsonBody body = JsonBody.of(Json.write(exchange));
      documents.put(new Write(exchange.id(), Write.ANY, body, keys));
      if (about.skus().size() > FEW_ITEMS) {
        batchItems.add(about, exchange.at());
      }
      clean();
    } catch (StoaException e) {
      LOG.warn("An exchange with {} cannot be kept: {}", exchange.connector(), e.getMessage());
    }
  }

  private static void put(Map<String, List<String>> keys, String index, @Nullable String key) {
    if (key != null && !key.isEmpty()) {
      keys.put(index, List.of(key));
    }
  }

  public Optional<Exchange> find(String id) {
    return documents.get(id).flatMap(Exchanges::read);
  }

  /**
   * The exchange of the id.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public Exchange get(String id) {
    return find(id).orElseThrow(() -> StoaException.notFound("exchange", id));
  }

  /** The newest first, at most so many. */
  public List<Exchange> find(ExchangeQuery query, int limit) {
    String sku = query.sku();
    if (sku == null) {
      return scan(widest(query), query, false, limit);
    }
    List<Exchange> found = new ArrayList<>(scan(Map.entry(SKU, sku), query, false, limit));
    for (String batch : batchItems.batchesOf(sku)) {
      found.addAll(scan(Map.entry(BATCH, batch), query, true, limit));
    }
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(Exchange::id))
        .limit(limit)
        .toList();
  }

  private static Map.Entry<String, String> widest(ExchangeQuery query) {
    if (query.batch() != null) {
      return Map.entry(BATCH, query.batch());
    }
    if (query.run() != null) {
      return Map.entry(RUN, query.run());
    }
    return query.feed() != null ? Map.entry(FEED, query.feed()) : Map.entry(ALL, "");
  }

  private List<Exchange> scan(
      Map.Entry<String, String> index, ExchangeQuery query, boolean itemKnown, int limit) {
    List<Exchange> found = new ArrayList<>();
    String after = query.after();
    List<StoredDocument> page;
    do {
      page =
          index.getKey().equals(ALL)
              ? documents.scan(after, PAGE)
              : documents.scanByIndex(index.getKey(), index.getValue(), after, PAGE);
      for (StoredDocument document : page) {
        after = document.id();
        read(document).filter(e -> query.fits(e, itemKnown)).ifPresent(found::add);
        if (found.size() == limit) {
          return found;
        }
      }
    } while (page.size() == PAGE);
    return found;
  }

  /** Forgets what is older than the retention; now and then is enough. */
  private void clean() {
    Instant now = clock.instant();
    long last = cleaned.get();
    if (now.toEpochMilli() - last > BETWEEN_CLEANINGS.toMillis()
        && cleaned.compareAndSet(last, now.toEpochMilli())) {
      String oldest = ExchangeIds.before(now.minus(retention));
      forget(documents, oldest);
      batchItems.forget(oldest);
    }
  }

  static void forget(DocumentCollection documents, String after) {
    List<StoredDocument> old;
    do {
      old = documents.scan(after, PAGE);
      documents.bulk(old.stream().map(d -> Write.delete(d.id(), Write.ANY)).toList());
    } while (old.size() == PAGE);
  }

  private static Optional<Exchange> read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null ? Optional.empty() : Optional.of(Json.read(body.utf8(), Exchange.class));
  }
}
