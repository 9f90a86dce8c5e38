package io.stoa.requirement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Without the named fields.
   *
   * @param fields those of variants as {@link #ofVariant} names them for one, or without a number
   *     for all of them
   */
  public Item without(Set<String> fields) {
    LinkedHashMap<String, Object> kept = new LinkedHashMap<>(values);
    kept.keySet().removeAll(fields);
    List<Variant> left = new ArrayList<>(variants.size());
    for (int i = 0; i < variants.size(); i++) {
      int number = i;
      LinkedHashMap<String, Object> own = new LinkedHashMap<>(variants.get(i).values());
      own.keySet()
          .removeIf(field -> fields.contains(field) || fields.contains(ofVariant(field, number)));
      left.add(new Variant(variants.get(i).sku(), own));
    }
    return new Item(sku, kind, parent, kept, left);
  }

  /** The field of the one variant: {@code skus[].price} of the third is {@code skus[2].price}. */
  static String ofVariant(String field, int number) {
    int at = field.indexOf("[]");
    return at < 0 ? field : field.substring(0, at + 1) + number + field.substring(at + 1);
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
