package io.stoa.connectors.amazon;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.Target;

/**
 * Whose listings, and where.
 *
 * @param seller merchant token
 * @param marketplace such as {@code ATVPDKIKX0DER}
 * @param locale of what Amazon says, such as {@code en_US}
 */
record AmazonPlace(String seller, String marketplace, String locale) {
  static final String SELLER = "sellerId";
  static final String MARKETPLACE = "marketplaceId";

  /**
   * @throws DeliveryException {@code SETTINGS_INVALID} when the feed names no seller or marketplace
   */
  static AmazonPlace of(Target target) throws DeliveryException {
    return new AmazonPlace(
        parameter(target, SELLER), parameter(target, MARKETPLACE), target.locale());
  }

  private static String parameter(Target target, String name) throws DeliveryException {
    String value = target.parameters().getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw DeliveryException.lasting(
          ConnectorError.SETTINGS_INVALID,
          "The feed has no parameter '%s', which Amazon needs.".formatted(name),
          null);
    }
    return value;
  }
}
