package io.stoa.connectors.shopify;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ListedPage;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at the products of a shop. */
final class ShopifyProducts {
  /** A request may cost 1,000 points; a list of input 250 entries. */
  private static final int AT_ONCE = 100;

  private static final int MARKS_AT_ONCE = 25;

  /** Drafts are ours too. */
  private static final String ANY_STATUS = "status:active,archived,draft,unlisted";

  private static final String LIST =
      """
      query StoaList($first: Int!, $after: String, $query: String) {
        products(first: $first, after: $after, query: $query, sortKey: ID) {
          nodes { ...StoaProduct }
          pageInfo { hasNextPage endCursor }
        }
      }
      """
          + ShopifyProduct.FIELDS;

  private static final String MARK =
      """
      mutation StoaMark($metafields: [MetafieldsSetInput!]!) {
        metafieldsSet(metafields: $metafields) { userErrors { field message code } }
      }
      """;

  private final ShopifyClient client;

  ShopifyProducts(ShopifyClient client) {
    this.client = client;
  }

  /**
   * A product that is looked for: by its id where that is known, else by its handle.
   *
   * @param sku key of the item
   */
  record Wanted(String sku, @Nullable String id, String handle) {}

  /** Those that are there, by the key of their item. */
  Map<String, ShopifyProduct> find(List<Wanted> wanted) throws DeliveryException {
    Map<String, ShopifyProduct> found = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      look(wanted.subList(from, Math.min(from + AT_ONCE, wanted.size())), found);
    }
    return found;
  }

  private void look(List<Wanted> wanted, Map<String, ShopifyProduct> found)
      throws DeliveryException {
    ObjectNode variables = Json.MAPPER.createObjectNode();
    ArrayNode ids = variables.putArray("ids");
    StringBuilder declared = new StringBuilder("$ids: [ID!]!");
    StringBuilder asked = new StringBuilder();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      if (one.id() != null) {
        ids.add(one.id());
      } else {
        declared.append(", $h").append(i).append(": String!");
        asked.append(
            "  h%d: productByIdentifier(identifier: {handle: $h%d}) { ...StoaProduct }\n"
                .formatted(i, i));
        variables.put("h" + i, one.handle());
      }
    }
    String document =
        "query StoaFind(%s) {\n  nodes(ids: $ids) { ...StoaProduct }\n%s}\n%s"
            .formatted(declared, asked, ShopifyProduct.FIELDS);
    JsonNode data =
        client.data(
            ShopifyRequest.read(
                "findProducts", document, variables, wanted.size() * ShopifyProduct.POINTS + 1));
    Map<String, ShopifyProduct> byId = new HashMap<>();
    data.path("nodes")
        .forEach(
            node -> {
              ShopifyProduct product = ShopifyProduct.read(node);
              if (product != null) {
                byId.put(product.id(), product);
              }
            });
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      ShopifyProduct product =
          one.id() == null ? ShopifyProduct.read(data.path("h" + i)) : byId.get(one.id());
      if (product != null) {
        found.put(one.sku(), product);
      }
    }
  }

  /** Makes products that were in the shop before ours; nothing else of them changes. */
  void mark(Map<String, ShopifyMark> marksById) throws DeliveryException {
    List<Map.Entry<String, ShopifyMark>> all = List.copyOf(marksById.entrySet());
    for (int from = 0; from < all.size(); from += MARKS_AT_ONCE) {
      ObjectNode variables = Json.MAPPER.createObjectNode();
      ArrayNode metafields = variables.putArray("metafields");
      all.subList(from, Math.min(from + MARKS_AT_ONCE, all.size()))
          .forEach(
              entry -> metafields.add(entry.getValue().metafield().put("ownerId", entry.getKey())));
      client.data(ShopifyRequest.change("markProducts", MARK, variables).mayRepeat());
    }
  }

  /** A page of our products; those of others are left out. */
  ListedPage page(@Nullable String cursor) throws DeliveryException {
    ShopifyCursor at = ShopifyCursor.read(cursor);
    ObjectNode variables = Json.MAPPER.createObjectNode().put("first", AT_ONCE);
    if (!at.after().isEmpty()) {
      variables.put("after", at.after());
    }
    variables.put(
        "query", at.behind().isEmpty() ? ANY_STATUS : "id:>" + at.behind() + " AND " + ANY_STATUS);
    JsonNode products =
        client
            .data(
                ShopifyRequest.read(
                    "listProducts", LIST, variables, AT_ONCE * ShopifyProduct.POINTS + 2))
            .path("products");
    List<ItemAnswer> items = new ArrayList<>();
    String last = "";
    int count = 0;
    for (JsonNode node : products.path("nodes")) {
      ShopifyProduct product = ShopifyProduct.read(node);
      if (product != null) {
        last = product.id();
        count++;
        ShopifyMark mark = product.mark();
        if (mark != null) {
          items.add(product.answer(mark.item()));
        }
      }
    }
    JsonNode page = products.path("pageInfo");
    String next =
        page.path("hasNextPage").asBoolean(false)
            ? at.next(page.path("endCursor").asString(""), last, count).text()
            : null;
    return new ListedPage(items, next);
  }
}
