package io.stoa.connectors.ebay;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.ArrayList;
import java.util.List;

/** What the connectors for eBay say of themselves. */
final class EbayDescription {
  static final String INVENTORY_CODE = "ebay-inventory";
  static final String OFFERS_CODE = "ebay-offers";
  static final String GROUPS_CODE = "ebay-groups";
  static final String BASE_URL = "baseUrl";
  static final String SELLER = "sellerId";
  static final String CLIENT_ID = "clientId";
  static final String CLIENT_SECRET = "clientSecret";
  static final String REFRESH_TOKEN = "refreshToken";
  static final String KEEP_OFFERS = "keepOffers";
  static final String ONLY_STAGE = "onlyStage";

  static final ConnectorDescription INVENTORY =
      new ConnectorDescription(
          INVENTORY_CODE,
          "eBay inventory",
          "Creates, replaces and deletes inventory items of a seller. What buyers see are the"
              + " offers, which are sent by a feed of their own.",
          common());

  static final ConnectorDescription OFFERS =
      new ConnectorDescription(
          OFFERS_CODE,
          "eBay offers",
          "Creates, updates, publishes and ends offers of inventory items on a marketplace.",
          offers());

  static final ConnectorDescription GROUPS =
      new ConnectorDescription(
          GROUPS_CODE,
          "eBay listings with variations",
          "Brings the variants of each product model under one listing on a marketplace. Their"
              + " inventory items and offers are sent by feeds of their own, before.",
          groups());

  private EbayDescription() {}

  private static List<Setting> common() {
    return List.of(
        BaseUrl.setting(BASE_URL, "Address", "https://api.ebay.com"),
        Setting.required(
            SELLER, "Seller", Kind.TEXT, "The seller's user name; it tells accounts apart."),
        Setting.required(CLIENT_ID, "App ID", Kind.TEXT, "Client id of the application's keyset."),
        Setting.required(
            CLIENT_SECRET, "Cert ID", Kind.SECRET, "Client secret of the application's keyset."),
        Setting.required(
            REFRESH_TOKEN,
            "Refresh token",
            Kind.SECRET,
            "From the seller's consent to the scope sell.inventory; it is good for 18 months."));
  }

  private static List<Setting> groups() {
    List<Setting> settings = new ArrayList<>(common());
    settings.add(
        Setting.optional(
            ONLY_STAGE,
            "Do not publish",
            Kind.YES_NO,
            "Groups are created and updated, and somebody publishes them by hand."));
    return settings;
  }

  private static List<Setting> offers() {
    List<Setting> settings = new ArrayList<>(common());
    settings.add(
        Setting.optional(
            ONLY_STAGE,
            "Do not publish",
            Kind.YES_NO,
            "Offers are created and updated, and somebody publishes them by hand, or the feed of"
                + " listings with variations does."));
    settings.add(
        Setting.optional(
            KEEP_OFFERS,
            "Keep ended offers",
            Kind.YES_NO,
            "An offer that goes is withdrawn, which ends its listing; else it is deleted."));
    return settings;
  }
}
