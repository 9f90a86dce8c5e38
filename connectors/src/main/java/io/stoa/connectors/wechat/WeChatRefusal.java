package io.stoa.connectors.wechat;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;

/** WeChat did not do what was asked about one product. */
final class WeChatRefusal extends DeliveryException {
  private static final long serialVersionUID = 1L;

  private final int errcode;
  private final String said;

  /**
   * @param said WeChat's own words
   */
  WeChatRefusal(String operation, int errcode, String said) {
    super(
        ConnectorError.DESTINATION_REFUSED,
        false,
        "WeChat refused %s with error %d: %s".formatted(operation, errcode, said),
        null);
    this.errcode = errcode;
    this.said = said;
  }

  int errcode() {
    return errcode;
  }

  String said() {
    return said;
  }
}
