package io.stoa.offer;

import io.stoa.catalog.Catalogs;
import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Offers as documents of the collection {@code offers}; the id is the product's identifier key.
 * Writers that meet on one product both get their part in: the loser of the race lays its change
 * over the winner's result.
 */
public final class StoredOffers implements Offers {
  /** The collection the offers lie in. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("offers");

  private static final int BATCH = 1_000;
  private static final int ATTEMPTS = 50;

  private final DocumentCollection documents;
  private final Catalogs catalogs;

  public StoredOffers(DocumentStore store, Catalogs catalogs) {
    this.documents = store.collection(COLLECTION);
    this.catalogs = catalogs;
  }

  @Override
  public Map<Identifier, Offer> of(Collection<Identifier> products) {
    Map<Identifier, Offer> found = new HashMap<>();
    documents
        .getMany(products.stream().map(Identifier::key).distinct().toList())
        .values()
        .forEach(
            document -> {
              Offer offer = OfferJson.read(document);
              found.put(offer.product(), offer);
            });
    return Collections.unmodifiableMap(found);
  }

  @Override
  public List<Offer> scan(@Nullable Identifier after, int limit) {
    return documents.scan(after == null ? null : after.key(), limit).stream()
        .map(OfferJson::read)
        .toList();
  }

  @Override
  public List<List<Violation>> merge(List<Offer> changes) {
    OfferRules rules = new OfferRules(catalogs.current());
    List<List<Violation>> verdicts = new ArrayList<>(changes.size());
    Map<String, List<Integer>> byProduct = new LinkedHashMap<>();
    List<Offer> canonical = new ArrayList<>(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      Offer change = changes.get(i);
      List<Violation> violations = rules.check(change);
      verdicts.add(violations);
      canonical.add(violations.isEmpty() ? rules.canonical(change) : change);
      if (violations.isEmpty()) {
        byProduct.computeIfAbsent(change.product().key(), key -> new ArrayList<>()).add(i);
        if (byProduct.size() == BATCH) {
          store(byProduct, canonical, verdicts);
          byProduct.clear();
        }
      }
    }
    store(byProduct, canonical, verdicts);
    return Collections.unmodifiableList(verdicts);
  }

  private void store(
      Map<String, List<Integer>> byProduct, List<Offer> changes, List<List<Violation>> verdicts) {
    Map<String, List<Integer>> open = new LinkedHashMap<>(byProduct);
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      Map<String, StoredDocument> before = documents.getMany(open.keySet());
      List<Write> writes = new ArrayList<>();
      for (String key : List.copyOf(open.keySet())) {
        StoredDocument document = before.get(key);
        Offer old = document == null ? null : OfferJson.read(document);
        Offer merged = OfferMerge.over(old, open.getOrDefault(key, List.of()), changes);
        if (merged.equals(old)) {
          open.remove(key);
        } else {
          long expected = document == null ? Write.ABSENT : document.version();
          writes.add(Write.replace(key, expected, OfferJson.write(merged)));
        }
      }
      for (WriteResult result :
          writes.isEmpty() ? List.<WriteResult>of() : documents.bulk(writes)) {
        if (result instanceof WriteResult.Conflict) {
          continue;
        }
        List<Integer> done = open.remove(result.id());
        if (result instanceof WriteResult.Refused refused && done != null) {
          refuse(done, verdicts, Violation.of("sku", "not_storable", refused.reason()));
        }
      }
    }
    open.values()
        .forEach(
            indexes ->
                refuse(
                    indexes,
                    verdicts,
                    Violation.of(
                        "sku", "contended", "Others keep changing this offer; send it again.")));
  }

  private static void refuse(
      List<Integer> indexes, List<List<Violation>> verdicts, Violation violation) {
    indexes.forEach(i -> verdicts.set(i, List.of(violation)));
  }
}
