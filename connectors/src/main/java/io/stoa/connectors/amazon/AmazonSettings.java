package io.stoa.connectors.amazon;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where the API is and how it opens.
 *
 * @param base endpoint of the region, without a slash at its end
 * @param oneByOne so many items or fewer are not sent as a feed
 */
record AmazonSettings(
    URI base,
    URI tokenUrl,
    String clientId,
    String clientSecret,
    String refreshToken,
    int oneByOne) {
  static CheckedSettings<AmazonSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(AmazonDescription.DESCRIPTION, settings);
    URI base = BaseUrl.read(reader, AmazonDescription.BASE_URL);
    URI tokenUrl = BaseUrl.read(reader, AmazonDescription.TOKEN_URL);
    int oneByOne = reader.number(AmazonDescription.ONE_BY_ONE, 0, AmazonClient.MOST_IDENTIFIERS);
    return CheckedSettings.of(
        reader,
        () ->
            new AmazonSettings(
                base,
                tokenUrl,
                reader.text(AmazonDescription.CLIENT_ID),
                reader.text(AmazonDescription.CLIENT_SECRET),
                reader.text(AmazonDescription.REFRESH_TOKEN),
                oneByOne));
  }

  List<String> secrets() {
    return List.of(clientSecret, refreshToken);
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "AmazonSettings[" + base + ", " + clientId + "]";
  }
}
