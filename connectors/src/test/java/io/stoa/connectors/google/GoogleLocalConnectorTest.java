package io.stoa.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The contract's items A, B and so on stand for the product SHIRT at a store of that name. */
class GoogleLocalConnectorTest extends GoogleContract {
  private final GoogleLocalConnector connector = new GoogleLocalConnector(kit.http);

  @BeforeEach
  void products() throws DeliveryException {
    for (String offer : List.of("A", "B", "C", "SHIRT", "sh/irt")) {
      google.ofSomebodyElse(offer);
    }
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected ObjectNode goodPayload(String sku) {
    int at = sku.lastIndexOf('@');
    return offer(at < 0 ? sku : sku.substring(0, at))
        .put("store_code", at < 0 ? "" : sku.substring(at + 1))
        .put("quantity", 3);
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
