package io.stoa.connectors.google;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the Google connectors say of themselves. */
final class GoogleDescription {
  static final String PRODUCTS_CODE = "google";
  static final String LOCAL_CODE = "google-local";
  static final String BASE_URL = "baseUrl";
  static final String TOKEN_URL = "tokenUrl";
  static final String ACCOUNT = "accountId";
  static final String DATA_SOURCE = "dataSourceId";
  static final String KEY = "serviceAccountKey";

  private static final Setting ACCOUNT_SETTING =
      Setting.required(ACCOUNT, "Account", Kind.TEXT, "The number of the Merchant Center account.");
  private static final Setting KEY_SETTING =
      Setting.required(
          KEY,
          "Key of the service account",
          Kind.MULTILINE_SECRET,
          "The JSON file that Google Cloud gives for a key. The service account has to be a user of"
              + " the Merchant Center account, its project registered there.");
  private static final Setting BASE =
      BaseUrl.setting(BASE_URL, "Address", "https://merchantapi.googleapis.com");
  private static final Setting TOKEN =
      BaseUrl.setting(TOKEN_URL, "Address for tokens", "https://oauth2.googleapis.com/token");

  static final ConnectorDescription PRODUCTS =
      new ConnectorDescription(
          PRODUCTS_CODE,
          "Google Merchant Center (API)",
          "Sends products to Google Merchant Center, which also serves YouTube Shopping, and reads"
              + " back where they are shown and what Google finds wrong with them.",
          List.of(
              ACCOUNT_SETTING,
              Setting.required(
                  DATA_SOURCE,
                  "Data source",
                  Kind.TEXT,
                  "The number of a primary data source of the kind API in that account."),
              KEY_SETTING,
              BASE,
              TOKEN));

  static final ConnectorDescription LOCAL =
      new ConnectorDescription(
          LOCAL_CODE,
          "Google local inventory (API)",
          "Says what is in which store, for click & collect and local listings. The products"
              + " themselves have to be in the account already.",
          List.of(ACCOUNT_SETTING, KEY_SETTING, BASE, TOKEN));

  private GoogleDescription() {}
}
