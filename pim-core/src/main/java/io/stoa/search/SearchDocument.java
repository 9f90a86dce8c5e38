package io.stoa.search;

import io.stoa.product.Values;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product or product model as the index takes it: inheritance resolved, completeness computed.
 *
 * @param kind tells products from product models
 * @param key document id in its collection: the folded identifier or code
 * @param identifier identifier or code as written
 * @param sequence of the stored document
 * @param label by locale: the value of the family's label attribute; the key {@code ""} where it is
 *     not localizable
 * @param parent key of the direct parent, or null
 * @param categories own and inherited, without ancestors
 * @param completeness percent by {@code channel/locale}; empty for product models and products
 *     without family
 * @param values own and inherited
 */
public record SearchDocument(
    Kind kind,
    String key,
    String identifier,
    long sequence,
    Map<String, String> label,
    @Nullable String family,
    @Nullable String parent,
    Set<String> categories,
    Set<String> groups,
    boolean enabled,
    Instant created,
    Instant updated,
    Map<String, Integer> completeness,
    Values values) {
  /** What the document is of. */
  public enum Kind {
    PRODUCT,
    PRODUCT_MODEL
  }

  /** {@code p:key} or {@code m:key}: unique in the index, since a model may be coded like a SKU. */
  public String id() {
    return id(kind, key);
  }

  public static String id(Kind kind, String key) {
    return (kind == Kind.PRODUCT ? "p:" : "m:") + key;
  }
}
