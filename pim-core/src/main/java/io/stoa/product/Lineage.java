package io.stoa.product;

import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Product models by key, with those above them: loaded for one batch in two reads. */
final class Lineage {
  /** A root and one level of models below it. */
  private static final int MOST_LEVELS = 2;

  private final Map<String, ProductModel> models = new HashMap<>();

  private Lineage() {}

  /**
   * @param codes of models, in any case
   */
  static Lineage load(DocumentCollection collection, Collection<String> codes) {
    Lineage lineage = new Lineage();
    Set<String> wanted = new HashSet<>();
    codes.forEach(code -> wanted.add(key(code)));
    for (int level = 0; level < MOST_LEVELS && !wanted.isEmpty(); level++) {
      Set<String> parents = new HashSet<>();
      for (StoredDocument document : collection.getMany(wanted).values()) {
        ProductModel model = ProductJson.model(document).value();
        lineage.models.put(document.id(), model);
        if (model.parent() != null && !lineage.models.containsKey(key(model.parent()))) {
          parents.add(key(model.parent()));
        }
      }
      wanted.clear();
      wanted.addAll(parents);
    }
    return lineage;
  }

  static String key(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  @Nullable ProductModel find(String code) {
    return models.get(key(code));
  }

  /** The models above something with this parent, nearest first; those that are gone left out. */
  List<ProductModel> above(@Nullable String parent) {
    if (parent == null) {
      return List.of();
    }
    List<ProductModel> above = new ArrayList<>(MOST_LEVELS);
    String code = parent;
    while (code != null && above.size() < MOST_LEVELS) {
      ProductModel model = find(code);
      if (model == null) {
        break;
      }
      above.add(model);
      code = model.parent();
    }
    return above;
  }
}
