package io.stoa.schema.networknt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.schema.Breach;
import io.stoa.schema.ItemSchema;
import io.stoa.schema.ProductTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkntCompilerTest {
  private static final String META = "\"$schema\": \"" + AmazonDialect.META_SCHEMA + "\", ";

  private static ItemSchema schema(String keywords) {
    return new NetworkntCompiler().compile(Json.MAPPER.readTree("{" + META + keywords + "}"));
  }

  private static List<Breach> check(ItemSchema schema, String json) {
    return schema.check(Json.MAPPER.readTree(json));
  }

  private static List<String> broken(ItemSchema schema, String json) {
    return check(schema, json).stream().map(b -> b.path() + " " + b.keyword()).toList();
  }

  @Test
  void textsAreMeasuredInBytesOfUtf8() {
    ItemSchema schema =
        schema(
            """
            "properties": {"name": {"type": "string", "minUtf8ByteLength": 3, "maxUtf8ByteLength": 6}}
            """);
    assertThat(check(schema, "{\"name\": \"衬衫\"}")).isEmpty();
    assertThat(check(schema, "{\"name\": \"衬衫衣\"}"))
        .containsExactly(
            new Breach(
                "name", "maxUtf8ByteLength", "has 9 bytes of UTF-8, at most 6 are allowed", "衬衫衣"));
    assertThat(broken(schema, "{\"name\": \"é\"}")).containsExactly("name minUtf8ByteLength");
    assertThat(check(schema, "{\"name\": \"é!\"}")).isEmpty();
    assertThat(broken(schema, "{\"name\": \"👕\"}")).as("4 bytes").isEmpty();
  }

  @Test
  void eachCombinationOfSelectorsMayOccurSoOften() {
    ItemSchema schema =
        schema(
            """
            "properties": {"point": {"type": "array", "maxUniqueItems": 2,
              "selectors": ["marketplace_id", "language_tag"]}}
            """);
    assertThat(
            check(
                schema,
                """
                {"point": [{"value": "a", "language_tag": "en"}, {"value": "a", "language_tag": "en"},
                           {"value": "a", "language_tag": "de"}, {"value": "b", "language_tag": "de"}]}
                """))
        .isEmpty();
    assertThat(
            check(
                schema,
                """
                {"point": [{"value": "a", "language_tag": "en"}, {"value": "b", "language_tag": "en"},
                           {"value": "c", "language_tag": "en"}, {"value": "d", "language_tag": "de"}]}
                """))
        .containsExactly(
            new Breach(
                "point",
                "maxUniqueItems",
                "has 3 entries with marketplace_id missing and language_tag en, at most 2 are"
                    + " allowed",
                null));
  }

  @Test
  void withoutSelectorsTheWholeObjectTellsEntriesApart() {
    ItemSchema schema = schema("\"properties\": {\"point\": {\"maxUniqueItems\": 1}}");
    assertThat(check(schema, "{\"point\": [{\"value\": 1}, {\"value\": 2}]}")).isEmpty();
    assertThat(broken(schema, "{\"point\": [{\"value\": 1}, {\"value\": 1}]}"))
        .containsExactly("point maxUniqueItems");
  }

  @Test
  void eachCombinationHasToOccurSoOften() {
    ItemSchema schema =
        schema(
            """
            "properties": {"point": {"minUniqueItems": 2, "selectors": ["language_tag"]}}
            """);
    assertThat(broken(schema, "{\"point\": []}")).containsExactly("point minUniqueItems");
    assertThat(broken(schema, "{\"point\": [{\"language_tag\": \"en\"}]}"))
        .containsExactly("point minUniqueItems");
    assertThat(
            broken(schema, "{\"point\": [{\"language_tag\": \"en\"}, {\"language_tag\": \"en\"}]}"))
        .isEmpty();
    assertThat(broken(schema("\"properties\": {\"p\": {\"minUniqueItems\": 1}}"), "{\"p\": []}"))
        .containsExactly("p minUniqueItems");
  }

  @Test
  void selectorsDecideWhatIsUnique() {
    ItemSchema schema =
        schema(
            """
            "properties": {"point": {"uniqueItems": true, "selectors": ["type"]}}
            """);
    assertThat(
            broken(
                schema,
                "{\"point\": [{\"type\": \"a\", \"value\": 1}, {\"type\": \"a\", \"value\": 2}]}"))
        .containsExactly("point selectors");
  }

  @Test
  void datesAndInstantsAreToldApart() {
    ItemSchema schema =
        schema(
            """
            "properties": {"from": {"type": "string",
              "oneOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}}
            """);
    assertThat(check(schema, "{\"from\": \"2026-05-05\"}")).isEmpty();
    assertThat(check(schema, "{\"from\": \"2026-05-05T10:00:00Z\"}")).isEmpty();
    assertThat(broken(schema, "{\"from\": \"soon\"}")).isNotEmpty();
  }

  @Test
  void onlyChoicesThatLetAnythingThroughAreTidiedAway() {
    ItemSchema open =
        schema(
            """
            "properties": {"a": {"type": "string", "anyOf": [{"type": "string"}, {"enum": ["x"]}]}}
            """);
    assertThat(check(open, "{\"a\": \"y\"}")).isEmpty();
    ItemSchema choices =
        schema(
            """
            "if": {"anyOf": [{"allOf": [{"required": ["a"]}, {"not": {"required": ["b"]}}]}]},
            "then": {"required": ["c"]}
            """);
    assertThat(check(choices, "{}")).isEmpty();
    assertThat(check(choices, "{\"a\": 1, \"b\": 2}")).isEmpty();
    assertThat(broken(choices, "{\"a\": 1}")).containsExactly("c required");
    ItemSchema named =
        schema("\"properties\": {\"title\": {\"type\": \"string\"}, \"default\": false}");
    assertThat(broken(named, "{\"title\": 5}")).containsExactly("title type");
    assertThat(broken(named, "{\"default\": 5}")).isNotEmpty();
  }

  @Test
  void aShirtSatisfiesItsType() {
    ItemSchema shirt = new NetworkntCompiler().compile(Json.MAPPER.readTree(ProductTypes.shirt()));
    assertThat(check(shirt, goodShirt("12345678", "mens"))).isEmpty();
    assertThat(broken(shirt, goodShirt("12345678", "womens")))
        .as("a condition")
        .containsExactly("size[0].value maxLength");
    assertThat(broken(shirt, "{\"item_name\": [{\"value\": \"x\"}], \"volts\": 5}"))
        .contains(
            "brand required",
            "item_name[0].language_tag required",
            "fabric_type required",
            "purchasable_offer required",
            "volts additionalProperties");
  }

  private static String goodShirt(String size, String department) {
    return """
        {"item_name": [{"value": "Shirt", "language_tag": "en_US", "marketplace_id": "ATVPDKIKX0DER"}],
         "brand": [{"value": "L", "language_tag": "en_US"}],
         "product_description": [{"value": "D", "language_tag": "en_US"}],
         "fabric_type": [{"value": "Cotton", "language_tag": "en_US"}],
         "country_of_origin": [{"value": "PT"}],
         "size": [{"value": "%s", "language_tag": "en_US"}],
         "department": [{"value": "%s"}],
         "condition_type": [{"value": "new_new"}],
         "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 3}],
         "purchasable_offer": [{"currency": "USD", "our_price": [{"schedule": [{"value_with_tax": 9.5}]}]}],
         "externally_assigned_product_identifier": [{"type": "ean", "value": "9520000010010"}]}
        """
        .formatted(size, department);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"properties\": {\"a\": {\"maxUtf8ByteLength\": \"ten\"}}",
        "\"properties\": {\"a\": {\"maxUniqueItems\": 1.5}}",
        "\"properties\": {\"a\": {\"selectors\": \"marketplace_id\"}}",
        "\"properties\": {\"a\": {\"$ref\": \"https://example.com/elsewhere.json\"}}"
      })
  void whatIsNoSchemaOrLeadsElsewhereIsRefused(String keywords) {
    assertThatThrownBy(() -> schema(keywords)).isInstanceOf(StoaException.class);
  }
}
