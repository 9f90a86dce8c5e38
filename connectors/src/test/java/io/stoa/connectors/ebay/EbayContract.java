package io.stoa.connectors.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.HttpItemConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.PublishedSpec;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract for the connectors to eBay. */
abstract class EbayContract extends HttpItemConnectorContract {
  final EbaySimulator ebay = new EbaySimulator();

  @Override
  protected List<PublishedSpec.Source> specifications() {
    return List.of(
        new PublishedSpec.Source(
            "ebay/sell_inventory_v1_oas3.json", "/sell/inventory/v1", "/sell/.*"));
  }

  /** By its description and examples it is an object of lists. */
  @Override
  protected Set<String> rightAllTheSame() {
    return Set.of(".*aspects is no string but .*");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl", ebay.web.base().toString(),
        "sellerId", "marlow-shirts",
        "clientId", EbaySimulator.CLIENT_ID,
        "clientSecret", EbaySimulator.CLIENT_SECRET,
        "refreshToken", EbaySimulator.REFRESH_TOKEN);
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("marketplaceId", "EBAY_US");
  }

  @Override
  protected Loopback web() {
    return ebay.web;
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return ebay.timesCarriedOut(sku);
  }

  @Test
  void aTokenThatExpiredIsFetchedAnew() throws Exception {
    send(create("A"));
    ebay.expireTokens();
    send(create("B"));
    assertThat(live()).containsExactly("A", "B");
    assertThat(requests("POST", "/identity/v1/oauth2/token")).isEqualTo(2);
  }

  @Test
  void whatIsDroppedWithoutAWordIsFound() throws Exception {
    ebay.swallow("A");
    sent("A", goodPayload("A"), ItemAction.CREATE, null);
    assertThat(readBack("A", null).state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void whatIsEbaysOwnFaultGoesAgain() throws Exception {
    ebay.failInside();
    assertThat(sent("A", goodPayload("A"), ItemAction.CREATE, null).state())
        .isEqualTo(ItemState.POSTPONED);
  }

  @Test
  void theTryOutSaysWhatIsWrong() {
    assertThat(connector().tryOut(target(Map.of("refreshToken", "old")).settings()))
        .extracting(Violation::field)
        .containsExactly("refreshToken");
    assertThat(connector().check(target(Map.of("sellerId", "")).settings()))
        .extracting(Violation::field)
        .containsExactly("sellerId");
  }
}
