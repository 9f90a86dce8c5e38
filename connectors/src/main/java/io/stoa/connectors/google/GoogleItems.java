package io.stoa.connectors.google;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;

/** What both connectors for Google do alike. */
final class GoogleItems {
  private GoogleItems() {}

  static String account(String code, Target target) {
    return String.join(
        "\n",
        code,
        BaseUrl.named(target, GoogleDescription.BASE_URL),
        target.setting(GoogleDescription.ACCOUNT));
  }

  /** Lists one product: it shows that the token, the account and the permission are good. */
  static List<Violation> tryOut(
      ChannelHttp http, ConnectorDescription description, Map<String, String> settings) {
    return GoogleSettings.read(description, settings)
        .tryOut(
            good -> {
              new GoogleClient(http, good, About.settings()).page(1, null);
              return List.of();
            },
            code ->
                switch (code) {
                  case AUTHENTICATION_FAILED -> GoogleDescription.KEY;
                  case DESTINATION_REFUSED -> GoogleDescription.ACCOUNT;
                  default -> GoogleDescription.BASE_URL;
                });
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
