package io.stoa.connectors.shopify;

import io.stoa.connector.BatchItem;
import io.stoa.json.Json;
import io.stoa.mapping.Slug;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What productSet is given for one item: its payload less what is not Shopify's input.
 *
 * @param fields of ProductSetInput
 * @param publications where it is to be published, as PublicationInput; empty for nowhere
 */
record ShopifyInput(ObjectNode fields, String handle, ArrayNode publications) {
  private static final Set<String> TEXTS = Set.of("descriptionHtml", "vendor", "productType");
  private static final Set<String> LISTS = Set.of("tags", "files", "metafields", "collections");
  private static final Set<String> OF_VARIANTS = Set.of("compareAtPrice", "barcode");

  static final List<String> CAN_BE_EMPTIED =
      List.of(
          "descriptionHtml",
          "vendor",
          "productType",
          "tags",
          "files",
          "metafields",
          "collections",
          "compareAtPrice",
          "barcode");

  /**
   * @param emptied fields that are emptied in the shop where the payload has no value for them:
   *     what is absent stays there as it is
   */
  static ShopifyInput of(BatchItem item, Set<String> emptied) {
    ObjectNode fields = (ObjectNode) Objects.requireNonNull(item.payload()).deepCopy();
    JsonNode publications = fields.remove("publications");
    String handle = fields.path("handle").asString(handleOf(item.sku()));
    fields.put("handle", handle);
    for (String name : emptied) {
      if (OF_VARIANTS.contains(name)) {
        fields.path("variants").forEach(variant -> emptyVariant(variant, name));
      } else if (!fields.has(name)) {
        empty(fields, name);
      }
    }
    return new ShopifyInput(
        fields,
        handle,
        publications instanceof ArrayNode list ? list : Json.MAPPER.createArrayNode());
  }

  /** The handle of an item whose payload is not at hand: as the requirement set maps it. */
  static String handleOf(String sku) {
    return Objects.requireNonNullElse(Slug.of(sku), "");
  }

  private static void empty(ObjectNode fields, String name) {
    if (LISTS.contains(name)) {
      fields.putArray(name);
    } else if (TEXTS.contains(name)) {
      fields.put(name, "");
    }
  }

  private static void emptyVariant(JsonNode variant, String name) {
    if (variant instanceof ObjectNode object && !object.has(name)) {
      object.putNull(name);
    }
  }

  /**
   * The variables of the mutation.
   *
   * @param id of the product in the shop, null when there is none yet
   * @param mark for a new product, and for one whose metafields are replaced
   */
  ObjectNode variables(@Nullable String id, ShopifyMark mark) {
    ObjectNode variables = Json.MAPPER.createObjectNode();
    ObjectNode identifier = variables.putObject("identifier");
    if (id == null) {
      identifier.put("handle", handle);
    } else {
      identifier.put("id", id);
      fields.put("redirectNewHandle", true);
    }
    // A list that is sent replaces the one there: the metafields of others stay out of it.
    if (id == null || fields.has("metafields")) {
      markIn(mark);
    }
    variables.set("input", fields);
    return variables;
  }

  private void markIn(ShopifyMark mark) {
    ArrayNode metafields =
        fields.get("metafields") instanceof ArrayNode there ? there : fields.putArray("metafields");
    for (JsonNode metafield : metafields) {
      if (ShopifyMark.is(metafield)) {
        return;
      }
    }
    metafields.add(mark.metafield());
  }
}
