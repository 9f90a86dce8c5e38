package io.stoa.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connectors.http.ChannelConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.TestHttp;
import io.stoa.error.Violation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WeChatConnectorTest extends ChannelConnectorContract {
  private final WeChatSimulator shop = new WeChatSimulator();
  private final WeChatConnector connector = new WeChatConnector(kit.http, kit.store());

  @Override
  protected Loopback web() {
    return shop.web;
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl", shop.web.base().toString(),
        "appId", WeChatSimulator.APP_ID,
        "appSecret", WeChatSimulator.SECRET);
  }

  @Override
  protected ObjectNode goodPayload(String sku) {
    return WeChatShirt.of(shop.web.base(), sku);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return goodPayload(sku).put("title", "衬衫");
  }

  @Override
  protected void settle() {
    shop.settle();
  }

  @Override
  protected Set<String> live() {
    return shop.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return shop.timesCarriedOut(sku);
  }

  @Override
  protected void loseNextAnswer() {
    shop.web.next(1, Fault.LOSE_ANSWER, request -> request.path().endsWith("/product/add"));
  }

  private ItemAnswer update(JsonNode payload) throws DeliveryException {
    String ours = payload.path("out_product_id").asString("");
    ItemBatch batch = batch(new BatchItem(ours, ItemAction.UPDATE, payload, null));
    return connector.submit(target(), batch).answers().get(0);
  }

  private void onSale(String... codes) throws DeliveryException {
    for (String code : codes) {
      send(create(code));
    }
    assertThat(shop.live()).contains(codes);
  }

  private ItemAnswer seen(String sku, ItemAction wanted) throws DeliveryException {
    return connector.readBack(target(), List.of(new ItemRef(sku, wanted, null))).get(0);
  }

  private static ObjectNode sku(ObjectNode product, int index) {
    return (ObjectNode) product.path("skus").get(index);
  }

  @Test
  void settingsThatCannotBeAreAllNamed() {
    assertThat(connector.check(Map.of("appId", "w x", "onDelete", "burn")))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("appSecret", "appId", "onDelete");
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("appSecret", "another-secret");
    assertThat(connector.tryOut(wrong))
        .singleElement()
        .satisfies(v -> assertThat(v.field()).isEqualTo("appSecret"));
  }

  @Test
  void aProductGoesThroughTheAudit() throws Exception {
    ItemAnswer sent = update(goodPayload("A"));
    assertThat(sent.state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(seen("A", ItemAction.CREATE).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(shop.live()).isEmpty();
    shop.settle();
    assertThat(seen("A", ItemAction.CREATE))
        .isEqualTo(ItemAnswer.of("A", ItemState.LIVE).withChannelId(sent.channelId()));
  }

  @Test
  void aFailedAuditSaysWhyAndIsNotHandedInAgainUnchanged() throws Exception {
    ObjectNode forbidden = goodPayload("A").put("title", "违禁府绸衬衫");
    update(forbidden);
    shop.settle();
    ItemAnswer seen = seen("A", ItemAction.CREATE);
    assertThat(seen.state()).isEqualTo(ItemState.REJECTED);
    assertThat(seen.issues()).containsExactly(ItemIssue.error("title", "audit_failed", "标题含违禁词"));
    assertThat(update(forbidden).state()).isEqualTo(ItemState.REJECTED);
    assertThat(shop.sent("product/listing")).hasSize(1);
    assertThat(update(goodPayload("A")).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(shop.sent("product/listing")).hasSize(2);
  }

  @Test
  void nothingIsHandedInWhileAnAuditIsUnderWay() throws Exception {
    update(goodPayload("A"));
    assertThat(update(goodPayload("A")).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(update(goodPayload("A").put("title", "另一件府绸衬衫")).state())
        .isEqualTo(ItemState.POSTPONED);
    assertThat(shop.rejectedRequests()).isEmpty();
    assertThat(shop.sent("product/listing")).hasSize(1);
  }

  @Test
  void stockAloneIsChangedByTheDifferenceAndWithoutAnAudit() throws Exception {
    onSale("A");
    shop.sell("A-S", 3);
    ObjectNode wanted = goodPayload("A");
    sku(wanted, 0).put("stock_num", 10);
    sku(wanted, 1).put("stock_num", 2);
    assertThat(update(wanted).state()).isEqualTo(ItemState.LIVE);
    assertThat(shop.sent("product/stock/update"))
        .extracting(body -> body.path("diff_type").asInt(0) + "/" + body.path("num").asInt(0))
        .containsExactly("1/6", "2/5");
    assertThat(shop.online("A").path("skus").get(0).path("stock_num").asInt()).isEqualTo(10);
    assertThat(shop.sent("product/listing")).as("only the first time").hasSize(1);
  }

  @Test
  void aStockChangeWhoseAnswerWasLostIsNotDoubled() throws Exception {
    onSale("A");
    ObjectNode wanted = goodPayload("A");
    sku(wanted, 0).put("stock_num", 10);
    ItemBatch batch = batch(new BatchItem("A", ItemAction.UPDATE, wanted, null));
    shop.web.next(1, Fault.LOSE_ANSWER, request -> request.path().endsWith("/stock/update"));
    assertThatThrownBy(() -> connector.submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    connector.submitAgain(target(), batch);
    assertThat(shop.online("A").path("skus").get(0).path("stock_num").asInt()).isEqualTo(10);
  }

  @Test
  void pricesAndTimesOfSaleAreChangedWithoutAnAudit() throws Exception {
    onSale("A");
    ObjectNode wanted = goodPayload("A");
    sku(wanted, 1).put("sale_price", 7900);
    wanted.putObject("timing_onsale_info").put("onsale_time", 1_798_000_000L);
    assertThat(update(wanted).state()).isEqualTo(ItemState.LIVE);
    JsonNode sent = shop.sent("product/auditfree").get(0);
    assertThat(sent.path("skus")).hasSize(1);
    assertThat(sent.path("skus").get(0).path("sale_price").asInt()).isEqualTo(7900);
    assertThat(sent.path("timing_onsale_info").path("status").asInt()).isEqualTo(1);
    assertThat(update(wanted).state()).as("nothing left to do").isEqualTo(ItemState.LIVE);
    assertThat(shop.sent("product/auditfree")).hasSize(1);
    assertThat(shop.sent("product/listing")).hasSize(1);
  }

  @Test
  void aTimeOfSaleThatIsTakenBackBeginsTheSale() throws Exception {
    onSale("A");
    ObjectNode wanted = goodPayload("A");
    wanted.putObject("timing_onsale_info").put("onsale_time", 1_798_000_000L);
    update(wanted);
    assertThat(update(goodPayload("A")).state()).isEqualTo(ItemState.LIVE);
    assertThat(shop.online("A").path("timing_onsale_info").path("status").asInt()).isZero();
  }

  @Test
  void textsAndFurtherSkusNeedAnAuditAndKeepTheSkusThatAreThere() throws Exception {
    onSale("A");
    ObjectNode wanted = goodPayload("A").put("title", "长袖府绸衬衫");
    wanted
        .withArray("skus")
        .addObject()
        .put("out_sku_id", "A-L")
        .put("sale_price", 9900)
        .put("stock_num", 1);
    assertThat(update(wanted).state()).isEqualTo(ItemState.ACCEPTED);
    JsonNode sent = shop.sent("product/update").get(0);
    assertThat(sent.has("out_product_id")).isFalse();
    assertThat(sent.path("skus").get(0).path("sku_id").asString(""))
        .isEqualTo(shop.online("A").path("skus").get(0).path("sku_id").asString(""));
    assertThat(sent.path("skus").get(2).has("sku_id")).isFalse();
    shop.settle();
    assertThat(shop.online("A").path("title").asString("")).isEqualTo("长袖府绸衬衫");
  }

  @Test
  void aUsedUpQuotaOfAuditsPutsItemsOffAndTheDraftIsHandedInLater() throws Exception {
    shop.audits(10, 1);
    ItemBatch batch = batch(create("A"), create("B"), create("C"));
    List<ItemAnswer> answers = connector.submit(target(), batch).answers();
    assertThat(answers)
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.ACCEPTED, ItemState.POSTPONED, ItemState.POSTPONED);
    assertThat(shop.rejectedRequests()).as("asked once, then waited for").hasSize(1);
    shop.settle();
    kit.time.pass(Duration.ofMinutes(61));
    shop.audits(10, 10);
    assertThat(connector.submitAgain(target(), batch).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.LIVE, ItemState.ACCEPTED, ItemState.ACCEPTED);
    assertThat(shop.copies("B")).isEqualTo(1);
    assertThat(shop.timesCarriedOut("B")).isEqualTo(1);
  }

  @Test
  void whatIsLeftOfTheQuotaIsKnownBeforehand() throws Exception {
    shop.audits(1, 200);
    List<ItemAnswer> answers =
        connector.submit(target(), batch(create("A"), create("B"))).answers();
    assertThat(answers)
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.ACCEPTED, ItemState.POSTPONED);
    assertThat(shop.copies("B")).as("no draft without an audit to follow").isZero();
  }

  @Test
  void aDraftThatHadNoQuotaIsHandedInAgain() throws Exception {
    update(goodPayload("A"));
    shop.editStatus("A", 72);
    assertThat(seen("A", ItemAction.CREATE).state()).isEqualTo(ItemState.POSTPONED);
    assertThat(update(goodPayload("A")).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(shop.timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void everyStateOfAProductIsTold() throws Exception {
    onSale("A");
    Map<Integer, ItemState> states =
        Map.of(
            6, ItemState.MISSING,
            11, ItemState.REJECTED,
            13, ItemState.REJECTED,
            14, ItemState.REJECTED,
            15, ItemState.REJECTED,
            20, ItemState.REJECTED);
    for (Map.Entry<Integer, ItemState> state : states.entrySet()) {
      shop.status("A", state.getKey());
      ItemAnswer seen = seen("A", ItemAction.UPDATE);
      assertThat(seen.state()).as("status " + state.getKey()).isEqualTo(state.getValue());
      assertThat(seen.state() == ItemState.MISSING || !seen.issues().isEmpty()).isTrue();
    }
    shop.status("A", 9);
    assertThat(seen("A", ItemAction.UPDATE).state()).isEqualTo(ItemState.MISSING);
    assertThat(seen("A", ItemAction.DELETE).state()).isEqualTo(ItemState.DELETED);
  }

  @Test
  void anImageIsUploadedOnceForItsContent() throws Exception {
    onSale("A");
    assertThat(shop.uploads()).isEqualTo(3);
    update(goodPayload("A").put("title", "长袖府绸衬衫"));
    assertThat(shop.uploads()).isEqualTo(3);
    shop.settle();
    kit.time.pass(Duration.ofHours(25));
    update(goodPayload("A").put("title", "短袖府绸衬衫"));
    assertThat(shop.uploads()).as("looked at again, the same").isEqualTo(3);
    shop.settle();
    shop.repaint("/media/A1.png");
    kit.time.pass(Duration.ofHours(25));
    assertThat(update(goodPayload("A").put("title", "短袖府绸衬衫")).state())
        .as("another image needs another audit")
        .isEqualTo(ItemState.ACCEPTED);
    assertThat(shop.uploads()).isEqualTo(4);
  }

  @Test
  void allImagesThatCannotBeUploadedAreNamed() throws Exception {
    ObjectNode product = goodPayload("A");
    product.withArray("head_imgs").add(shop.web.base() + "/media/missing.png");
    product.withArray("head_imgs").add(shop.web.base() + "/media/text.png");
    ItemAnswer answer = update(product);
    assertThat(answer.state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer.issues())
        .extracting(ItemIssue::attribute)
        .containsExactly("head_imgs[]", "head_imgs[]");
    assertThat(shop.sent("product/add")).isEmpty();
  }

  @Test
  void aProductThatSomebodyElseMadeUnderOurIdIsTakenOver() throws Exception {
    update(goodPayload("A"));
    shop.settle();
    try (TestHttp other = new TestHttp()) {
      WeChatConnector forgetful = new WeChatConnector(other.http, other.store());
      forgetful.submit(target(), batch(create("A"), create("B")));
    }
    assertThat(shop.copies("A")).isEqualTo(1);
    assertThat(shop.copies("B")).isEqualTo(1);
  }

  @Test
  void aDeletionDuringAnAuditCancelsTheAudit() throws Exception {
    update(goodPayload("A"));
    ItemBatch batch = batch(new BatchItem("A", ItemAction.DELETE, null, null));
    assertThat(connector.submit(target(), batch).answers().get(0).state())
        .isEqualTo(ItemState.DELETED);
    shop.settle();
    assertThat(shop.live()).isEmpty();
    assertThat(shop.rejectedRequests()).isEmpty();
  }

  @Test
  void productsAreDeletedWhereTheShopWantsThat() throws Exception {
    onSale("A");
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("onDelete", "delete");
    Target target = new Target("wechat", "zh_CN", settings, Map.of());
    connector.submit(target, batch(new BatchItem("A", ItemAction.DELETE, null, null)));
    assertThat(shop.sent("product/delete")).hasSize(1);
    assertThat(update(goodPayload("A")).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(shop.copies("A")).as("the one in the bin and a new one").isEqualTo(2);
  }

  @Test
  void whatWasTakenOffSaleComesBackWithTheNextUpdate() throws Exception {
    onSale("A");
    connector.submit(target(), batch(new BatchItem("A", ItemAction.DELETE, null, null)));
    assertThat(shop.live()).isEmpty();
    send(create("A"));
    assertThat(shop.live()).containsExactly("A");
    assertThat(shop.copies("A")).isEqualTo(1);
  }

  @Test
  void theTokenIsFetchedOnceForAllAndAnewWhenItIsNoLongerGood() throws Exception {
    onSale("A", "B");
    WeChatConnector restarted = new WeChatConnector(kit.http, kit.store());
    restarted.readBack(target(), List.of(new ItemRef("A", ItemAction.CREATE, null)));
    assertThat(shop.tokensGiven()).isEqualTo(1);
    shop.revokeToken();
    assertThat(seen("A", ItemAction.CREATE).state()).isEqualTo(ItemState.LIVE);
    assertThat(shop.tokensGiven()).isEqualTo(2);
    assertThat(kit.keptText()).doesNotContain("wx-stable-token-", WeChatSimulator.SECRET);
  }

  @Test
  void aQuotaOfCallsIsWaitedForByAllFeeds() {
    shop.web.next(
        1,
        WeChatSimulator.error(45009, "reach max api daily quota limit"),
        request -> request.path().endsWith("/list/get"));
    for (int i = 0; i < 2; i++) {
      PostponedException postponed =
          catchThrowableOfType(
              PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
      assertThat(postponed.pause()).isGreaterThan(Duration.ofMinutes(59));
    }
    assertThat(shop.sent("product/list/get")).hasSize(1);
  }

  @Test
  void anAddressThatIsNotOnTheShopsListIsSaidSo() {
    shop.web.next(
        1,
        WeChatSimulator.error(40164, "invalid ip 1.2.3.4, not in whitelist"),
        request -> request.path().endsWith("/stable_token"));
    DeliveryException refused =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(refused.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(refused).hasMessageContaining("whitelist");
  }

  @Test
  void whateverBreaksOffInTheMiddleIsFinishedOnce() throws Exception {
    for (String call : List.of("/product/add", "/product/listing", "/img/upload")) {
      for (Fault fault : List.of(Fault.LOSE_ANSWER, Fault.RESET, Fault.HOLD_ANSWER)) {
        String code = "P" + call.replace('/', '-') + fault;
        ItemBatch batch = batch(create(code));
        shop.web.next(4, fault, request -> request.path().endsWith(call));
        assertThatThrownBy(() -> connector.submit(target(), batch))
            .isInstanceOf(DeliveryException.class);
        shop.web.clear();
        ItemAnswer again = connector.submitAgain(target(), batch).answers().get(0);
        assertThat(again.state()).as(code).isEqualTo(ItemState.ACCEPTED);
        assertThat(shop.copies(code)).as(code).isEqualTo(1);
        assertThat(shop.timesCarriedOut(code)).as(code).isEqualTo(1);
      }
    }
    assertThat(shop.rejectedRequests()).isEmpty();
  }

  @Test
  void aBusySystemAndAStormOf429Pass() {
    shop.web.next(
        9,
        Reply.empty(429).header("Retry-After", "60"),
        request -> request.path().endsWith("/list/get"));
    PostponedException postponed =
        catchThrowableOfType(
            PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(postponed.pause()).isEqualTo(Duration.ofMinutes(1));
  }
}
