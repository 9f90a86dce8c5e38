package io.stoa.connectors.bigcommerce;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the BigCommerce connector says of itself. */
final class BigCommerceDescription {
  static final String CODE = "bigcommerce";
  static final String BASE_URL = "baseUrl";
  static final String STORE_HASH = "storeHash";
  static final String ACCESS_TOKEN = "accessToken";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "BigCommerce",
          "Creates, updates and deletes products of a store with their variants.",
          List.of(
              BaseUrl.setting(BASE_URL, "Address", "https://api.bigcommerce.com"),
              Setting.required(
                      STORE_HASH,
                      "Store hash",
                      Kind.TEXT,
                      "What stands behind /stores/ in the API path of the store's API account.")
                  .asAddress(),
              Setting.required(
                  ACCESS_TOKEN,
                  "Access token",
                  Kind.SECRET,
                  "Of an API account of the store that may modify products.")));

  private BigCommerceDescription() {}
}
