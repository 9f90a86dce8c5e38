package io.stoa.offer;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stores and warehouses that offers have named, each noted once. Thread-safe. */
final class StockLocations {
  private static final CollectionSpec COLLECTION = CollectionSpec.of("stock_locations");
  private static final int PAGE = 500;

  private record Location(String code) {}

  private final DocumentCollection documents;
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  StockLocations(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** Notes those that were not met before. */
  void meet(Collection<String> codes) {
    Map<String, Write> fresh = new LinkedHashMap<>();
    for (String code : codes) {
      String id = code.toLowerCase(Locale.ROOT);
      if (!noted.contains(id)) {
        fresh.put(id, Write.create(id, JsonBody.of(Json.write(new Location(code)))));
      }
    }
    if (!fresh.isEmpty()) {
      documents.bulk(List.copyOf(fresh.values()));
      noted.addAll(fresh.keySet());
    }
  }

  List<String> all() {
    List<String> all = new ArrayList<>();
    String last = null;
    List<StoredDocument> page;
    do {
      page = documents.scan(last, PAGE);
      for (StoredDocument document : page) {
        last = document.id();
        byte[] body = Objects.requireNonNull(document.body(), "deleted").utf8();
        all.add(Json.read(body, Location.class).code());
      }
    } while (page.size() == PAGE);
    return List.copyOf(all);
  }
}
