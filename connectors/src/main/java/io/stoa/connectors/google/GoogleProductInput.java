package io.stoa.connectors.google;

import io.stoa.connectors.google.GoogleShapes.Shape;
import io.stoa.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product as {@code productInputs:insert} takes it, made from the attributes of the product data
 * specification. Source:
 * https://github.com/googleapis/googleapis/blob/master/google/shopping/merchant/products/v1/products_common.proto
 */
final class GoogleProductInput {
  private record Field(String name, Shape shape) {}

  private static final Map<String, Field> FIELDS = fields();

  /** In the product data specification, but not in the API by name. */
  private static final List<String> CUSTOM = List.of("ships_from_country");

  private GoogleProductInput() {}

  static ObjectNode of(JsonNode payload, String offer, String language, String label) {
    ObjectNode input = Json.MAPPER.createObjectNode();
    input.put("offerId", offer);
    input.put("contentLanguage", language);
    input.put("feedLabel", label);
    ObjectNode attributes = input.putObject("productAttributes");
    payload
        .propertyStream()
        .filter(field -> !field.getKey().equals("id") && !field.getValue().isNull())
        .forEach(field -> put(input, attributes, field.getKey(), field.getValue()));
    return input;
  }

  private static void put(ObjectNode input, ObjectNode attributes, String name, JsonNode value) {
    if (CUSTOM.contains(name)) {
      input
          .withArray("customAttributes")
          .addObject()
          .put("name", name.replace('_', ' '))
          .put("value", value.asString(""));
      return;
    }
    Field field = FIELDS.get(name);
    if (field == null) {
      attributes.set(GoogleShapes.camel(name), value);
    } else {
      attributes.set(field.name(), field.shape().of(value));
    }
  }

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new HashMap<>();
    same(fields, GoogleShapes::price, "price", "sale_price", "cost_of_goods_sold");
    same(fields, GoogleShapes::price, "auto_pricing_min_price", "maximum_retail_price");
    same(fields, GoogleShapes::word, "availability", "condition", "age_group", "gender");
    same(fields, GoogleShapes::word, "size_system", "pause", "pickup_method", "pickup_sla");
    same(fields, GoogleShapes::word, "energy_efficiency_class", "min_energy_efficiency_class");
    same(fields, GoogleShapes::word, "max_energy_efficiency_class");
    same(fields, GoogleShapes::yesNo, "adult", "is_bundle", "identifier_exists");
    same(fields, GoogleShapes::number, "multipack", "min_handling_time", "max_handling_time");
    same(fields, GoogleShapes::moment, "availability_date", "disclosure_date", "expiration_date");
    same(fields, GoogleShapes::interval, "sale_price_effective_date");
    same(fields, GoogleShapes::measure, "product_length", "product_width", "product_height");
    same(fields, GoogleShapes::measure, "product_weight", "shipping_weight", "shipping_length");
    same(fields, GoogleShapes::measure, "shipping_width", "shipping_height");
    same(fields, GoogleShapes::measure, "unit_pricing_measure");
    same(fields, GoogleShapes::wholeMeasure, "unit_pricing_base_measure");
    Shape texts = ((Shape) GoogleShapes::text).each();
    Shape words = ((Shape) GoogleShapes::word).each();
    other(fields, "additional_image_link", "additionalImageLinks", texts);
    other(fields, "lifestyle_image_link", "lifestyleImageLinks", texts);
    other(fields, "video_link", "videoLinks", texts);
    other(fields, "gtin", "gtins", texts);
    other(fields, "product_type", "productTypes", texts);
    other(fields, "product_highlight", "productHighlights", texts);
    other(fields, "promotion_id", "promotionIds", texts);
    other(fields, "shopping_ads_excluded_country", "shoppingAdsExcludedCountries", texts);
    other(fields, "size_type", "sizeTypes", words);
    other(fields, "included_destination", "includedDestinations", words);
    other(fields, "excluded_destination", "excludedDestinations", words);
    structured(fields);
    return Map.copyOf(fields);
  }

  private static void structured(Map<String, Field> fields) {
    Shape price = GoogleShapes::price;
    Shape word = GoogleShapes::word;
    Shape number = GoogleShapes::number;
    Shape ofText = GoogleShapes.parts(Map.of("digital_source_type", word));
    same(fields, ofText, "structured_title", "structured_description");
    same(
        fields,
        GoogleShapes.parts(
            Map.of("months", number, "amount", price, "downpayment", price, "credit_type", word)),
        "installment");
    same(
        fields,
        GoogleShapes.parts(Map.of("period", word, "period_length", number, "amount", price)),
        "subscription_cost");
    other(
        fields,
        "certification",
        "certifications",
        GoogleShapes.parts(Map.of("certification_authority", word, "certification_name", word))
            .each());
    other(fields, "product_detail", "productDetails", GoogleShapes.parts(Map.of()).each());
    same(
        fields,
        GoogleShapes.parts(
                Map.of(
                    "price", price,
                    "min_handling_time", number,
                    "max_handling_time", number,
                    "min_transit_time", number,
                    "max_transit_time", number))
            .each(),
        "shipping");
    same(
        fields,
        GoogleShapes.parts(Map.of("price_threshold", price)).each(),
        "free_shipping_threshold");
  }

  private static void same(Map<String, Field> fields, Shape shape, String... names) {
    for (String name : names) {
      fields.put(name, new Field(GoogleShapes.camel(name), shape));
    }
  }

  private static void other(Map<String, Field> fields, String name, String other, Shape shape) {
    fields.put(name, new Field(other, shape));
  }
}
