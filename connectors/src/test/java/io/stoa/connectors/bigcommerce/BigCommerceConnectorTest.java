package io.stoa.connectors.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.ListedPage;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.HttpItemConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.PublishedSpec;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BigCommerceConnectorTest extends HttpItemConnectorContract {
  private final BigCommerceSimulator store = new BigCommerceSimulator(kit.time);
  private final BigCommerceConnector connector = new BigCommerceConnector(kit.http);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected List<PublishedSpec.Source> specifications() {
    return Stream.of("products", "product-variants", "product-variant-options")
        .map(name -> "bigcommerce/" + name + "_catalog.v3.yml")
        .map(file -> new PublishedSpec.Source(file, "/stores/[^/]+/v3", "/stores/.*"))
        .toList();
  }

  /**
   * The schemas leave out what the descriptions of the same operations ask for: variants by {@code
   * include}, ids in a batch, how a batch makes new variants.
   */
  @Override
  protected Set<String> rightAllTheSame() {
    return Set.of(
        ".*variants is unknown",
        "POST /catalog/products: body.variants\\[].(id|product_id) is required",
        "PUT /catalog/products: body\\[].id is for reading only",
        "PUT /catalog/variants: body\\[].(sku|product_id|option_values) is unknown");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl", store.base().toString(),
        "storeHash", BigCommerceSimulator.STORE,
        "accessToken", BigCommerceSimulator.TOKEN);
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return product(sku, "9.90");
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return product(sku, "-1");
  }

  private static ObjectNode product(String sku, String price) {
    return (ObjectNode)
        Json.MAPPER.readTree(
            """
            {"name": "Shirt %s", "type": "physical", "sku": "%s", "price": %s, "weight": 0.5,
             "is_visible": true, "categories": [23],
             "images": [{"image_url": "https://shop.example/a.jpg", "sort_order": 1}],
             "custom_fields": [{"name": "material", "value": "cotton"}],
             "variants": [{"sku": "%s"}]}
            """
                .formatted(sku, sku, price, sku));
  }

  private static ObjectNode model(String sku, String... sizes) {
    ObjectNode product = product(sku, "9.90");
    product.withArray("variants").removeAll();
    for (String size : sizes) {
      product
          .withArray("variants")
          .add(
              Json.MAPPER.readTree(
                  """
                  {"sku": "%s-%s", "price": 9.90, "inventory_level": 4,
                   "option_values": [{"option_display_name": "Size", "label": "%s"}]}
                  """
                      .formatted(sku, size, size)));
    }
    return product;
  }

  @Override
  protected Loopback web() {
    return store.web;
  }

  @Override
  protected boolean writes(Request request) {
    return request.is("POST", ".*/catalog/products");
  }

  @Override
  protected Set<String> live() {
    return store.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return store.timesCarriedOut(sku);
  }

  /** What creates a product is not repeated. */
  @Override
  protected void loseNextAnswer() {
    store.web.next(1, Fault.LOSE_ANSWER, this::writes);
  }

  private BatchItem[] many(int count, @Nullable Map<String, ItemAnswer> before) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              String sku = "P" + i;
              return before == null
                  ? create(sku)
                  : new BatchItem(
                      sku,
                      ItemAction.UPDATE,
                      product(sku, i == 7 ? "-1" : "12"),
                      answer(before, sku).channelId());
            })
        .toArray(BatchItem[]::new);
  }

  @Test
  void updatesGoInTensAndOneThatIsRefusedStopsNoOther() throws Exception {
    Map<String, ItemAnswer> made = send(many(23, null));
    Map<String, ItemAnswer> answers = send(many(23, made));
    assertThat(answer(answers, "P7").state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer(answers, "P7").issues())
        .extracting(ItemIssue::attribute)
        .containsExactly("price");
    assertThat(answer(answers, "P8").state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(store.product("P22").path("price").asInt()).isEqualTo(12);
    assertThat(requests("PUT", ".*/catalog/products"))
        .as("three of tens and less, and ten of the one that was refused")
        .isEqualTo(13);
  }

  @Test
  void variantsFollowTheModel() throws Exception {
    String id = created("M", model("M", "S", "M"));
    assertThat(store.product("M").path("variants")).hasSize(2);
    ObjectNode changed = model("M", "M", "L");
    ((ObjectNode) changed.path("variants").get(0)).put("price", 11);
    assertThat(sent("M", changed, ItemAction.UPDATE, id).state()).isEqualTo(ItemState.ACCEPTED);
    JsonNode variants = store.product("M").path("variants");
    assertThat(variants)
        .extracting(variant -> variant.path("sku").asString())
        .containsExactly("M-M", "M-L");
    assertThat(variants.get(0).path("price").asInt()).isEqualTo(11);
    assertThat(variants.get(1).path("option_values").get(0).path("id").asLong()).isPositive();
  }

  @Test
  void aModelWithoutAPriceHasTheLowestOfItsVariants() throws Exception {
    ObjectNode model = model("M", "S", "M", "L");
    model.remove("price");
    ((ObjectNode) model.path("variants").get(1)).put("price", 8);
    created("M", model);
    assertThat(store.product("M").path("price").asInt()).isEqualTo(8);
  }

  @Test
  void aVariantThatIsRefusedRejectsItsProduct() throws Exception {
    String id = created("M", model("M", "S"));
    ObjectNode bad = model("M", "S");
    ((ObjectNode) bad.path("variants").get(0)).put("price", -1);
    assertRefused(sent("M", bad, ItemAction.UPDATE, id), "price");
  }

  @Test
  void anOptionThatTheStoreDoesNotHaveIsSaid() throws Exception {
    String id = created("M", model("M", "S"));
    ObjectNode other = model("M", "S");
    other
        .withArray("variants")
        .add(
            Json.MAPPER.readTree(
                """
                {"sku": "M-X", "price": 1,
                 "option_values": [{"option_display_name": "Colour", "label": "Red"}]}
                """));
    assertThat(sent("M", other, ItemAction.UPDATE, id).issues())
        .extracting(ItemIssue::code)
        .containsExactly("OPTION_MISSING");
  }

  @Test
  void anUpdateAddsNoPictureTwiceAndEndsASale() throws Exception {
    ObjectNode onSale = product("A", "9.90").put("sale_price", 7);
    String id = created("A", onSale);
    ObjectNode after = product("A", "9.90");
    ((ObjectNode) after.path("custom_fields").get(0)).put("value", "silk");
    sent("A", after, ItemAction.UPDATE, id);
    JsonNode body =
        store.web.requests().stream()
            .filter(r -> r.is("PUT", ".*/catalog/products"))
            .findFirst()
            .orElseThrow()
            .json()
            .get(0);
    assertThat(body.has("images")).isFalse();
    assertThat(body.path("sale_price").asInt(-1)).isZero();
    assertThat(body.path("custom_fields").get(0).has("id")).isTrue();
  }

  @Test
  void aProductThatWasSavedInPartIsNotTakenForGood() throws Exception {
    store.saveOnlyInPart("A");
    ItemAnswer answer = sent("A", goodPayload("A"), ItemAction.CREATE, null);
    assertThat(answer.state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer.channelId()).isNotNull();
    assertThat(answer.issues()).extracting(ItemIssue::attribute).containsExactly("inventory_level");
  }

  @Test
  void aDuplicateNameIsRefusedWithItsField() throws Exception {
    created("A", goodPayload("A"));
    ObjectNode other = product("B", "1");
    other.put("name", "Shirt A");
    ItemAnswer refused = sent("B", other, ItemAction.CREATE, null);
    assertThat(refused.issues().get(0).code()).isEqualTo("409");
    assertThat(refused.issues().get(0).attribute()).isEqualTo("name");
  }

  @Test
  void aProductThatWasThereBeforeIsFoundByItsSkuAndBecomesOurs() throws Exception {
    long id =
        store.add(
            "{\"name\":\"By hand\",\"sku\":\"A\",\"price\":1,\"weight\":1,\"is_visible\":true}");
    assertThat(created("A", goodPayload("A"))).isEqualTo(Long.toString(id));
    assertThat(connector.list(target(), null).items())
        .extracting(ItemAnswer::sku)
        .containsExactly("A");
  }

  @Test
  void onlyOurProductsAreListedAndDeletedWithoutAnId() throws Exception {
    store.add(
        "{\"name\":\"By hand\",\"sku\":\"HAND\",\"price\":1,\"weight\":1,\"is_visible\":true}");
    send(create("A"));
    Map<String, ItemAnswer> answers =
        send(
            new BatchItem("HAND", ItemAction.DELETE, null, null),
            new BatchItem("A", ItemAction.DELETE, null, null));
    assertThat(answers.values()).extracting(ItemAnswer::state).containsOnly(ItemState.DELETED);
    assertThat(live()).containsExactly("HAND");
    assertThat(connector.list(target(), null).items()).isEmpty();
  }

  @Test
  void theHeadersOfTheWindowAreHeeded() throws Exception {
    store.quota(5);
    BatchItem[] five = {create("A"), create("B"), create("C"), create("D"), create("E")};
    assertThat(send(five).values())
        .extracting(ItemAnswer::state)
        .as("what is not marked as ours is not done")
        .containsOnly(ItemState.POSTPONED);
    assertThat(kit.exchanges())
        .as("the store never had to refuse")
        .noneMatch(e -> Objects.equals(e.status(), 429));
    assertThatThrownBy(() -> connector.submit(target(), batch(create("F"))))
        .isInstanceOf(PostponedException.class);
    kit.time.pass(Duration.ofSeconds(31));
    store.quota(150);
    send(five);
    assertThat(live()).hasSize(5);
    assertThat(listed()).containsExactlyInAnyOrder("A", "B", "C", "D", "E");
  }

  @Test
  void theLongerOfTheTwoPausesIsHeeded() {
    Reply busy =
        Reply.empty(429)
            .header("X-Retry-After", "90")
            .header("X-Rate-Limit-Requests-Left", "0")
            .header("X-Rate-Limit-Time-Reset-Ms", "15000");
    web().next(1, busy, this::writes);
    PostponedException postponed =
        catchThrowableOfType(
            PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(postponed.pause()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
  }

  private List<String> listed() throws DeliveryException {
    List<String> skus = new ArrayList<>();
    String cursor = null;
    do {
      ListedPage page = connector.list(target(), cursor);
      page.items().forEach(item -> skus.add(item.sku()));
      cursor = page.next();
    } while (cursor != null);
    return skus;
  }

  @Test
  void aProductThatIsGoneIsMissingAndMadeAnew() throws Exception {
    String id = created("A", goodPayload("A"));
    store.remove(id);
    assertThat(readBack("A", id).state()).isEqualTo(ItemState.MISSING);
    String other = id(sent("A", goodPayload("A"), ItemAction.UPDATE, id));
    assertThat(other).isNotEqualTo(id);
  }

  @Test
  void aProductThatIsDroppedWithoutAWordIsFound() throws Exception {
    store.swallow("A");
    assertThat(readBack("A", created("A", goodPayload("A"))).state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void aProductThatIsNotVisibleOrDisabledIsNotLive() throws Exception {
    ObjectNode hidden = product("A", "1").put("is_visible", false);
    assertThat(readBack("A", created("A", hidden)).issues())
        .extracting(ItemIssue::code)
        .containsExactly("NOT_VISIBLE");
    ObjectNode disabled = product("B", "1").put("availability", "disabled");
    assertThat(readBack("B", created("B", disabled)).state()).isEqualTo(ItemState.ACCEPTED);
  }

  @Test
  void theTryOutSaysWhatIsWrong() {
    assertThat(connector.tryOut(target(Map.of("accessToken", "wrong")).settings()))
        .extracting(Violation::field)
        .containsExactly("accessToken");
    assertThat(connector.tryOut(target(Map.of("storeHash", "zzz")).settings()))
        .extracting(Violation::field)
        .containsExactly("storeHash");
    assertThat(connector.check(target(Map.of("storeHash", "../x")).settings()))
        .extracting(Violation::field)
        .containsExactly("storeHash");
    assertThat(kit.keptText()).doesNotContain(BigCommerceSimulator.TOKEN);
  }
}
