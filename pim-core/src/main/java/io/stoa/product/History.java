package io.stoa.product;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, when and by which way, and how to bring back what was there. Keeps the newest
 * {@value KeptEntries#MOST} edits of each product and product model and its creation; what is
 * deleted has no history any more. Thread-safe.
 *
 * <p>The last edit is told by the product's own document, in the same write; the edit after it
 * first moves it to where it is kept, then writes. So an edit has its entry from the moment it is
 * there, once, wherever a process dies.
 */
public final class History {
  private final DocumentCollection products;
  private final DocumentCollection models;
  private final KeptEntries kept;
  private final Products edited;

  /**
   * @param edited what brings something back
   */
  public History(DocumentStore store, Products edited) {
    this.products = store.collection(StoredProducts.PRODUCTS);
    this.models = store.collection(StoredProducts.MODELS);
    this.kept = new KeptEntries(store.collection(KeptEntries.COLLECTION));
    this.edited = edited;
  }

  /**
   * The history of a product, empty when there is no such product.
   *
   * @param before only versions before this one; null for the newest
   * @param limit how many entries at most, at least 1
   */
  public Optional<HistoryPage> ofProduct(Identifier identifier, @Nullable Long before, int limit) {
    return product(identifier).map(past -> page(past, before, limit));
  }

  /** As {@link #ofProduct} of a product model. */
  public Optional<HistoryPage> ofModel(Identifier code, @Nullable Long before, int limit) {
    return model(code).map(past -> page(past, before, limit));
  }

  /**
   * Brings back what the edit found, as an ordinary edit.
   *
   * @param version that the edit led to
   * @param keys which of its changes to take back; null for all
   * @param expected the version there must be now, as in {@link ProductEdit}
   * @throws StoaException {@code NOT_FOUND} when there is no such product or entry
   */
  public EditResult bringBack(
      Identifier identifier,
      long version,
      @Nullable Set<ValueKey> keys,
      long expected,
      Author author) {
    Past past =
        product(identifier).orElseThrow(() -> StoaException.notFound("product", identifier.text()));
    BringBack back = BringBack.of(entry(past, version), keys);
    return back.violations().isEmpty()
        ? edited.apply(List.of(back.product(identifier, expected, past.links)), author).get(0)
        : new EditResult.Rejected(back.violations());
  }

  /** As {@link #bringBack} of a product model. */
  public EditResult bringBackModel(
      Identifier code, long version, @Nullable Set<ValueKey> keys, long expected, Author author) {
    Past past = model(code).orElseThrow(() -> StoaException.notFound("product model", code.text()));
    BringBack back = BringBack.of(entry(past, version), keys);
    List<Violation> violations = back.violations();
    return violations.isEmpty()
        ? edited.applyToModels(List.of(back.model(code, expected, past.links)), author).get(0)
        : new EditResult.Rejected(violations);
  }

  /** What the document tells. */
  private record Past(
      String owner,
      long version,
      Instant created,
      Instant updated,
      Values now,
      Associations links,
      Trace trace) {
    long born() {
      Trace.Made made = trace.made();
      if (made != null) {
        return made.version() == 0 ? version : made.version();
      }
      return 1;
    }

    HistoryEntry creation() {
      Trace.Made made = trace.made();
      Author author = made == null ? Author.UNKNOWN : made.author();
      return new HistoryEntry(born(), created, author, true, List.of(), 0);
    }
  }

  private Optional<Past> product(Identifier identifier) {
    return products.get(identifier.key()).map(History::product);
  }

  private static Past product(StoredDocument document) {
    Tracked<Product> tracked = ProductJson.trackedProduct(document);
    Product product = tracked.value();
    return new Past(
        "p:" + document.id(),
        tracked.version(),
        product.created(),
        product.updated(),
        AllValues.of(product),
        product.associations(),
        tracked.trace());
  }

  private Optional<Past> model(Identifier code) {
    return models.get(code.key()).map(History::model);
  }

  private static Past model(StoredDocument document) {
    Tracked<ProductModel> tracked = ProductJson.trackedModel(document);
    ProductModel model = tracked.value();
    return new Past(
        "m:" + document.id(),
        tracked.version(),
        model.created(),
        model.updated(),
        AllValues.of(model),
        model.associations(),
        tracked.trace());
  }

  private HistoryPage page(Past past, @Nullable Long before, int limit) {
    List<HistoryEntry> found = new ArrayList<>();
    long born = past.born();
    long newest = Math.min(before == null ? past.version : before - 1, past.version);
    if (newest == past.version) {
      HistoryEntry last = HistoryEntry.last(past.version, past.updated, past.now, past.trace);
      if (last != null) {
        found.add(last);
      }
      newest--;
    }
    long oldest = Math.max(born + 1, past.version - KeptEntries.MOST);
    while (newest >= oldest && found.size() <= limit) {
      long until = Math.max(oldest, newest - limit);
      found.addAll(kept.read(past.owner, newest, until));
      newest = until - 1;
    }
    if (found.size() <= limit && (before == null || before > born)) {
      found.add(past.creation());
    }
    return found.size() <= limit
        ? new HistoryPage(found, null)
        : new HistoryPage(found.subList(0, limit), found.get(limit - 1).version());
  }

  private HistoryEntry entry(Past past, long version) {
    HistoryEntry entry =
        version == past.version
            ? HistoryEntry.last(version, past.updated, past.now, past.trace)
            : kept.read(past.owner, version, version).stream().findFirst().orElse(null);
    if (entry == null || version > past.version) {
      throw StoaException.notFound("history entry of version", Long.toString(version));
    }
    return entry;
  }
}
