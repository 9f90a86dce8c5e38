package io.stoa.connectors.shopify;

import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A product as the shop has it.
 *
 * @param mark null when it is none of ours
 * @param published on how many publications it can be bought
 * @param planned on how many it is or will be published
 */
record ShopifyProduct(
    String id,
    String handle,
    String status,
    @Nullable ShopifyMark mark,
    int published,
    int planned) {
  /** What is asked of a product; with the product itself it costs as many points. */
  static final String FIELDS =
      """
      fragment StoaProduct on Product {
        id
        handle
        status
        mark: metafield(namespace: "stoa", key: "item") { value }
        published: resourcePublicationsCount(onlyPublished: true) { count }
        planned: resourcePublicationsCount(onlyPublished: false) { count }
      }
      """;

  static final int POINTS = 4;

  /** Null where there is no product. */
  static @Nullable ShopifyProduct read(JsonNode product) {
    String id = product.path("id").asString("");
    return id.isEmpty()
        ? null
        : new ShopifyProduct(
            id,
            product.path("handle").asString(""),
            product.path("status").asString(""),
            ShopifyMark.read(product.path("mark")),
            product.path("published").path("count").asInt(0),
            product.path("planned").path("count").asInt(0));
  }

  boolean isMarkedFor(String sku) {
    return mark != null && mark.item().equals(sku);
  }

  /** Whether buyers find it, and if not, why. */
  ItemAnswer answer(String sku) {
    if (!status.equals("ACTIVE") && !status.equals("UNLISTED")) {
      return waiting(sku, Severity.INFO, "status", status, "The product's status is " + status);
    }
    if (published > 0) {
      return new ItemAnswer(sku, ItemState.LIVE, id, List.of());
    }
    return planned > 0
        ? waiting(sku, Severity.INFO, "publications", "SCHEDULED", "Its publication is scheduled")
        : waiting(
            sku, Severity.WARNING, "publications", "NOT_PUBLISHED", "It is published nowhere");
  }

  private ItemAnswer waiting(
      String sku, Severity severity, String attribute, String code, String says) {
    return new ItemAnswer(
        sku,
        ItemState.ACCEPTED,
        id,
        List.of(new ItemIssue(attribute, code, severity, says + ".", null)));
  }
}
