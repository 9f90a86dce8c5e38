package io.stoa.connectors.shopify;

import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. Shopify leads no list beyond 25,000 entries, so that a new one begins
 * behind the last product before that: https://shopify.dev/docs/api/usage/limits.
 *
 * @param behind number of the product behind which the list begins, empty for the first
 * @param after Shopify's cursor in that list, empty at its beginning
 * @param seen how many were in that list so far
 */
record ShopifyCursor(String behind, String after, int seen) {
  static final int LONGEST_LIST = 20_000;

  static ShopifyCursor read(@Nullable String text) {
    if (text == null) {
      return new ShopifyCursor("", "", 0);
    }
    String[] parts = text.split("/", 3);
    return new ShopifyCursor(parts[0], parts[2], Integer.parseInt(parts[1]));
  }

  String text() {
    return behind + "/" + seen + "/" + after;
  }

  /**
   * @param lastId of the page's last product, such as {@code gid://shopify/Product/7}
   */
  ShopifyCursor next(String endCursor, String lastId, int count) {
    if (seen + count < LONGEST_LIST) {
      return new ShopifyCursor(behind, endCursor, seen + count);
    }
    return new ShopifyCursor(lastId.substring(lastId.lastIndexOf('/') + 1), "", 0);
  }
}
