package io.stoa.ledger;

import io.stoa.product.Identifier;
import io.stoa.search.CodePoints;
import java.util.Comparator;

/**
 * By what the ledger knows an item: {@code p:} and the folded SKU of a product, {@code m:} and the
 * folded code of a product model that is an item of its own. All items of models so come before all
 * items of products.
 */
public final class ItemKey {
  /** Order of the keys, as stores and search indexes have it. */
  public static final Comparator<String> ORDER = CodePoints.ORDER;

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
}
