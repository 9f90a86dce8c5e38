package io.stoa.imports;

import io.stoa.catalog.EntityType;
import io.stoa.json.Json;
import io.stoa.product.Identifier;
import io.stoa.product.Products;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Remembers which row each product had when it was imported last without a word, so that the same
 * row need not be understood again as long as nobody changed the product, the structure or the
 * release that read it. Nothing is lost when what is remembered is deleted. Thread-safe.
 */
public final class KnownRows {
  private static final CollectionSpec COLLECTION = CollectionSpec.of("import_rows");

  private final DocumentCollection remembered;
  private final List<DocumentCollection> structure = new ArrayList<>();
  private final Products products;
  private final String release;

  /**
   * @param release of Stoa: another one may understand rows in another way
   */
  public KnownRows(DocumentStore store, Products products, String release) {
    this.remembered = store.collection(COLLECTION);
    for (EntityType type : EntityType.values()) {
      structure.add(store.collection(CollectionSpec.of(type.code())));
    }
    this.products = products;
    this.release = release;
  }

  /**
   * What a row's meaning depends on besides its cells, as far as it is known before the structure
   * is read.
   */
  String context() {
    StringBuilder context = new StringBuilder(release);
    structure.forEach(collection -> context.append(' ').append(collection.position()));
    return context.toString();
  }

  /**
   * Begins a table.
   *
   * @param context of before the structure was read that the columns are of
   */
  RowMemory table(String context, List<String> header, ProductColumns columns) {
    return new RowMemory(this, RowDigest.of(context, header), columns);
  }

  /**
   * The products that had the same row last and are as they were after it.
   *
   * @param digests of rows, by identifier
   */
  Set<Identifier> unchanged(Map<Identifier, String> digests) {
    Map<Identifier, Long> versions = new HashMap<>();
    Map<String, StoredDocument> found =
        remembered.getMany(digests.keySet().stream().map(Identifier::key).toList());
    digests.forEach(
        (identifier, digest) -> {
          StoredDocument document = found.get(identifier.key());
          if (document != null) {
            Remembered row = Remembered.of(document);
            if (row.row().equals(digest)) {
              versions.put(identifier, row.version());
            }
          }
        });
    Map<Identifier, Long> actual = products.versions(versions.keySet());
    Set<Identifier> same = new HashSet<>();
    versions.forEach(
        (identifier, version) -> {
          if (version.equals(actual.get(identifier))) {
            same.add(identifier);
          }
        });
    return same;
  }

  void remember(Map<Identifier, Remembered> rows) {
    List<Write> writes = new ArrayList<>();
    rows.forEach(
        (identifier, row) -> writes.add(Write.replace(identifier.key(), Write.ANY, row.json())));
    remembered.bulk(writes);
  }

  /**
   * @param row the row's digest
   * @param version of the product after it
   */
  record Remembered(String row, long version) {
    static Remembered of(StoredDocument document) {
      return Json.read(Objects.requireNonNull(document.body()).utf8(), Remembered.class);
    }

    JsonBody json() {
      return JsonBody.of(Json.write(this));
    }
  }
}
