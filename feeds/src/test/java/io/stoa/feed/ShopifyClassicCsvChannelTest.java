package io.stoa.feed;

import java.util.Map;

/** With the headers before 2025. */
class ShopifyClassicCsvChannelTest extends ShopifyCsvContract {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("URL handle", "Handle"),
          Map.entry("Published on online store", "Published"),
          Map.entry("SKU", "Variant SKU"),
          Map.entry("Option1 name", "Option1 Name"),
          Map.entry("Option1 value", "Option1 Value"),
          Map.entry("Option2 name", "Option2 Name"),
          Map.entry("Option2 value", "Option2 Value"),
          Map.entry("Price", "Variant Price"),
          Map.entry("Compare-at price", "Variant Compare At Price"),
          Map.entry("Inventory tracker", "Variant Inventory Tracker"),
          Map.entry("Inventory quantity", "Variant Inventory Qty"),
          Map.entry("Continue selling when out of stock", "Variant Inventory Policy"),
          Map.entry("Weight value (grams)", "Variant Grams"),
          Map.entry("Fulfillment service", "Variant Fulfillment Service"),
          Map.entry("Product image URL", "Image Src"),
          Map.entry("Image position", "Image Position"));

  ShopifyClassicCsvChannelTest() {
    super("shopify-csv-classic", name -> NAMES.getOrDefault(name, name));
  }
}
