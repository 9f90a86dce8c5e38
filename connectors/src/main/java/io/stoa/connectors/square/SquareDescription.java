package io.stoa.connectors.square;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the Square connector says of itself. */
final class SquareDescription {
  static final String CODE = "square";
  static final String BASE_URL = "baseUrl";
  static final String ACCESS_TOKEN = "accessToken";
  static final String MERCHANT_ID = "merchantId";
  static final String API_VERSION = "apiVersion";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Square",
          "Keeps items, their prices and their stock in a seller's catalogue, for the point of sale"
              + " and the online store.",
          List.of(
              BaseUrl.setting(BASE_URL, "Address", "https://connect.squareup.com"),
              Setting.required(
                  ACCESS_TOKEN,
                  "Access token",
                  Kind.SECRET,
                  "Of an application of the Developer Console, with the permissions ITEMS_READ,"
                      + " ITEMS_WRITE and INVENTORY_WRITE."),
              Setting.required(
                  MERCHANT_ID,
                  "Merchant id",
                  Kind.TEXT,
                  "The seller's; feeds that name the same one take turns."),
              Setting.withFallback(
                  API_VERSION,
                  "API version",
                  Kind.TEXT,
                  "2026-08-19",
                  "The version of Square's API, a date.")));

  private SquareDescription() {}
}
