package io.stoa.ledger;

import io.stoa.product.Identifier;
import java.util.Comparator;

/**
 * By what the ledger knows an item: {@code p:} and the folded SKU of a product, {@code m:} and the
 * folded code of a product model that is an item of its own. All items of models so come before all
 * items of products.
 */
public final class ItemKey {
  /**
   * Order of the keys: by Unicode code point, as stores and search indexes have it. Plain string
   * comparison differs for characters beyond the basic plane.
   */
  public static final Comparator<String> ORDER = ItemKey::compare;

  private static final String PRODUCT = "p:";
  private static final String MODEL = "m:";

  private ItemKey() {}

  public static String ofProduct(String sku) {
    return PRODUCT + new Identifier(sku).key();
  }

  public static String ofModel(String code) {
    return MODEL + new Identifier(code).key();
  }

  public static boolean isModel(String key) {
    return key.startsWith(MODEL);
  }

  /** The folded SKU or code. */
  public static String folded(String key) {
    return key.substring(PRODUCT.length());
  }

  private static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Character.isSurrogate(x) == Character.isSurrogate(y)
            ? Character.compare(x, y)
            : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
