package io.stoa.ledger;

import io.stoa.product.Identifier;
import io.stoa.search.CodePoints;
import java.util.Comparator;

/**
 * By what the ledger knows an item: {@code p:} and the folded SKU of a product, {@code m:} and the
 * folded code of a product model that is an item of its own, or is split into several. All items of
 * models so come before all items of products.
 */
public final class ItemKey {
  /** Order of the keys, as stores and search indexes have it. */
  public static final Comparator<String> ORDER = CodePoints.ORDER;

  private static final String PRODUCT = "p:";
  private static final String MODEL = "m:";

  /** Before all that codes consist of, so that the parts of a model stand together. */
  private static final char PART = '\u001f';

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

  /**
   * One of the items that a product model is split into.
   *
   * @param part what tells it from the others; empty for the model as a whole
   */
  public static String ofPart(String code, String part) {
    return part.isEmpty() ? ofModel(code) : ofModel(code) + PART + part;
  }

  /** Whether it is one of several items of its product model. */
  static boolean isPart(String key) {
    return key.indexOf(PART) >= 0;
  }

  /** The folded SKU, or the folded code of the product model that the item is, or is part of. */
  public static String code(String key) {
    int part = key.indexOf(PART);
    return key.substring(PRODUCT.length(), part < 0 ? key.length() : part);
  }

  /** The folded SKU or code for people to read, with the part of the product model. */
  public static String folded(String key) {
    return key.substring(PRODUCT.length()).replace(PART, '-');
  }
}
