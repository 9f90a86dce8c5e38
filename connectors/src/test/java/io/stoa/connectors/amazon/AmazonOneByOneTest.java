package io.stoa.connectors.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.Loopback.Reply;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Small batches go item by item. */
class AmazonOneByOneTest extends AmazonContract {
  AmazonOneByOneTest() {
    super(20);
  }

  private ItemBatch shirts(int count) {
    return new ItemBatch(
        UUID.randomUUID().toString(),
        IntStream.range(0, count).mapToObj(i -> create("S" + i)).toList());
  }

  @Test
  void fewItemsAreAnsweredAtOnceAndManyGoAsAFeed() throws Exception {
    assertThat(connector.submit(target(), shirts(20)).ticket()).isNull();
    assertThat(amazon.feedsBegun()).isZero();
    assertThat(connector.submit(target(), shirts(21)).ticket()).isNotNull();
    assertThat(amazon.feedsBegun()).isEqualTo(1);
  }

  @Test
  void aPartialUpdateLeavesTheOtherAttributesAlone() throws Exception {
    send(create("A"));
    ObjectNode payload = (ObjectNode) payload("A", "Linen shirt");
    payload.put("operationType", "PARTIAL_UPDATE");
    payload.remove("requirements");
    ((ObjectNode) payload.path("attributes")).remove("purchasable_offer");
    send(new BatchItem("A", ItemAction.UPDATE, payload, "B000000001"));
    assertThat(amazon.listings.attributes("A").at("/item_name/0/value").asString(""))
        .isEqualTo("Linen shirt");
    assertThat(amazon.listings.attributes("A").has("purchasable_offer")).isTrue();
  }

  @Test
  void whatAUsedUpQuotaLeavesBehindWaitsForALaterRun() throws Exception {
    amazon
        .web()
        .next(
            1,
            Reply.json(429, "{}").header("Retry-After", "600"),
            request -> request.path().endsWith("/S2"));
    assertThat(connector.submit(target(), shirts(4)).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(
            ItemState.ACCEPTED, ItemState.ACCEPTED, ItemState.POSTPONED, ItemState.POSTPONED);
  }

  @Test
  void skusWithUnusualCharactersAreFound() throws Exception {
    for (String sku : new String[] {"A/1", "A,1", "A 1?", "Ä&1"}) {
      ItemAnswer sent = send(create(sku)).get(sku);
      assertThat(sent).extracting(ItemAnswer::state).isEqualTo(ItemState.ACCEPTED);
      assertThat(
              connector.readBack(
                  target(),
                  java.util.List.of(new io.stoa.connector.ItemRef(sku, ItemAction.CREATE, null))))
          .extracting(ItemAnswer::state)
          .containsExactly(ItemState.LIVE);
    }
  }
}
