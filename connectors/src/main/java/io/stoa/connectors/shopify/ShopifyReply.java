package io.stoa.connectors.shopify;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.http.Answer;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a GraphQL request, which has status 200 also when it failed.
 *
 * @param served the API version that answered, empty when the answer does not say
 * @param points what the request costs
 */
record ShopifyReply(JsonNode data, List<ShopifyError> errors, String served, double points) {
  ShopifyReply {
    errors = List.copyOf(errors);
  }

  static ShopifyReply of(Answer answer) throws DeliveryException {
    JsonNode json = answer.json();
    return new ShopifyReply(
        json.path("data"),
        ShopifyError.of(json.path("errors")),
        answer.header("X-Shopify-API-Version").orElse(""),
        json.path("extensions").path("cost").path("requestedQueryCost").asDouble(0));
  }

  boolean throttled() {
    return errors.stream().anyMatch(error -> error.code().equals("THROTTLED"));
  }

  /**
   * The reply unless it says something about the shop, the token or Shopify itself.
   *
   * @throws DeliveryException then
   */
  ShopifyReply unlessOfShop() throws DeliveryException {
    for (ShopifyError error : errors) {
      switch (error.code()) {
        case "ACCESS_DENIED" -> throw failure(ConnectorError.AUTHENTICATION_FAILED, false);
        case "INTERNAL_SERVER_ERROR", "TIMEOUT" ->
            throw failure(ConnectorError.DESTINATION_UNREACHABLE, true);
        case "SHOP_INACTIVE", "MAX_COST_EXCEEDED" ->
            throw failure(ConnectorError.DESTINATION_REFUSED, false);
        default -> {
          // About what was asked.
        }
      }
    }
    return this;
  }

  /** The data when there is no error at all. */
  JsonNode orRefuse() throws DeliveryException {
    if (!errors.isEmpty()) {
      throw failure(ConnectorError.DESTINATION_REFUSED, false);
    }
    return data;
  }

  private DeliveryException failure(ConnectorError code, boolean passes) {
    String said = errors.stream().map(ShopifyError::message).collect(Collectors.joining(" "));
    return new DeliveryException(code, passes, "Shopify says: " + said, null);
  }
}
