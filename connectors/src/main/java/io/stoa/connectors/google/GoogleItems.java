package io.stoa.connectors.google;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import java.util.List;

/** What both connectors for Google do alike that send items. */
abstract class GoogleItems extends ChannelConnector<GoogleSettings> implements ItemConnector {
  GoogleItems(ChannelHttp http, ConnectorDescription description) {
    super(http, description, settings -> GoogleSettings.read(description, settings));
  }

  /** An account has each product once, whichever data source brings it. */
  @Override
  public final String account(Target target) {
    return String.join(
        "\n",
        description().code(),
        BaseUrl.named(target, GoogleDescription.BASE_URL),
        target.setting(GoogleDescription.ACCOUNT),
        GoogleNames.product(target, ""));
  }

  /** Lists one product: it shows that the token, the account and the permission are good. */
  @Override
  protected final List<Violation> attempt(GoogleSettings settings) throws DeliveryException {
    new GoogleClient(http, settings, About.settings()).page(1, null);
    return List.of();
  }

  @Override
  protected final String blamed(ConnectorError code, GoogleSettings settings) {
    return blamed(code, GoogleDescription.ACCOUNT);
  }

  /**
   * Which setting a failure of that kind is about.
   *
   * @param place the setting that says where in Merchant Center
   */
  static String blamed(ConnectorError code, String place) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> GoogleDescription.KEY;
      case DESTINATION_REFUSED -> place;
      default -> GoogleDescription.BASE_URL;
    };
  }

  final GoogleClient client(Target target, About about) throws DeliveryException {
    return new GoogleClient(http, settings(target), about);
  }

  /** Without a label nobody knows which product of the account is meant. */
  static void requireLabel(Target target) throws DeliveryException {
    if (!GoogleNames.label(target).matches("[A-Z0-9_-]{1,20}")) {
      throw DeliveryException.lasting(
          ConnectorError.SETTINGS_INVALID,
          "The feed's parameter feedLabel must have 1 to 20 of A-Z, 0-9, hyphen and underscore.",
          null);
    }
  }

  static ItemAnswer misnamed(BatchItem item, String wanted) {
    return ItemAnswer.rejected(
        item.sku(),
        ItemIssue.error(
            "id",
            "id",
            "The id of an item at Google must be its SKU, %s, so that it is found again there."
                .formatted(wanted)));
  }

  static ItemAnswer postponed(BatchItem item, PostponedException why) {
    return new ItemAnswer(
        item.sku(),
        ItemState.POSTPONED,
        item.channelId(),
        List.of(new ItemIssue(null, "quota", Severity.INFO, why.getMessage(), null)));
  }
}
