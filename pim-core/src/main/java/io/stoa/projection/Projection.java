package io.stoa.projection;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.product.Products;
import io.stoa.product.StoredProducts;
import io.stoa.search.Filter;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.store.Changes;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Brings the index forward, a batch at a time. One thread at a time.
 *
 * <p>What hangs on others is written again with them: the variants of a changed product model, the
 * products of a family whose requirements changed. Those of them that changed themselves are passed
 * over, as long as their own change is still to come.
 */
final class Projection {
  private static final int BATCH = 500;

  private final DocumentCollection products;
  private final DocumentCollection models;
  private final Catalogs catalogs;
  private final ProductIndex index;
  private final EntryWriter writer;
  private volatile IndexPosition position;
  private long marked = -1;

  Projection(DocumentStore store, Catalogs catalogs, Products resolver, ProductIndex index) {
    this.products = store.collection(StoredProducts.PRODUCTS);
    this.models = store.collection(StoredProducts.MODELS);
    this.catalogs = catalogs;
    this.index = index;
    this.writer = new EntryWriter(catalogs, resolver, index);
    IndexPosition found = IndexPosition.parse(index.position());
    this.position = found == null ? begin() : found;
  }

  /**
   * That nothing is indexed yet is noted at once: another node that starts meanwhile would clear
   * what this one has written, and one that had written it would say that it is there.
   */
  private IndexPosition begin() {
    if (index.count(Filter.ALL) > 0) {
      index.clear();
    }
    index.checkpoint(IndexPosition.START.text());
    return IndexPosition.START;
  }

  IndexPosition position() {
    return position;
  }

  /** Writes the next changes; true when there are no more for now. */
  boolean step() {
    followStructure();
    boolean modelsDrained = followModels();
    boolean productsDrained = followProducts();
    return modelsDrained && productsDrained && catalogs.current().revision() == marked;
  }

  /** At most about so many changes that are not indexed yet; counts no further than that. */
  long waiting(int most) {
    IndexPosition now = position;
    return (long) products.changes(now.products(), most).documents().size()
        + models.changes(now.models(), most).documents().size();
  }

  /** How far the change sequences have gone beyond the position. */
  long distance() {
    IndexPosition now = position;
    return Math.max(0, products.position() - now.products())
        + Math.max(0, models.position() - now.models());
  }

  private void followStructure() {
    Catalog catalog = catalogs.current();
    if (catalog.revision() == marked) {
      return;
    }
    Map<String, String> marks = StructureMarks.of(catalog);
    Map<String, String> before = position.structure();
    if (!marks.equals(before)) {
      // Nothing was indexed before the first step, so nothing can be out of date.
      if (position.products() > 0 || position.models() > 0) {
        writeAgain(affected(before, marks));
      }
      position = position.withStructure(marks);
    }
    marked = catalog.revision();
  }

  private static Filter affected(Map<String, String> before, Map<String, String> after) {
    Set<String> changed = new HashSet<>();
    Set<String> codes = new HashSet<>(before.keySet());
    codes.addAll(after.keySet());
    for (String code : codes) {
      if (!Objects.equals(before.get(code), after.get(code))) {
        changed.add(code);
      }
    }
    return changed.contains(StructureMarks.SHARED) ? Filter.ALL : new Filter.InFamily(changed);
  }

  private void writeAgain(Filter filter) {
    index.refresh();
    String cursor = null;
    do {
      SearchPage page =
          index.search(new SearchQuery(filter, SearchQuery.Sort.IDENTIFIER, cursor, BATCH));
      writer.writeProducts(
          followed(products.getMany(keys(page, Kind.PRODUCT)).values(), position.products()));
      writer.writeModels(
          followed(models.getMany(keys(page, Kind.PRODUCT_MODEL)).values(), position.models()));
      cursor = page.next();
    } while (cursor != null);
  }

  private static List<String> keys(SearchPage page, Kind kind) {
    return page.hits().stream().filter(hit -> hit.kind() == kind).map(SearchPage.Hit::key).toList();
  }

  /** Those whose last change is not still to come. */
  private static List<StoredDocument> followed(Collection<StoredDocument> documents, long cursor) {
    return documents.stream().filter(document -> document.sequence() <= cursor).toList();
  }

  private boolean followProducts() {
    Changes changes = products.changes(position.products(), BATCH);
    writer.writeProducts(changes.documents());
    position = position.withProducts(changes.cursor());
    return changes.drained();
  }

  private boolean followModels() {
    long before = position.models();
    Changes changes = models.changes(before, BATCH);
    writer.writeModels(changes.documents());
    for (StoredDocument model : changes.documents()) {
      if (!model.deleted()) {
        writeVariants(model.id());
        for (StoredDocument below : below(model.id(), before)) {
          writer.writeModels(List.of(below));
          writeVariants(below.id());
        }
      }
    }
    position = position.withModels(changes.cursor());
    return changes.drained();
  }

  /** Product models under the one, as far as their last change is not in this batch or later. */
  private List<StoredDocument> below(String model, long cursor) {
    List<StoredDocument> below = new ArrayList<>();
    List<StoredDocument> page = List.of();
    do {
      String after = page.isEmpty() ? null : page.get(page.size() - 1).id();
      page = models.scanByIndex(StoredProducts.PARENT, model, after, BATCH);
      below.addAll(followed(page, cursor));
    } while (page.size() == BATCH);
    return below;
  }

  private void writeVariants(String model) {
    if (position.products() == 0) {
      return;
    }
    List<StoredDocument> page = List.of();
    do {
      String after = page.isEmpty() ? null : page.get(page.size() - 1).id();
      page = products.scanByIndex(StoredProducts.PARENT, model, after, BATCH);
      List<StoredDocument> followed = followed(page, position.products());
      if (!followed.isEmpty()) {
        writer.writeProducts(followed);
      }
    } while (page.size() == BATCH);
  }
}
