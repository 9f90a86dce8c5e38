package io.stoa.taxonomy;

import io.stoa.json.Json;
import io.stoa.taxonomy.ReadTaxonomy.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Categories as JSON: WeChat's answer to <a
 * href="https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getallcategory.html">getallcategory</a>
 * (the new tree {@code cats_v2} where it is there), Shopify's <a
 * href="https://github.com/Shopify/product-taxonomy/blob/main/dist/en/categories.json">categories.json</a>,
 * Amazon's answer to <a
 * href="https://developer-docs.amazon.com/sp-api/docs/product-type-definitions-api-v2020-09-01-reference">searchDefinitionsProductTypes</a>,
 * and lists of objects with id and full name, or with id, name and parent.
 */
final class JsonTaxonomy {
  private JsonTaxonomy() {}

  static List<Read> read(String text) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw ReadTaxonomy.unreadable("is no JSON (" + e.getOriginalMessage() + ")");
    }
    if (root.has("cats_v2") || root.has("cats")) {
      JsonNode groups =
          root.has("cats_v2") && !root.get("cats_v2").isEmpty()
              ? root.get("cats_v2")
              : root.path("cats");
      List<JsonNode> cats = new ArrayList<>();
      groups.forEach(g -> g.path("cat_and_qua").forEach(entry -> cats.add(entry.path("cat"))));
      return byParent(cats, "cat_id", "f_cat_id");
    }
    if (root.has("verticals")) {
      List<JsonNode> categories = new ArrayList<>();
      root.get("verticals").forEach(v -> v.path("categories").forEach(categories::add));
      return objects(categories);
    }
    if (root.has("productTypes")) {
      List<Read> types = new ArrayList<>();
      root.get("productTypes")
          .forEach(
              type -> {
                String id = text(type, "name");
                String name = text(type, "displayName");
                types.add(read(types.size(), id, List.of(name.isEmpty() ? id : name)));
              });
      return types;
    }
    JsonNode list = root.isArray() ? root : root.path("categories");
    if (!list.isArray() || list.isEmpty()) {
      throw ReadTaxonomy.unreadable("is JSON of a kind that is not known here");
    }
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    return objects(entries);
  }

  private static List<Read> objects(List<JsonNode> entries) {
    if (entries.stream().anyMatch(e -> e.has("parent_id")) && !entries.get(0).has("full_name")) {
      return byParent(entries, "id", "parent_id");
    }
    List<Read> all = new ArrayList<>();
    for (JsonNode entry : entries) {
      String path = entry.has("full_name") ? text(entry, "full_name") : text(entry, "path");
      String way = path.isEmpty() ? text(entry, "name") : path;
      String id = text(entry, "id");
      all.add(read(all.size(), id.isEmpty() ? way : id, LineTaxonomy.path(way)));
    }
    return all;
  }

  /** Paths from names and the ids of the categories above; a circle ends where it closes. */
  private static List<Read> byParent(List<JsonNode> entries, String idField, String parentField) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.putIfAbsent(text(entry, idField), entry));
    List<Read> all = new ArrayList<>();
    byId.forEach(
        (id, entry) -> {
          List<String> path = new ArrayList<>();
          JsonNode at = entry;
          while (at != null && path.size() <= byId.size()) {
            path.add(0, text(at, "name"));
            at = byId.get(text(at, parentField));
          }
          all.add(read(all.size(), id, path));
        });
    return all;
  }

  private static Read read(int at, String id, List<String> path) {
    return new Read("entry " + (at + 1), new TaxonomyNode(id, path));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
  }
}
