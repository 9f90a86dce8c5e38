package io.stoa.change;

import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.offer.StockPolicies;
import io.stoa.offer.StoredOffers;
import io.stoa.product.StoredProducts;
import io.stoa.schema.Schemas;
import io.stoa.search.ProductSearch;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that items of feeds are made from. Thread-safe. */
public final class ChangeSources {
  private static final String PRODUCTS = "products";
  private static final String MODELS = "models";
  private static final String OFFERS = "offers";

  /** Names of those that tell what is touched without a look into the search index. */
  public static final Set<String> BY_ID = Set.of(PRODUCTS, MODELS, OFFERS);

  private final List<ChangeSource> sources;

  private ChangeSources(List<ChangeSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * Those of the repository.
   *
   * @param further of packages that build on it
   */
  public static ChangeSources of(
      DocumentStore store, ProductSearch search, Catalogs catalogs, List<ChangeSource> further) {
    List<ChangeSource> all = new ArrayList<>();
    all.add(
        DocumentChanges.byId(
            PRODUCTS, store.collection(StoredProducts.PRODUCTS), Touched::product));
    all.add(DocumentChanges.byId(MODELS, store.collection(StoredProducts.MODELS), Touched::model));
    all.add(
        DocumentChanges.byId(OFFERS, store.collection(StoredOffers.COLLECTION), Touched::product));
    all.add(
        new DocumentChanges(
            "stock_policies",
            store.collection(StockPolicies.COLLECTION),
            (changed, scope, touched) -> {
              if (scope.reads(changed.id())) {
                touched.everything("The stock policy of the channel was changed.");
              }
            }));
    all.add(
        new DocumentChanges(
            "schemas",
            store.collection(Schemas.KNOWN),
            (changed, scope, touched) -> {
              if (scope.schemas()) {
                touched.everything("A schema that items are held against was stored anew.");
              }
            }));
    StructureEffects structure = new StructureEffects(search, catalogs);
    for (EntityType type : EntityType.values()) {
      all.add(
          new DocumentChanges(
              type.code(),
              store.collection(CollectionSpec.of(type.code())),
              (changed, scope, touched) -> structure.touch(type, changed, scope, touched)));
    }
    all.addAll(further);
    return new ChangeSources(all);
  }

  /** Where all of them stand, by name. Cheap. */
  public Map<String, String> positions() {
    Map<String, String> positions = new LinkedHashMap<>();
    sources.forEach(source -> positions.put(source.name(), source.position()));
    return positions;
  }

  /**
   * Tells what changed after the positions; a source that has none there touches everything.
   *
   * @param now where they stood a moment ago: a source that has not moved is not asked
   */
  public void since(
      Map<String, String> positions, Map<String, String> now, ChangeScope scope, Touched touched) {
    for (ChangeSource source : sources) {
      @Nullable String before = positions.get(source.name());
      if (before == null) {
        touched.everything("Changes of " + source.name() + " were not followed before.");
      } else if (!Objects.equals(before, now.get(source.name()))) {
        source.since(before, scope, touched);
      }
      if (touched.isEverything()) {
        return;
      }
    }
  }
}
