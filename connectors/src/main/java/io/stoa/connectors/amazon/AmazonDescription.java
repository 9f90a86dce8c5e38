package io.stoa.connectors.amazon;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the Amazon connector says of itself. */
final class AmazonDescription {
  static final String CODE = "amazon";
  static final String BASE_URL = "baseUrl";
  static final String TOKEN_URL = "tokenUrl";
  static final String CLIENT_ID = "clientId";
  static final String CLIENT_SECRET = "clientSecret";
  static final String REFRESH_TOKEN = "refreshToken";
  static final String ONE_BY_ONE = "oneByOne";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Amazon",
          "Sends listings to Amazon by the Selling Partner API, many as a feed and few one by one,"
              + " and reads back what became of each. Seller and marketplace are parameters of the"
              + " feed.",
          List.of(
              BaseUrl.setting(BASE_URL, "Endpoint", "https://sellingpartnerapi-na.amazon.com"),
              BaseUrl.setting(
                  TOKEN_URL, "Address for access tokens", "https://api.amazon.com/auth/o2/token"),
              Setting.required(
                  CLIENT_ID,
                  "Client id",
                  Kind.TEXT,
                  "Of the application, such as amzn1.application-oa2-client.0123."),
              Setting.required(
                  CLIENT_SECRET,
                  "Client secret",
                  Kind.SECRET,
                  "Of the application; Amazon lets it expire after 180 days."),
              Setting.required(
                  REFRESH_TOKEN,
                  "Refresh token",
                  Kind.SECRET,
                  "Given when the seller authorises the application; begins with Atzr|."),
              Setting.withFallback(
                  ONE_BY_ONE,
                  "One by one up to",
                  Kind.NUMBER,
                  "20",
                  "Batches of so many items or fewer, 0 to 20, go item by item, which Amazon"
                      + " answers at once; larger ones as a feed. At most one feed a minute is"
                      + " sent.")));

  private AmazonDescription() {}
}
