package io.stoa.connectors.meta;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the Meta connector says of itself. */
final class MetaDescription {
  static final String CODE = "meta";
  static final String BASE_URL = "baseUrl";
  static final String VERSION = "apiVersion";
  static final String CATALOG = "catalogId";
  static final String TOKEN = "accessToken";
  static final String APP_SECRET = "appSecret";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Instagram and Facebook catalogue",
          "Sends items to a catalogue of Meta's Commerce Manager, a batch at a time, and reads back"
              + " what became of each. Do not bring the same items by a data feed as well.",
          List.of(
              Setting.required(
                  CATALOG,
                  "Catalogue id",
                  Kind.TEXT,
                  "The number that Commerce Manager shows in the catalogue's settings."),
              Setting.required(
                  TOKEN,
                  "Access token",
                  Kind.SECRET,
                  "Of a system user with the permission catalog_management; one that never"
                      + " expires."),
              Setting.optional(
                  APP_SECRET,
                  "App secret",
                  Kind.SECRET,
                  "Of the app that the token belongs to. With it every call proves that it comes"
                      + " from the app's owner, which Meta can be told to require."),
              Setting.withFallback(
                  VERSION,
                  "Version of the Graph API",
                  Kind.TEXT,
                  "v24.0",
                  "Meta serves a version for about two years."),
              BaseUrl.setting(BASE_URL, "Address", "https://graph.facebook.com")));

  private MetaDescription() {}
}
