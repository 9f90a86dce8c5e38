package io.stoa.connectors.shopify;

import java.util.Collection;
import java.util.Locale;

/** The mutations that go one by one as well as in bulk operations. */
final class ShopifyMutations {
  private ShopifyMutations() {}

  /**
   * Sets a product, and tells whether it is published where it is to be.
   *
   * @param name of the operation
   * @param publications ids; the answer has {@code p0} for the first, and so on
   */
  static String set(String name, Collection<String> publications) {
    StringBuilder where = new StringBuilder();
    int number = 0;
    for (String publication : publications) {
      where.append(
          "      p%d: publishedOnPublication(publicationId: \"%s\")\n"
              .formatted(number++, publication.replaceAll("[^A-Za-z0-9:/_-]", "")));
    }
    return """
    mutation %s($identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
      productSet(identifier: $identifier, input: $input, synchronous: true) {
        product {
          id
    %s    }
        userErrors { field message code }
      }
    }
    """
        .formatted(name, where);
  }

  static String delete(String name) {
    return """
    mutation %s($input: ProductDeleteInput!) {
      productDelete(input: $input, synchronous: true) {
        deletedProductId
        userErrors { field message }
      }
    }
    """
        .formatted(name);
  }

  static String publish(String name) {
    return """
    mutation %s($id: ID!, $input: [PublicationInput!]!) {
      publishablePublish(id: $id, input: $input) {
        userErrors { field message }
      }
    }
    """
        .formatted(name);
  }

  /** A name that says which batch an operation is about. */
  static String name(String what, String batch) {
    return "Stoa%s_%s".formatted(what, batch.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }
}
