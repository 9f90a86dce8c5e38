package io.stoa.connectors.shopify;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import java.util.List;

/** What the Shopify connector says of itself. */
final class ShopifyDescription {
  static final String CODE = "shopify";
  static final String BASE_URL = "baseUrl";
  static final String ACCESS_TOKEN = "accessToken";
  static final String CLIENT_ID = "clientId";
  static final String CLIENT_SECRET = "clientSecret";
  static final String API_VERSION = "apiVersion";
  static final String EMPTIED = "emptied";
  static final String BULK_FROM = "bulkFrom";
  static final String BULK_MEGABYTES = "bulkMegabytes";
  static final String BULK_AT_ONCE = "bulkAtOnce";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Shopify",
          "Creates, updates, publishes and deletes products of a shop by the Admin GraphQL API.",
          List.of(
              Setting.required(
                      BASE_URL,
                      "Shop",
                      Kind.TEXT,
                      "Such as https://example.myshopify.com. Another address lets a sandbox stand"
                          + " in.")
                  .asAddress(),
              Setting.optional(
                  ACCESS_TOKEN,
                  "Access token",
                  Kind.SECRET,
                  "Of an app that is installed in the shop with the scopes write_products,"
                      + " write_inventory, write_publications and read_locations. Or give id and"
                      + " secret of the app instead."),
              Setting.optional(
                  CLIENT_ID,
                  "Client id",
                  Kind.TEXT,
                  "Of an app of the Dev Dashboard that is installed in the shop; access tokens are"
                      + " fetched with it."),
              Setting.optional(
                  CLIENT_SECRET, "Client secret", Kind.SECRET, "The secret of that app."),
              Setting.withFallback(
                  API_VERSION,
                  "API version",
                  Kind.TEXT,
                  "2026-10",
                  "2026-01 or later; Shopify serves each for a year."),
              Setting.withFallback(
                  EMPTIED,
                  "Emptied fields",
                  Kind.TEXT,
                  "compareAtPrice",
                  "Fields that are emptied in the shop when a product has no value for them, with"
                      + " commas between: any of descriptionHtml, vendor, productType, tags, files,"
                      + " metafields, collections, compareAtPrice, barcode. Others stay as they"
                      + " are."),
              Setting.withFallback(
                  BULK_FROM,
                  "Bulk operation from",
                  Kind.NUMBER,
                  "50",
                  "So many products or more go as one bulk operation, fewer one by one."),
              Setting.withFallback(
                  BULK_MEGABYTES,
                  "Megabytes of a bulk operation",
                  Kind.NUMBER,
                  "20",
                  "The largest file of a bulk operation, 5 to 100."),
              Setting.withFallback(
                  BULK_AT_ONCE,
                  "Bulk operations at once",
                  Kind.NUMBER,
                  "1",
                  "How many may run in the shop at the same time; Shopify allows an app five.")));

  private ShopifyDescription() {}
}
