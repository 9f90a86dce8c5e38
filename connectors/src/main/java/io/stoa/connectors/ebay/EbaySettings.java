package io.stoa.connectors.ebay;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The settings, read.
 *
 * @param publish whether offers become listings
 * @param keepOffers whether an offer that goes is withdrawn only
 */
record EbaySettings(
    URI base,
    String seller,
    String clientId,
    String clientSecret,
    String refreshToken,
    boolean publish,
    boolean keepOffers) {
  static CheckedSettings<EbaySettings> read(
      ConnectorDescription description, Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(description, settings);
    URI base = BaseUrl.read(reader, EbayDescription.BASE_URL);
    boolean stages = description.setting(EbayDescription.ONLY_STAGE).isPresent();
    boolean publish = !stages || !reader.yesNo(EbayDescription.ONLY_STAGE);
    boolean keeps = description.setting(EbayDescription.KEEP_OFFERS).isPresent();
    boolean keep = keeps && reader.yesNo(EbayDescription.KEEP_OFFERS);
    return CheckedSettings.of(
        reader,
        () ->
            new EbaySettings(
                base,
                reader.text(EbayDescription.SELLER),
                reader.text(EbayDescription.CLIENT_ID),
                reader.text(EbayDescription.CLIENT_SECRET),
                reader.text(EbayDescription.REFRESH_TOKEN),
                publish,
                keep));
  }

  /** The connectors share what a seller's calls may do. */
  Account account() {
    return new Account("ebay", base, seller);
  }

  List<String> secrets() {
    return List.of(clientSecret, refreshToken);
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "EbaySettings[" + base + ", " + seller + "]";
  }
}
