package io.stoa.schema.networknt;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import io.stoa.schema.ItemSchema;
import io.stoa.schema.ProductTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The quick answer is the validator's own. */
class QuickSchemaTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "ab",
          "Cotton",
          "mens",
          "womens",
          "child",
          "parent",
          "DE",
          "EUR",
          "USD",
          "ean",
          "COLOR/SIZE",
          "2026-05-05",
          "2026-05-05T10:00:00Z",
          "2026-13-05",
          "en_US",
          "https://example.com/a.jpg",
          "ftp://example.com",
          "variation",
          "new_new",
          "DEFAULT",
          "centimeters",
          "衬衫".repeat(40),
          "x".repeat(260),
          "👕".repeat(60));

  @Test
  void whateverAShirtSaysBothSayTheSame() {
    JsonNode tidy = TidySchema.of(Json.MAPPER.readTree(ProductTypes.shirt()));
    Predicate<JsonNode> quick = QuickSchema.of(tidy).orElseThrow();
    ItemSchema explained = NetworkntCompiler.explained(tidy);
    JsonNode properties = tidy.path("properties");
    Random random = new Random(7);
    int good = 0;
    for (int i = 0; i < 4_000; i++) {
      JsonNode item = item(properties, random);
      boolean valid = explained.check(item).isEmpty();
      assertThat(quick.test(item)).as(item.toString()).isEqualTo(valid);
      good += valid ? 1 : 0;
    }
    assertThat(good).as("valid ones among them").isPositive();
  }

  /** What is always wanted, and some more; now and then something is wrong. */
  private static JsonNode item(JsonNode properties, Random random) {
    ObjectNode item = (ObjectNode) Json.MAPPER.readTree(GOOD);
    List<String> names = new ArrayList<>(properties.propertyNames());
    for (int i = random.nextInt(3); i > 0; i--) {
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        item.remove(name);
      } else {
        item.set(name, value(properties.path(name), random, 0));
      }
    }
    return item;
  }

  private static JsonNode value(JsonNode schema, Random random, int depth) {
    if (random.nextInt(25) == 0 || depth > 8) {
      return Json.MAPPER.createObjectNode();
    }
    if (schema.has("items")) {
      ArrayNode array = Json.MAPPER.createArrayNode();
      int size = random.nextInt(12) == 0 ? random.nextInt(4) : 1;
      for (int i = 0; i < size; i++) {
        array.add(value(schema.path("items"), random, depth + 1));
      }
      return array;
    }
    if (schema.has("properties")) {
      ObjectNode object = Json.MAPPER.createObjectNode();
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        if (random.nextInt(10) > 0) {
          object.set(property.getKey(), value(property.getValue(), random, depth + 1));
        }
      }
      return object;
    }
    JsonNode allowed = schema.path("enum");
    if (!allowed.isEmpty() && random.nextInt(6) > 0) {
      return allowed.path(random.nextInt(allowed.size()));
    }
    return switch (schema.path("type").asString("string")) {
      case "integer" -> Json.MAPPER.getNodeFactory().numberNode(random.nextInt(4_000) - 5);
      case "number" -> Json.MAPPER.getNodeFactory().numberNode((random.nextInt(2_400) - 5) / 2.0);
      case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(random.nextBoolean());
      default -> Json.MAPPER.getNodeFactory().stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static final String GOOD =
      """
      {"item_name": [{"value": "Shirt", "language_tag": "en_US"}],
       "brand": [{"value": "L", "language_tag": "en_US"}],
       "product_description": [{"value": "D", "language_tag": "en_US"}],
       "fabric_type": [{"value": "Cotton", "language_tag": "en_US"}],
       "country_of_origin": [{"value": "PT"}],
       "condition_type": [{"value": "new_new"}],
       "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 3}],
       "purchasable_offer": [{"currency": "USD", "our_price": [{"schedule": [{"value_with_tax": 9.5}]}]}],
       "externally_assigned_product_identifier": [{"type": "ean", "value": "9520000010010"}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"patternProperties\": {\"a\": {}}}",
        "{\"unevaluatedProperties\": false}",
        "{\"format\": \"ipv6\"}",
        "{\"$ref\": \"https://example.com/x\"}",
        "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"items\": {\"$ref\": \"#/$defs/a\"}}}}",
        "{\"items\": [{\"type\": \"string\"}]}",
        "{\"uniqueItems\": true}"
      })
  void whatItDoesNotKnowIsLeftToTheValidator(String schema) {
    assertThat(QuickSchema.of(Json.MAPPER.readTree(schema))).isEmpty();
  }
}
