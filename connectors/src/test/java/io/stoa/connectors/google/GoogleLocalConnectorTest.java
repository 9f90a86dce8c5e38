package io.stoa.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemConnectorContract;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Target;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.TestHttp;
import io.stoa.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract's items A, B and so on stand for the product SHIRT at a store of that name. */
class GoogleLocalConnectorTest extends ItemConnectorContract {
  private final TestHttp kit = new TestHttp();
  private final GoogleSimulator google = new GoogleSimulator(kit.time);
  private final GoogleLocalConnector connector = new GoogleLocalConnector(kit.http);

  @BeforeEach
  void products() throws DeliveryException {
    for (String offer : List.of("A", "B", "C", "SHIRT", "sh/irt")) {
      google.ofSomebodyElse(offer);
    }
  }

  @AfterEach
  void close() {
    google.close();
    kit.close();
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Target target() {
    return new Target(
        "stores",
        "en_US",
        Map.of(
            "baseUrl",
            google.web.base().toString(),
            "tokenUrl",
            google.web.base() + "/token",
            "accountId",
            GoogleSimulator.ACCOUNT,
            "serviceAccountKey",
            GoogleSimulator.keyFile()),
        Map.of("feedLabel", "US"));
  }

  @Override
  protected ObjectNode goodPayload(String sku) {
    int at = sku.lastIndexOf('@');
    return Json.MAPPER
        .createObjectNode()
        .put("id", at < 0 ? sku : sku.substring(0, at))
        .put("store_code", at < 0 ? "" : sku.substring(at + 1))
        .put("quantity", 3)
        .put("availability", "in_stock")
        .put("price", "99.00 USD");
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return goodPayload(sku).put("availability", "sometimes");
  }

  @Override
  protected void settle() {}

  @Override
  protected Set<String> live() {
    Set<String> keys = new java.util.TreeSet<>();
    google
        .inStores()
        .forEach(key -> keys.add(key.endsWith("@") ? key.substring(0, key.length() - 1) : key));
    return keys;
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return google.timesCarriedOut(sku + "@");
  }

  @Override
  protected void loseNextAnswer() {
    google.web.next(1, Fault.LOSE_ANSWER, request -> request.path().endsWith(":insert"));
  }

  private List<ItemAnswer> submit(BatchItem... items) throws DeliveryException {
    return connector
        .submit(target(), new ItemBatch(UUID.randomUUID().toString(), List.of(items)))
        .answers();
  }

  @Test
  void storesAreToldApartAndEachIsTakenAwayByItself() throws Exception {
    submit(create("SHIRT@Berlin"), create("SHIRT@Shang/hai"), create("sh/irt@Berlin"));
    assertThat(google.inStores())
        .containsExactly("SHIRT@Berlin", "SHIRT@Shang/hai", "sh/irt@Berlin");
    submit(new BatchItem("sh/irt@Berlin", ItemAction.DELETE, null, null));
    assertThat(
            google
                .local("SHIRT", "Berlin")
                .path("localInventoryAttributes")
                .path("availability")
                .asString(""))
        .isEqualTo("IN_STOCK");
    submit(new BatchItem("SHIRT@Shang/hai", ItemAction.DELETE, null, null));
    assertThat(google.inStores()).containsExactly("SHIRT@Berlin");
    assertThat(
            connector.readBack(
                target(),
                List.of(
                    new ItemRef("SHIRT@Berlin", ItemAction.UPDATE, null),
                    new ItemRef("SHIRT@Shang/hai", ItemAction.DELETE, null),
                    new ItemRef("SHIRT@Paris", ItemAction.UPDATE, null))))
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.LIVE, ItemState.DELETED, ItemState.MISSING);
  }

  @Test
  void aProductThatTheAccountDoesNotHaveIsRejected() throws Exception {
    assertThat(submit(create("NOWHERE@Berlin")))
        .singleElement()
        .satisfies(answer -> assertThat(answer.state()).isEqualTo(ItemState.REJECTED));
  }
}
