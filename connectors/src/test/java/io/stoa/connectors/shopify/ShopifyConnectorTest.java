package io.stoa.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ListedPage;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ShopifyConnectorTest extends ShopifyContract {
  ShopifyConnectorTest() {
    super(50, "productSet(");
  }

  private ItemState state(ItemAnswer answer) {
    return answer.state();
  }

  private static BatchItem update(String sku, JsonNode payload, String id) {
    return new BatchItem(sku, ItemAction.UPDATE, payload, id);
  }

  private ItemAnswer readBack(String sku, String id) throws DeliveryException {
    return connector.readBack(target(), List.of(new ItemRef(sku, ItemAction.CREATE, id))).get(0);
  }

  private static String idOf(ItemAnswer answer) {
    String id = answer.channelId();
    if (id == null) {
      throw new AssertionError("No id in " + answer);
    }
    return id;
  }

  @Test
  void aRequestThatIsThrottledGoesWhenThePointsHaveRefilled() throws Exception {
    shopify.points(3);
    assertThat(send(create("A"))).containsKey("A");
    assertThat(live()).containsExactly("A");
    assertThat(kit.time.pauses()).isNotEmpty();
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void whatAnAnswerSaysOfThePointsHoldsForTheNextRequest() throws Exception {
    shopify.points(15);
    send(create("A"));
    long throttled =
        kit.exchanges().stream()
            .filter(e -> String.valueOf(e.answer()).contains("THROTTLED"))
            .count();
    assertThat(throttled).as("only the first request learns it by being refused").isLessThan(2);
  }

  @Test
  void aStormOf429EndsTheBatchAndWhatWasNotSentIsPostponed() throws Exception {
    shopify.web.next(
        10, Reply.empty(429).header("Retry-After", "2"), r -> r.text().contains("Shirt B"));
    Map<String, ItemAnswer> answers = send(create("A"), create("B"), create("C"));
    assertThat(answer(answers, "A")).extracting(this::state).isEqualTo(ItemState.ACCEPTED);
    assertThat(answer(answers, "B")).extracting(this::state).isEqualTo(ItemState.POSTPONED);
    assertThat(answer(answers, "C")).extracting(this::state).isEqualTo(ItemState.POSTPONED);
    assertThat(live()).containsExactly("A");
  }

  @Test
  void whereNothingWasSentTheWholeBatchIsPostponed() {
    shopify.web.next(1, Reply.empty(429).header("Retry-After", "600"), r -> true);
    PostponedException quota =
        catchThrowableOfType(
            PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(quota.pause()).isEqualTo(Duration.ofMinutes(10));
    kit.time.pass(Duration.ofMinutes(11));
    shopify.web.next(1, Reply.empty(430), r -> true);
    assertThatThrownBy(() -> connector.submit(target(), batch(create("A"))))
        .isInstanceOf(PostponedException.class);
    assertThat(live()).isEmpty();
  }

  @Test
  void aConnectionThatBreaksBeforeAnythingIsDoneLosesNothing() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    shopify.web.next(1, Fault.RESET, r -> r.text().contains("Shirt B"));
    assertThatThrownBy(() -> connector.submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    connector.submitAgain(target(), batch);
    assertThat(live()).containsExactly("A", "B");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
    assertThat(timesCarriedOut("B")).isEqualTo(1);
  }

  @Test
  void aSlowAnswerIsNotWaitedForAndNothingIsDoubled() throws Exception {
    ItemBatch batch = batch(create("A"));
    shopify.web.next(1, Fault.HOLD_ANSWER, r -> r.text().contains("productSet("));
    DeliveryException slow =
        catchThrowableOfType(DeliveryException.class, () -> connector.submit(target(), batch));
    assertThat(slow.retryable()).isTrue();
    connector.submitAgain(target(), batch);
    assertThat(timesCarriedOut("A")).isEqualTo(1);
    assertThat(live()).containsExactly("A");
  }

  @Test
  void status200WithErrorsRefusesOnlyTheItemThatTheyAreAbout() throws Exception {
    ObjectNode number = product("B", "1.00");
    ((ObjectNode) number.path("variants").path(0)).put("price", 5);
    Map<String, ItemAnswer> answers =
        send(create("A"), new BatchItem("B", ItemAction.CREATE, number, null));
    assertThat(answer(answers, "B").state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer(answers, "B").issues().get(0).message()).contains("Money");
    assertThat(live()).containsExactly("A");
  }

  @Test
  void problemsOfVariablesNameTheField() throws Exception {
    shopify.web.next(
        1,
        Reply.json(
            200,
            """
            {"errors": [{"message": "Variable $input was provided invalid value",
              "extensions": {"code": "INVALID_VARIABLE", "problems": [
                {"path": ["variants", 0, "price"], "explanation": "invalid money"},
                {"path": ["title"], "explanation": "expected a text"}]}}]}
            """),
        r -> r.text().contains("productSet("));
    assertThat(answer(send(create("A")), "A").issues())
        .extracting(ItemIssue::attribute, ItemIssue::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("variants[0].price", "invalid money"),
            org.assertj.core.groups.Tuple.tuple("title", "expected a text"));
  }

  @Test
  void userErrorsKeepPathAndCode() throws Exception {
    ItemIssue issue =
        answer(send(new BatchItem("B", ItemAction.CREATE, badPayload("B"), null)), "B")
            .issues()
            .get(0);
    assertThat(issue.attribute()).isEqualTo("variants[0].price");
    assertThat(issue.code()).isEqualTo("INVALID_VARIANT");
    assertThat(issue.link()).startsWith("https://shopify.dev/");
  }

  @Test
  void whatTheTokenMayNotDoIsNoFaultOfAnItem() {
    shopify.web.next(
        1,
        Reply.json(
            200,
            """
            {"errors": [{"message": "Access denied for productSet field.",
              "extensions": {"code": "ACCESS_DENIED"}}], "data": {"productSet": null}}
            """),
        r -> r.text().contains("productSet("));
    DeliveryException denied =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(denied.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(denied.retryable()).isFalse();
  }

  @Test
  void anItemThatShopifyDropsWithoutAWordIsFound() throws Exception {
    shopify.shop.swallow("a");
    ObjectNode payload = product("A", "1.00");
    payload.remove("publications");
    ItemAnswer accepted = answer(send(new BatchItem("A", ItemAction.CREATE, payload, null)), "A");
    assertThat(accepted.state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(readBack("A", idOf(accepted)).state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void aProductThatWasThereBeforeBecomesOursAndKeepsItsOtherMetafields() throws Exception {
    shopify.shop.add(
        "a",
        Map.of(
            "metafields",
            List.of(
                Map.of("namespace", "reviews", "key", "rating", "type", "json", "value", "5"))));
    String id = idOf(answer(send(create("A")), "A"));
    JsonNode product = shopify.shop.product("a");
    assertThat(product.path("id").asString()).isEqualTo(id);
    assertThat(product.path("title").asString()).isEqualTo("Shirt A");
    assertThat(product.path("metafields"))
        .extracting(metafield -> metafield.path("namespace").asString())
        .containsExactly("reviews", "stoa");
    assertThat(connector.list(target(), null).items())
        .extracting(ItemAnswer::sku)
        .containsExactly("A");
  }

  @Test
  void theHandleOfAnotherItemIsRefused() throws Exception {
    send(create("A"));
    ItemAnswer refused =
        answer(send(new BatchItem("A!", ItemAction.CREATE, goodPayload("A"), null)), "A!");
    assertThat(refused.state()).isEqualTo(ItemState.REJECTED);
    assertThat(refused.issues().get(0).code()).isEqualTo("HANDLE_TAKEN");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void anUpdateSendsNoListThatTheItemDoesNotHaveAndEndsASale() throws Exception {
    ObjectNode onSale = product("A", "19.90");
    ((ObjectNode) onSale.path("variants").path(0)).put("compareAtPrice", "29.90");
    String id = idOf(answer(send(new BatchItem("A", ItemAction.CREATE, onSale, null)), "A"));
    send(update("A", product("A", "29.90"), id));
    JsonNode input = lastRequest("productSet(").path("variables").path("input");
    assertThat(input.has("metafields")).isFalse();
    assertThat(input.has("files")).isFalse();
    assertThat(input.at("/variants/0").has("compareAtPrice")).isTrue();
    assertThat(input.at("/variants/0/compareAtPrice").isNull()).isTrue();
    assertThat(readBack("A", id).state()).isEqualTo(ItemState.LIVE);
  }

  private JsonNode lastRequest(String text) {
    return shopify.web.requests().stream()
        .filter(r -> r.text().contains(text))
        .reduce((first, last) -> last)
        .orElseThrow()
        .json();
  }

  @Test
  void fieldsThatAreToBeEmptiedAre() throws Exception {
    Target emptying = target(Map.of("emptied", "tags, vendor, barcode, metafields"));
    ObjectNode bare = product("A", "1.00");
    bare.remove("tags");
    connector.submit(emptying, batch(new BatchItem("A", ItemAction.CREATE, bare, null)));
    JsonNode input = lastRequest("productSet(").path("variables").path("input");
    assertThat(input.path("tags").isArray()).isTrue();
    assertThat(input.path("tags")).isEmpty();
    assertThat(input.path("vendor").asString()).isEmpty();
    assertThat(input.at("/variants/0/barcode").isNull()).isTrue();
    assertThat(input.path("metafields")).as("our mark").hasSize(1);
    assertThat(connector.check(target(Map.of("emptied", "title")).settings()))
        .extracting(Violation::field)
        .containsExactly("emptied");
  }

  @Test
  void anUpdateOfAProductThatSomebodyRemovedSaysThatItIsMissing() throws Exception {
    String id = idOf(answer(send(create("A")), "A"));
    shopify.shop.delete(id);
    assertThat(answer(send(update("A", goodPayload("A"), id)), "A").state())
        .isEqualTo(ItemState.MISSING);
  }

  @Test
  void aProductIsPublishedAtTheDateThatTheItemSays() throws Exception {
    ObjectNode later = product("A", "1.00");
    ((ObjectNode) later.path("publications").path(0)).put("publishDate", "2026-12-17T00:00:00Z");
    String id = idOf(answer(send(new BatchItem("A", ItemAction.CREATE, later, null)), "A"));
    assertThat(live()).isEmpty();
    ItemAnswer waiting = readBack("A", id);
    assertThat(waiting.state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(waiting.issues()).extracting(ItemIssue::code).containsExactly("SCHEDULED");
    kit.time.pass(Duration.ofDays(30));
    assertThat(readBack("A", id).state()).isEqualTo(ItemState.LIVE);
  }

  @Test
  void whatIsPublishedAlreadyIsNotPublishedAgain() throws Exception {
    String id = idOf(answer(send(create("A")), "A"));
    send(update("A", product("A", "2.00"), id));
    assertThat(shopify.web.requests().stream().filter(r -> r.text().contains("publishablePublish")))
        .hasSize(1);
  }

  @Test
  void aPublicationThatDoesNotExistRefusesTheItem() throws Exception {
    ObjectNode payload = product("A", "1.00");
    ((ObjectNode) payload.path("publications").path(0))
        .put("publicationId", "gid://shopify/Publication/404");
    ItemAnswer refused = answer(send(new BatchItem("A", ItemAction.CREATE, payload, null)), "A");
    assertThat(refused.state()).isEqualTo(ItemState.REJECTED);
    assertThat(refused.channelId()).as("the product is there").isNotNull();
    assertThat(refused.issues().get(0).attribute()).startsWith("publications");
  }

  @Test
  void draftsAndUnpublishedProductsAreNotLive() throws Exception {
    ObjectNode draft = product("A", "1.00").put("status", "DRAFT");
    ObjectNode nowhere = product("B", "1.00");
    nowhere.remove("publications");
    Map<String, ItemAnswer> sent =
        send(
            new BatchItem("A", ItemAction.CREATE, draft, null),
            new BatchItem("B", ItemAction.CREATE, nowhere, null));
    assertThat(readBack("A", idOf(answer(sent, "A"))).issues())
        .extracting(ItemIssue::code)
        .containsExactly("DRAFT");
    assertThat(readBack("B", idOf(answer(sent, "B"))).issues())
        .extracting(ItemIssue::code)
        .containsExactly("NOT_PUBLISHED");
  }

  @Test
  void onlyOurProductsAreDeletedWhenNoIdIsKnown() throws Exception {
    shopify.shop.add("theirs", Map.of());
    send(create("A"));
    Map<String, ItemAnswer> answers =
        send(
            new BatchItem("A", ItemAction.DELETE, null, null),
            new BatchItem("THEIRS", ItemAction.DELETE, null, null));
    assertThat(answers.values()).extracting(ItemAnswer::state).containsOnly(ItemState.DELETED);
    assertThat(shopify.shop.all()).hasSize(1);
    assertThat(shopify.shop.byHandle("theirs")).isNotNull();
  }

  @Test
  void deletingWhatIsGoneIsNoFailure() throws Exception {
    String id = idOf(answer(send(create("A")), "A"));
    shopify.shop.delete(id);
    assertThat(answer(send(new BatchItem("A", ItemAction.DELETE, null, id)), "A").state())
        .isEqualTo(ItemState.DELETED);
  }

  @Test
  void aLongListComesInPagesAndHoldsOnlyWhatIsOurs() throws Exception {
    shopify.pageLimit(2);
    shopify.shop.add("theirs", Map.of());
    send(create("A"), create("B"), create("C"));
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      ListedPage page = connector.list(target(), cursor);
      page.items().forEach(item -> listed.add(item.sku()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(listed).containsExactly("A", "B", "C");
  }

  @Test
  void aListThatBecomesTooLongForShopifyBeginsAnewBehindTheLastProduct() {
    ShopifyCursor start = ShopifyCursor.read(null);
    ShopifyCursor near =
        start.next("abc/d=", "gid://shopify/Product/77", ShopifyCursor.LONGEST_LIST - 1);
    assertThat(ShopifyCursor.read(near.text())).isEqualTo(near);
    assertThat(near.after()).isEqualTo("abc/d=");
    assertThat(near.next("x", "gid://shopify/Product/78", 1))
        .isEqualTo(new ShopifyCursor("78", "", 0));
  }

  @Test
  void theTryOutSaysWhatIsWrong() {
    shopify.scopes("read_products");
    shopify.serve("2027-01");
    assertThat(connector.tryOut(target().settings()))
        .extracting(Violation::field, Violation::rule)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("accessToken", "scope"),
            org.assertj.core.groups.Tuple.tuple("apiVersion", "api_version"));
    assertThat(connector.tryOut(target(Map.of("accessToken", "wrong-token")).settings()))
        .extracting(Violation::field)
        .containsExactly("accessToken");
    assertThat(connector.check(target(Map.of("apiVersion", "2025-10")).settings()))
        .extracting(Violation::field)
        .containsExactly("apiVersion");
  }

  @Test
  void tokensOfDashboardAppsAreFetchedAndKept() throws Exception {
    Target target =
        target(
            Map.of(
                "accessToken",
                "",
                "clientId",
                "client-1",
                "clientSecret",
                ShopifySimulator.CLIENT_SECRET));
    assertThat(connector.tryOut(target.settings())).isEmpty();
    connector.submit(target, batch(create("A")));
    assertThat(live()).containsExactly("A");
    assertThat(
            shopify.web.requests().stream().filter(r -> r.path().endsWith("/access_token")).count())
        .isEqualTo(1);
    assertThat(kit.keptText())
        .doesNotContain(ShopifySimulator.TOKEN, ShopifySimulator.CLIENT_SECRET);
    Target wrong =
        target(Map.of("accessToken", "", "clientId", "client-1", "clientSecret", "wrong-secret"));
    assertThat(connector.tryOut(wrong.settings()))
        .extracting(Violation::field)
        .containsExactly("clientSecret");
  }

  @Test
  void theAccountIsTheShop() {
    assertThat(connector.account(target(Map.of("bulkFrom", "7", "apiVersion", "2026-07"))))
        .isEqualTo(connector.account(target()));
    assertThat(connector.account(target())).doesNotContain(ShopifySimulator.TOKEN);
    assertThat(Json.MAPPER.createObjectNode().put("x", connector.terms(target()).batchBytes()))
        .isEqualTo(Json.MAPPER.createObjectNode().put("x", 18_000_000L));
  }
}
