package io.stoa.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of the product data specification's values, held against Google's messages. */
class GoogleShapesTest {
  private static final MerchantShapes SHAPES = new MerchantShapes();

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  private static ObjectNode input(String payload) {
    return GoogleProductInput.of(json(payload), "A", "en", "US");
  }

  @Test
  void everyFieldOfTheSpecificationHasAPlaceInTheApi() {
    ObjectNode input =
        input(
            """
            {'id': 'A', 'title': 'Shirt', 'structured_title': {'digital_source_type': 'default',
             'content': 'Shirt'}, 'description': 'Poplin',
             'structured_description': {'digital_source_type': 'trained_algorithmic_media',
             'content': 'Poplin'}, 'link': 'https://s.example/a', 'mobile_link': 'https://m.example',
             'canonical_link': 'https://s.example/a', 'image_link': 'https://s.example/a.jpg',
             'additional_image_link': ['https://s.example/b.jpg', 'https://s.example/c.jpg'],
             'lifestyle_image_link': ['https://s.example/d.jpg'],
             'video_link': ['https://s.example/v'], 'virtual_model_link': 'https://s.example/a.glb',
             'availability': 'preorder', 'availability_date': '2026-12-24T00:00Z',
             'disclosure_date': '2026-12-01', 'expiration_date': '2026-12-20T06:30:00+0100',
             'price': '99.00 USD', 'sale_price': '79.5 USD',
             'sale_price_effective_date': '2026-11-20T00:00Z/2026-12-01T00:00Z',
             'cost_of_goods_sold': '30 USD', 'auto_pricing_min_price': '70.00 USD',
             'maximum_retail_price': '120.00 USD', 'unit_pricing_measure': '1.5 kg',
             'unit_pricing_base_measure': '100 g',
             'installment': {'months': '6', 'amount': '16.50 USD', 'downpayment': '',
             'credit_type': 'finance'},
             'subscription_cost': {'period': 'month', 'period_length': '12', 'amount': '9.00 USD'},
             'google_product_category': 'Apparel', 'product_type': 'Home > Shirts',
             'brand': 'Marlow', 'gtin': '9520000010010', 'mpn': 'M1', 'identifier_exists': 'yes',
             'condition': 'new', 'adult': 'no', 'multipack': 6, 'is_bundle': 'yes',
             'certification': {'certification_authority': 'EC', 'certification_name': 'EPREL',
             'certification_code': '123'}, 'energy_efficiency_class': 'A++',
             'min_energy_efficiency_class': 'G', 'max_energy_efficiency_class': 'A+++',
             'age_group': 'adult', 'color': 'sky', 'gender': 'female', 'material': 'cotton',
             'pattern': 'striped', 'size': 'S', 'size_type': ['regular', 'tall'],
             'size_system': 'EU', 'item_group_id': 'G', 'product_length': '20 in',
             'product_width': '20.5 cm', 'product_height': '2 cm', 'product_weight': '0.2 kg',
             'product_detail': [{'section_name': '', 'attribute_name': 'Fit',
             'attribute_value': 'slim'}], 'product_highlight': ['Crisp', 'Cool'],
             'short_title': 'Shirt', 'ads_redirect': 'https://s.example/ads',
             'custom_label_0': 'summer', 'custom_label_4': 'sale', 'promotion_id': ['P1', 'P2'],
             'external_seller_id': 'S1', 'excluded_destination': ['Display_ads'],
             'included_destination': ['Shopping_ads', 'YouTube_Shopping'],
             'shopping_ads_excluded_country': ['FR'], 'pause': 'ads',
             'shipping': [{'country': 'US', 'region': '', 'service': 'Ground',
             'price': '5.00 USD', 'min_handling_time': '1', 'max_handling_time': '2'}],
             'shipping_label': 'heavy', 'shipping_weight': '0.5 kg', 'shipping_length': '20 cm',
             'shipping_width': '20 cm', 'shipping_height': '2 cm', 'ships_from_country': 'DE',
             'transit_time_label': 'slow', 'min_handling_time': 1, 'max_handling_time': 3,
             'free_shipping_threshold': [{'country': 'US', 'price_threshold': '50.00 USD'}],
             'return_policy_label': 'long', 'pickup_method': 'ship_to_store',
             'pickup_sla': '2-day'}
            """);
    assertThat(SHAPES.problems("products.ProductInput", input)).isEmpty();
    JsonNode attributes = input.path("productAttributes");
    assertThat(attributes.path("salePrice"))
        .isEqualTo(json("{'amountMicros': '79500000', 'currencyCode': 'USD'}"));
    assertThat(attributes.path("availabilityDate").asString("")).isEqualTo("2026-12-24T00:00:00Z");
    assertThat(attributes.path("expirationDate").asString("")).isEqualTo("2026-12-20T05:30:00Z");
    assertThat(attributes.path("pickupSla").asString("")).isEqualTo("TWO_DAY");
    assertThat(attributes.path("maxEnergyEfficiencyClass").asString("")).isEqualTo("APPP");
    assertThat(attributes.path("includedDestinations"))
        .isEqualTo(json("['SHOPPING_ADS', 'YOUTUBE_SHOPPING']"));
    assertThat(attributes.path("productWidth")).isEqualTo(json("{'value': 20.5, 'unit': 'cm'}"));
    assertThat(attributes.path("customLabel0").asString("")).isEqualTo("summer");
    assertThat(input.path("customAttributes"))
        .isEqualTo(json("[{'name': 'ships from country', 'value': 'DE'}]"));
    assertThat(input.path("offerId").asString("")).isEqualTo("A");
  }

  @Test
  void aProductAtAStoreHasTheShapeOfItsMessage() {
    ObjectNode inventory =
        GoogleLocalInventory.of(
            json(
                """
                {'id': 'A', 'store_code': 'berlin', 'quantity': 3, 'availability': 'in_stock',
                 'price': '99.00 USD', 'sale_price': '79.00 USD',
                 'sale_price_effective_date': '2026-11-20T00:00Z/2026-12-01T00:00Z',
                 'pickup_method': 'buy', 'pickup_sla': 'same_day',
                 'instore_product_location': 'Aisle 3'}
                """),
            "berlin");
    assertThat(SHAPES.problems("inventories.LocalInventory", inventory)).isEmpty();
    assertThat(inventory.path("localInventoryAttributes").path("quantity").asString(""))
        .isEqualTo("3");
  }

  @Test
  void whatHasNotTheExpectedFormIsNotHidden() {
    ObjectNode input = input("{'id': 'A', 'price': '99,00 €', 'availability': 'sometimes'}");
    assertThat(SHAPES.problems("products.ProductInput", input)).hasSize(2);
  }

  @Test
  void attributesAreCalledAsTheRequirementSetDoes() {
    for (String spelling :
        new String[] {
          "image_link", "image link", "n:image_link", "imageLink", "productAttributes.imageLink"
        }) {
      assertThat(GoogleNames.field(spelling)).isEqualTo("image_link");
    }
    assertThat(GoogleNames.field("gtins")).isEqualTo("gtin");
    assertThat(GoogleNames.field("customLabel0")).isEqualTo("custom_label_0");
    assertThat(GoogleNames.field("")).isNull();
  }
}
