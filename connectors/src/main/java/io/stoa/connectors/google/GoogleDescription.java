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
  static final String FILES_CODE = "google-feed";
  static final String BASE_URL = "baseUrl";
  static final String TOKEN_URL = "tokenUrl";
  static final String ACCOUNT = "accountId";
  static final String DATA_SOURCE = "dataSourceId";
  static final String KEY = "serviceAccountKey";
  static final String STOA_ADDRESS = "stoaAddress";
  static final String HOUR = "hour";
  static final String TIME_ZONE = "timeZone";

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

  static final ConnectorDescription FILES =
      new ConnectorDescription(
          FILES_CODE,
          "Google Merchant Center (file)",
          "Hosts the file, lets Google fetch it for a data source by a schedule, and reads back what"
              + " Google found in it.",
          List.of(
              ACCOUNT_SETTING,
              Setting.required(
                  DATA_SOURCE,
                  "Data source",
                  Kind.TEXT,
                  "The number of a data source in that account whose file Google fetches."),
              KEY_SETTING,
              Setting.required(
                  STOA_ADDRESS,
                  "Address of this Stoa",
                  Kind.TEXT,
                  "As Google reaches it, such as https://pim.example.com."),
              Setting.withFallback(
                  HOUR, "Fetched at", Kind.NUMBER, "3", "The hour of the day, 0 to 23."),
              Setting.withFallback(
                  TIME_ZONE, "Time zone", Kind.TEXT, "UTC", "Of the hour, such as Europe/Berlin."),
              BASE,
              TOKEN));

  private GoogleDescription() {}
}
