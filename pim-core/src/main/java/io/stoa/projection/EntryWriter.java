package io.stoa.projection;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.error.StoaException;
import io.stoa.product.Product;
import io.stoa.product.ProductJson;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Versioned;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchDocument;
import io.stoa.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes stored documents into the index. One that cannot be read or indexed is logged and left
 * out: it must not keep the rest from being found.
 */
final class EntryWriter {
  private static final Logger LOG = LoggerFactory.getLogger(EntryWriter.class);

  /**
   * Products of one family have values under the same names: what belongs to a name is found in the
   * processor's caches where they follow each other. With thousands of attributes those do not hold
   * all of it.
   */
  private static final Comparator<ResolvedProduct> BY_FAMILY =
      Comparator.comparing(resolved -> Objects.requireNonNullElse(resolved.family(), ""));

  private final Catalogs catalogs;
  private final Products products;
  private final ProductIndex index;
  private final SearchDocuments documents = new SearchDocuments();

  EntryWriter(Catalogs catalogs, Products products, ProductIndex index) {
    this.catalogs = catalogs;
    this.products = products;
    this.index = index;
  }

  void writeProducts(Collection<StoredDocument> stored) {
    List<IndexEntry> entries = removals(SearchDocument.Kind.PRODUCT, stored);
    List<Versioned<Product>> live = live(stored, ProductJson::product);
    Catalog catalog = catalogs.current();
    entries.addAll(
        products.resolve(live).parallelStream()
            .sorted(BY_FAMILY)
            .map(resolved -> new IndexEntry.Put(documents.of(resolved, catalog)))
            .toList());
    write(entries);
  }

  void writeModels(Collection<StoredDocument> stored) {
    List<IndexEntry> entries = removals(SearchDocument.Kind.PRODUCT_MODEL, stored);
    List<Versioned<ProductModel>> live = live(stored, ProductJson::model);
    Catalog catalog = catalogs.current();
    for (var resolved : products.resolveModels(live)) {
      entries.add(new IndexEntry.Put(documents.of(resolved, catalog)));
    }
    write(entries);
  }

  private static List<IndexEntry> removals(
      SearchDocument.Kind kind, Collection<StoredDocument> stored) {
    List<IndexEntry> removals = new ArrayList<>();
    for (StoredDocument document : stored) {
      if (document.deleted()) {
        String id = SearchDocument.id(kind, document.id());
        removals.add(new IndexEntry.Remove(id, document.sequence()));
      }
    }
    return removals;
  }

  private static <T> List<Versioned<T>> live(
      Collection<StoredDocument> stored, Function<StoredDocument, Versioned<T>> read) {
    return stored.parallelStream()
        .filter(document -> !document.deleted())
        .flatMap(document -> read(document, read).stream())
        .toList();
  }

  /** Empty when it cannot be read. */
  private static <T> Optional<Versioned<T>> read(
      StoredDocument document, Function<StoredDocument, Versioned<T>> read) {
    try {
      return Optional.of(read.apply(document));
    } catch (RuntimeException e) {
      LOG.error("The document '{}' cannot be read and so not be found.", document.id(), e);
      return Optional.empty();
    }
  }

  private void write(List<IndexEntry> entries) {
    try {
      index.write(entries);
    } catch (StoaException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("A batch cannot be indexed; trying its documents one by one.", e);
      entries.forEach(this::writeAlone);
    }
  }

  private void writeAlone(IndexEntry entry) {
    try {
      index.write(List.of(entry));
    } catch (StoaException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The document '{}' cannot be indexed and so not be found.", entry.id(), e);
    }
  }
}
