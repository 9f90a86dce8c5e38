package io.stoa.offer;

import io.stoa.catalog.Catalogs;
import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import io.stoa.product.Products;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Offers as documents of the collection {@code offers}; the id is the product's identifier key.
 * Writers that meet on one product both get their part in: the loser of the race lays its change
 * over the winner's result.
 */
public final class StoredOffers implements Offers {
  /** The collection the offers lie in. */
  public static final CollectionSpec COLLECTION =
      CollectionSpec.of("offers", SaleBoundaries.BY_DAY);

  private static final int BATCH = 1_000;
  private static final int ATTEMPTS = 50;

  private final DocumentCollection documents;
  private final Catalogs catalogs;
  private final UnaryOperator<Set<Identifier>> existing;
  private final StockLocations locations;
  private final SaleBoundaries boundaries;
  private final Clock clock;

  /** Takes offers of products that there are. */
  public StoredOffers(DocumentStore store, Catalogs catalogs, Products products, Clock clock) {
    this(store, catalogs, named -> products.products(named).keySet(), clock);
  }

  /** Takes offers of any product. */
  public StoredOffers(DocumentStore store, Catalogs catalogs) {
    this(store, catalogs, named -> named, Clock.systemUTC());
  }

  /**
   * @param existing gives those of the products that there are
   */
  StoredOffers(
      DocumentStore store,
      Catalogs catalogs,
      UnaryOperator<Set<Identifier>> existing,
      Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.catalogs = catalogs;
    this.existing = existing;
    this.locations = new StockLocations(store);
    this.boundaries = new SaleBoundaries(documents);
    this.clock = clock;
  }

  @Override
  public Map<Identifier, Offer> of(Collection<Identifier> products) {
    Map<Identifier, Offer> found = new HashMap<>();
    traced(products).forEach((product, traced) -> found.put(product, traced.offer()));
    return Collections.unmodifiableMap(found);
  }

  @Override
  public Map<Identifier, TracedOffer> traced(Collection<Identifier> products) {
    Map<Identifier, TracedOffer> found = new HashMap<>();
    documents
        .getMany(products.stream().map(Identifier::key).distinct().toList())
        .values()
        .forEach(
            document -> {
              TracedOffer offer = OfferJson.read(document);
              found.put(offer.offer().product(), offer);
            });
    return Collections.unmodifiableMap(found);
  }

  @Override
  public List<TracedOffer> scan(@Nullable Identifier after, int limit) {
    return documents.scan(after == null ? null : after.key(), limit).stream()
        .map(OfferJson::read)
        .toList();
  }

  @Override
  public List<Identifier> withSaleBoundary(Instant after, Instant upTo) {
    return boundaries.between(after, upTo);
  }

  @Override
  public List<String> locations() {
    return locations.all();
  }

  @Override
  public List<OfferResult> apply(List<OfferChange> changes, String by) {
    OfferRules rules = new OfferRules(catalogs.current(), clock.instant());
    List<@Nullable OfferResult> results =
        new ArrayList<>(Collections.nCopies(changes.size(), (@Nullable OfferResult) null));
    List<OfferChange> canonical = new ArrayList<>(changes.size());
    Map<String, List<Integer>> byProduct = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      OfferChange change = changes.get(i);
      List<Violation> violations = rules.check(change);
      canonical.add(violations.isEmpty() ? rules.canonical(change) : change);
      if (violations.isEmpty()) {
        byProduct.computeIfAbsent(change.product().key(), key -> new ArrayList<>()).add(i);
        if (byProduct.size() == BATCH) {
          store(byProduct, canonical, by, results);
          byProduct.clear();
        }
      } else {
        results.set(i, OfferResult.rejected(violations));
      }
    }
    store(byProduct, canonical, by, results);
    return results.stream().map(StoredOffers::known).toList();
  }

  private static OfferResult known(@Nullable OfferResult result) {
    if (result == null) {
      throw new IllegalStateException("A change was lost.");
    }
    return result;
  }

  private void store(
      Map<String, List<Integer>> byProduct,
      List<OfferChange> changes,
      String by,
      List<@Nullable OfferResult> results) {
    Map<String, List<Integer>> open = new LinkedHashMap<>(byProduct);
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      Map<String, StoredDocument> before = documents.getMany(open.keySet());
      if (attempt == 0) {
        refuseUnknown(open, before.keySet(), changes, results);
      }
      write(open, merge(open, before, changes, by, results), results);
    }
    open.values()
        .forEach(
            indexes ->
                refuse(
                    indexes,
                    results,
                    Violation.of(
                        "sku", "contended", "Others keep changing this offer; send it again.")));
  }

  /** Only products without an offer are looked up: the others were there when theirs was made. */
  private void refuseUnknown(
      Map<String, List<Integer>> open,
      Set<String> offered,
      List<OfferChange> changes,
      List<@Nullable OfferResult> results) {
    Set<Identifier> fresh = new HashSet<>();
    open.forEach(
        (key, indexes) -> {
          if (!offered.contains(key)) {
            fresh.add(changes.get(indexes.get(0)).product());
          }
        });
    Set<Identifier> unknown = new HashSet<>(fresh);
    if (!fresh.isEmpty()) {
      unknown.removeAll(existing.apply(fresh));
    }
    for (Identifier product : unknown) {
      refuse(
          open.getOrDefault(product.key(), List.of()),
          results,
          new Violation("sku", "unknown", "There is no such product.", product.text()));
      open.remove(product.key());
    }
  }

  private List<Write> merge(
      Map<String, List<Integer>> open,
      Map<String, StoredDocument> before,
      List<OfferChange> changes,
      String by,
      List<@Nullable OfferResult> results) {
    List<Write> writes = new ArrayList<>();
    Instant now = clock.instant();
    Set<String> named = new HashSet<>();
    for (Map.Entry<String, List<Integer>> entry : List.copyOf(open.entrySet())) {
      StoredDocument document = before.get(entry.getKey());
      TracedOffer old =
          document == null
              ? TracedOffer.empty(changes.get(entry.getValue().get(0)).product())
              : OfferJson.read(document);
      OfferMerge merge = new OfferMerge(old, now, by);
      entry.getValue().forEach(i -> results.set(i, merge.lay(changes.get(i))));
      TracedOffer merged = merge.merged();
      if (merged.equals(old)) {
        open.remove(entry.getKey());
      } else {
        merged.offer().stock().forEach(level -> named.add(level.location()));
        long expected = document == null ? Write.ABSENT : document.version();
        writes.add(
            Write.replace(entry.getKey(), expected, OfferJson.write(merged))
                .indexed(SaleBoundaries.keys(merged.offer())));
      }
    }
    locations.meet(named);
    return writes;
  }

  private void write(
      Map<String, List<Integer>> open, List<Write> writes, List<@Nullable OfferResult> results) {
    for (WriteResult result : writes.isEmpty() ? List.<WriteResult>of() : documents.bulk(writes)) {
      if (result instanceof WriteResult.Conflict) {
        continue;
      }
      List<Integer> done = open.remove(result.id());
      if (result instanceof WriteResult.Refused refused && done != null) {
        refuse(done, results, Violation.of("sku", "not_storable", refused.reason()));
      }
    }
  }

  private static void refuse(
      List<Integer> indexes, List<@Nullable OfferResult> results, Violation violation) {
    indexes.forEach(i -> results.set(i, OfferResult.rejected(List.of(violation))));
  }
}
