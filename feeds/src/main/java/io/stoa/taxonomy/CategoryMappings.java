package io.stoa.taxonomy;

import io.stoa.json.Json;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The category mappings of all taxonomies, each a document of its own, so that one change touches
 * one category and can be told from all others. Thread-safe.
 */
public final class CategoryMappings {
  private static final String BY_TAXONOMY = "taxonomy";

  /** The id of a document is taxonomy, slash, our category's code in lower case. */
  public static final CollectionSpec COLLECTION =
      CollectionSpec.of("category_mappings", BY_TAXONOMY);

  private static final int PAGE = 1000;

  private final DocumentCollection documents;

  public CategoryMappings(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** All of the taxonomy, by category. */
  public List<CategoryMapping> of(String taxonomy) {
    List<CategoryMapping> all = new ArrayList<>();
    Scans.eachByIndex(documents, BY_TAXONOMY, taxonomy, document -> all.add(read(document)));
    return List.copyOf(all);
  }

  /** The category's own mapping. */
  public Optional<CategoryMapping> find(String taxonomy, String category) {
    return documents.get(id(taxonomy, category)).map(CategoryMappings::read);
  }

  /**
   * Stores the mappings, each in place of an earlier one; leaves alone what is so already.
   *
   * @return how many were stored
   */
  public long save(List<CategoryMapping> mappings) {
    Map<String, StoredDocument> stored =
        documents.getMany(mappings.stream().map(CategoryMappings::id).toList());
    List<Write> writes =
        mappings.stream()
            .filter(
                mapping -> {
                  StoredDocument before = stored.get(id(mapping));
                  return before == null || !read(before).equals(mapping);
                })
            .map(CategoryMappings::write)
            .toList();
    documents.bulk(writes);
    return writes.size();
  }

  private static Write write(CategoryMapping mapping) {
    return new Write(
        id(mapping),
        Write.ANY,
        JsonBody.of(Json.write(mapping)),
        Map.of(BY_TAXONOMY, List.of(mapping.taxonomy())));
  }

  private static String id(CategoryMapping mapping) {
    return id(mapping.taxonomy(), mapping.category());
  }

  /** Takes the category's own mapping away; false when there was none. */
  public boolean remove(String taxonomy, String category) {
    String id = id(taxonomy, category);
    if (documents.get(id).isEmpty()) {
      return false;
    }
    documents.put(Write.delete(id, Write.ANY));
    return true;
  }

  /** Takes all mappings of the taxonomy away. */
  void removeAll(String taxonomy) {
    documents.bulk(
        of(taxonomy).stream()
            .map(m -> Write.delete(id(taxonomy, m.category()), Write.ANY))
            .toList());
  }

  /** Where changes are read on from: see {@link #changedSince}. Cheap. */
  public long position() {
    return documents.position();
  }

  /**
   * Our categories whose mapping in the taxonomy was set, changed or taken away after the position;
   * lower case. What inherits from them is not named. May name one that did not change.
   */
  public Set<String> changedSince(String taxonomy, long position) {
    Set<String> categories = new LinkedHashSet<>();
    String prefix = taxonomy + "/";
    long cursor = position;
    Changes changes;
    do {
      changes = documents.changes(cursor, PAGE);
      changes.documents().stream()
          .map(StoredDocument::id)
          .filter(id -> id.startsWith(prefix))
          .forEach(id -> categories.add(id.substring(prefix.length())));
      cursor = changes.cursor();
    } while (!changes.drained());
    return categories;
  }

  private static String id(String taxonomy, String category) {
    return taxonomy + "/" + category.toLowerCase(Locale.ROOT);
  }

  private static CategoryMapping read(StoredDocument document) {
    return Json.read(
        Objects.requireNonNull(document.body(), "deleted").utf8(), CategoryMapping.class);
  }
}
