package io.stoa.connectors.klaviyo;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the connectors for Klaviyo say of themselves. */
final class KlaviyoDescription {
  static final String ITEMS_CODE = "klaviyo";
  static final String VARIANTS_CODE = "klaviyo-variants";
  static final String BASE_URL = "baseUrl";
  static final String ACCOUNT = "accountId";
  static final String KEY = "apiKey";
  static final String REVISION = "revision";

  static final ConnectorDescription ITEMS =
      new ConnectorDescription(
          ITEMS_CODE,
          "Klaviyo catalogue: items",
          "Creates, updates and deletes catalogue items by bulk jobs. Do not sync the same catalogue"
              + " by a feed address as well.",
          settings());

  static final ConnectorDescription VARIANTS =
      new ConnectorDescription(
          VARIANTS_CODE,
          "Klaviyo catalogue: variants",
          "Creates, updates and deletes variants of catalogue items by bulk jobs. The items"
              + " themselves are sent by a feed of their own.",
          settings());

  private KlaviyoDescription() {}

  static ConnectorDescription of(KlaviyoResource resource) {
    return resource == KlaviyoResource.ITEM ? ITEMS : VARIANTS;
  }

  private static List<Setting> settings() {
    return List.of(
        BaseUrl.setting(BASE_URL, "Address", "https://a.klaviyo.com"),
        Setting.required(
            ACCOUNT,
            "Account",
            Kind.TEXT,
            "The public API key of six letters and digits, which names the account."),
        Setting.required(
            KEY,
            "Private API key",
            Kind.SECRET,
            "With the scopes catalogs:read and catalogs:write; with accounts:read it can be seen"
                + " that it is of this account."),
        Setting.withFallback(
            REVISION,
            "Revision of the API",
            Kind.TEXT,
            "2026-07-15",
            "Klaviyo serves a revision for two years."));
  }
}
