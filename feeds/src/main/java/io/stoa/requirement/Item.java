package io.stoa.requirement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mapped item on its way into a feed. Absent fields are not in the map; texts, booleans, {@code
 * Long}s, {@code BigDecimal}s, {@code Double}s, lists and maps of these are values.
 *
 * @param sku identifier of the product, or code of the product model
 * @param kind what it was made from
 * @param parent code of the parent that must go out before it, where the channel has parents
 * @param values by field name, in the order in which they are written
 * @param variants the variants of a grouped item
 */
public record Item(
    String sku,
    Kind kind,
    @Nullable String parent,
    Map<String, Object> values,
    List<Variant> variants) {
  public Item {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    variants = List.copyOf(variants);
  }

  public static Item of(String sku, Map<String, Object> values) {
    return new Item(sku, Kind.STANDALONE, null, values, List.of());
  }

  /** Without the named fields. */
  public Item without(java.util.Set<String> fields) {
    LinkedHashMap<String, Object> kept = new LinkedHashMap<>(values);
    kept.keySet().removeAll(fields);
    return new Item(sku, kind, parent, kept, variants);
  }

  /** What an item was made from. */
  public enum Kind {
    /** A product without product model, or a product model with its variants inside. */
    STANDALONE,
    /** A variant of a product model. */
    VARIANT,
    /** The parent of variants. */
    PARENT
  }

  /** One variant inside a grouped item. */
  public record Variant(String sku, Map<String, Object> values) {
    public Variant {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
