package io.stoa.connectors.wechat;

import io.stoa.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to change for a product to be as it is wanted, and what that takes.
 *
 * @param kind the most that any of the changes takes
 * @param fields of the product that differ
 * @param skus that differ in what changes without audit
 */
record WeChatChange(Kind kind, Set<String> fields, List<Sku> skus) {
  /** What a change takes, the least first. */
  enum Kind {
    NOTHING,
    /** {@code stock/update} for each SKU. */
    STOCK,
    /** One call of {@code auditfree}. */
    FREE,
    /** A new draft, which is audited. */
    AUDIT
  }

  /**
   * A SKU that is there.
   *
   * @param stock how much more there should be; negative for less
   * @param more whether more than the stock differs
   */
  record Sku(String id, JsonNode wanted, long stock, boolean more) {}

  /** Source: https://developers.weixin.qq.com/doc/store/API/product/audit_free.html */
  private static final Set<String> FREE_FIELDS =
      Set.of(
          "spu_code",
          "limited_info",
          "express_info",
          "extra_service",
          "deliver_method",
          "timing_onsale_info");

  private static final Set<String> FREE_SKU_FIELDS =
      Set.of("sale_price", "sku_code", "sku_deliver_info");

  private static final String STOCK = "stock_num";

  /** What the shop gives, or what never changes. */
  private static final Set<String> GIVEN =
      Set.of("product_id", "out_product_id", "out_sku_id", "sku_id");

  static WeChatChange between(JsonNode wanted, JsonNode there) {
    Set<String> fields = new TreeSet<>();
    Kind kind = Kind.NOTHING;
    for (String field : names(wanted)) {
      if (!field.equals("skus")
          && !GIVEN.contains(field)
          && !covers(there.path(field), wanted.path(field))) {
        fields.add(field);
        kind = most(kind, FREE_FIELDS.contains(field) ? Kind.FREE : Kind.AUDIT);
      }
    }
    Map<String, JsonNode> known = byOurId(there.path("skus"));
    List<Sku> skus = new ArrayList<>();
    if (known.size() != wanted.path("skus").size()) {
      kind = Kind.AUDIT;
    }
    for (JsonNode sku : wanted.path("skus")) {
      JsonNode old = known.get(sku.path("out_sku_id").asString(""));
      if (old == null) {
        kind = Kind.AUDIT;
        continue;
      }
      Kind needs = sku(sku, old);
      kind = most(kind, needs);
      long stock = sku.path(STOCK).asLong(0) - old.path(STOCK).asLong(0);
      if (needs == Kind.STOCK || needs == Kind.FREE) {
        skus.add(
            new Sku(
                old.path("sku_id").asString(""),
                sku,
                sku.has(STOCK) ? stock : 0,
                needs == Kind.FREE));
      }
    }
    return new WeChatChange(kind, fields, skus);
  }

  private static Kind sku(JsonNode wanted, JsonNode old) {
    Kind kind = Kind.NOTHING;
    for (String field : names(wanted)) {
      if (!GIVEN.contains(field) && !covers(old.path(field), wanted.path(field))) {
        kind =
            most(
                kind,
                field.equals(STOCK)
                    ? Kind.STOCK
                    : FREE_SKU_FIELDS.contains(field) ? Kind.FREE : Kind.AUDIT);
      }
    }
    return kind;
  }

  private static Kind most(Kind one, Kind other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static Map<String, JsonNode> byOurId(JsonNode skus) {
    Map<String, JsonNode> byId = new HashMap<>();
    skus.forEach(sku -> byId.put(sku.path("out_sku_id").asString(""), sku));
    return byId;
  }

  /** Whether all that is wanted is there; the shop adds fields of its own. */
  static boolean covers(JsonNode there, JsonNode wanted) {
    if (wanted.isObject()) {
      return names(wanted).stream().allMatch(n -> covers(there.path(n), wanted.path(n)));
    }
    if (wanted.isArray()) {
      boolean all = there.size() == wanted.size();
      for (int i = 0; all && i < wanted.size(); i++) {
        all = covers(there.path(i), wanted.path(i));
      }
      return all;
    }
    return plain(there).equals(plain(wanted));
  }

  /** Numbers and texts alike; of images only where they are, not how they are fetched. */
  private static String plain(JsonNode value) {
    String text = value.asString("");
    if (!text.startsWith("http")) {
      return text;
    }
    try {
      URI uri = URI.create(text);
      return uri.getHost() + uri.getPath();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The body of {@code auditfree}. */
  ObjectNode auditFree(String product, JsonNode wanted) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("product_id", product);
    fields.forEach(field -> body.set(field, wanted.path(field)));
    ArrayNode changed = body.putArray("skus");
    for (Sku sku : skus) {
      ObjectNode entry = changed.addObject().put("sku_id", sku.id());
      FREE_SKU_FIELDS.stream()
          .sorted()
          .filter(sku.wanted()::has)
          .forEach(field -> entry.set(field, sku.wanted().path(field)));
      if (sku.stock() != 0) {
        entry
            .putObject("stock_info")
            .put("diff_type", sku.stock() > 0 ? 1 : 2)
            .put("num", Math.abs(sku.stock()));
      }
    }
    return body;
  }

  /** The whole product with the ids of the SKUs that are there, so that those are changed. */
  static ObjectNode whole(String product, JsonNode wanted, JsonNode there) {
    ObjectNode body = (ObjectNode) wanted.deepCopy();
    body.remove("out_product_id");
    body.put("product_id", product);
    Map<String, JsonNode> known = byOurId(there.path("skus"));
    for (JsonNode sku : body.path("skus")) {
      JsonNode old = known.get(sku.path("out_sku_id").asString(""));
      if (old != null && old.has("sku_id")) {
        ((ObjectNode) sku).set("sku_id", old.path("sku_id"));
      }
    }
    return body;
  }
}
