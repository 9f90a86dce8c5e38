package io.stoa.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestHttp;
import io.stoa.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.ResponseHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** WxJava's services, and what of WxJava must not happen beneath them. */
class WeChatServiceTest {
  private static final String STATUS_OF_STOCK = "/channels/ec/product/stock/get";

  private final WeChatSimulator shop = new WeChatSimulator();
  private final TestHttp kit = new TestHttp();
  private final WeChatService service = service(kit);

  @AfterEach
  void close() {
    shop.close();
    kit.close();
  }

  private WeChatService service(TestHttp from) {
    WeChatSettings settings =
        WeChatSettings.read(
                Map.of(
                    "baseUrl", shop.web.base() + "/",
                    "appId", WeChatSimulator.APP_ID,
                    "appSecret", WeChatSimulator.SECRET))
            .good()
            .orElseThrow();
    return new WeChatService(from.http, settings, About.settings());
  }

  private String added(ObjectNode product) throws WxErrorException {
    WeChatDraft draft = WeChatBean.of(product, WeChatDraft.class);
    return service.getProductService().addProduct(draft).getData().getProductId();
  }

  private ObjectNode drawn(String code) {
    ObjectNode product = WeChatShirt.of(shop.web.base(), code);
    for (int i = 0; i < 3; i++) {
      product.withArray("head_imgs").set(i, "https://mmecimage.cn/p/" + i);
    }
    return product;
  }

  private static DeliveryException failure(WxErrorException e) {
    assertThat(e.getCause()).isInstanceOf(DeliveryException.class);
    return WeChatErrors.failure(e);
  }

  private long asked(String path) {
    return shop.web.requests().stream().filter(r -> r.path().endsWith(path)).count();
  }

  @Test
  void aTokenThatIsNoLongerGoodIsFetchedAnewOnce() throws Exception {
    shop.web.next(
        1, WeChatSimulator.error(42001, "access_token expired"), r -> isAbout(r, "info/get"));
    assertThat(service.getBasicService().getShopInfo().isSuccess()).isTrue();
    assertThat(shop.tokensGiven()).isEqualTo(2);
    shop.web.next(9, WeChatSimulator.error(40001, "not latest"), r -> isAbout(r, "info/get"));
    WxErrorException refused =
        catchThrowableOfType(WxErrorException.class, () -> service.getBasicService().getShopInfo());
    assertThat(failure(refused).code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(refused.getError().getErrorCode()).isEqualTo(40001);
    assertThat(asked("info/get")).isEqualTo(4);
  }

  private static boolean isAbout(Request request, String path) {
    return request.path().endsWith(path);
  }

  @Test
  void everybodyIsGivenTheSameTokenWhichIsKeptNowhereElse() throws Exception {
    String token = service.getAccessToken();
    assertThat(service(kit).getAccessToken()).isEqualTo(token);
    assertThat(shop.tokensGiven()).isEqualTo(1);
    assertThatThrownBy(service.getConfig()::getAccessToken)
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(service.getConfig().toString()).doesNotContain(WeChatSimulator.SECRET);
  }

  @Test
  void aBusyWeChatIsAskedOnce() {
    shop.web.next(
        9, WeChatSimulator.error(-1, "system error"), r -> isAbout(r, "product/stock/get"));
    WxErrorException busy =
        catchThrowableOfType(
            WxErrorException.class, () -> service.getProductService().getSkuStock("1", "2"));
    assertThat(failure(busy).retryable()).isTrue();
    assertThat(asked(STATUS_OF_STOCK)).isEqualTo(1);
  }

  @Test
  void aCallThatWxJavaAloneKnowsCountsAndIsNotedAsWell() {
    shop.web.next(
        1, WeChatSimulator.error(45011, "api minute-quota"), r -> isAbout(r, "warehouse/get"));
    for (int i = 0; i < 2; i++) {
      WxErrorException often =
          catchThrowableOfType(
              WxErrorException.class, () -> service.getWarehouseService().getWarehouse("W1"));
      assertThat(failure(often)).isInstanceOf(PostponedException.class);
    }
    assertThat(asked("/warehouse/get")).as("closed for all").isEqualTo(1);
    assertThat(kit.exchanges())
        .extracting(exchange -> exchange.operation())
        .contains("warehouse/get", "stable_token");
    assertThat(kit.keptText()).doesNotContain("wx-stable-token-", WeChatSimulator.SECRET);
  }

  @Test
  void nothingGoesPastOurOwnClient() {
    RequestExecutor<String, String> stray =
        new RequestExecutor<>() {
          @Override
          public String execute(String uri, String data, WxType type) {
            throw new AssertionError("Executed " + uri);
          }

          @Override
          public void execute(
              String uri, String data, ResponseHandler<String> handler, WxType type) {
            throw new AssertionError("Executed " + uri);
          }
        };
    String address = WeChatService.HOST + "/channels/ec/product/get";
    assertThatThrownBy(() -> service.execute(stray, address, "{}"))
        .isInstanceOf(WxErrorException.class)
        .hasMessageContaining("no way to WeChat");
    assertThatThrownBy(() -> service.executeWithoutLog(stray, address, "{}"))
        .isInstanceOf(WxErrorException.class);
    assertThatThrownBy(() -> service.post("https://elsewhere.example/channels/ec/x", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shop.web.requests()).isEmpty();
  }

  @Test
  void anAnswerIsBounded() {
    ChannelHttp.Bounds small =
        new ChannelHttp.Bounds(
            TestHttp.BOUNDS.connect(),
            TestHttp.BOUNDS.deadline(),
            2_000,
            TestHttp.BOUNDS.patience(),
            1,
            TestHttp.BOUNDS.retention());
    try (TestHttp narrow = new TestHttp(small)) {
      shop.web.next(
          9,
          Reply.json(200, Json.MAPPER.createObjectNode().put("nickname", "x".repeat(3_000))),
          r -> isAbout(r, "info/get"));
      assertThatThrownBy(() -> service(narrow).getBasicService().getShopInfo())
          .isInstanceOf(WxErrorException.class)
          .hasCauseInstanceOf(DeliveryException.class);
    }
  }

  @Test
  void noLogOfWxJavaTellsTheToken() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("me.chanjar");
    Level usual = logger.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(lines);
    try {
      service.getBasicService().getShopInfo();
      shop.revokeToken();
      service.getBasicService().getShopInfo();
      assertThatThrownBy(() -> service.getProductService().upProduct("404"))
          .isInstanceOf(WxErrorException.class);
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(usual);
    }
    String said =
        lines.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining());
    assertThat(said).doesNotContain("wx-stable-token-", WeChatSimulator.SECRET);
  }

  @Test
  void whatTheBeansOfWxJavaLackIsSentAllTheSame() throws Exception {
    ObjectNode product = drawn("A").put("short_title", "府绸").put("brand_new", true);
    product.putObject("timing_onsale_info").put("onsale_time", 1_798_000_000L).put("status", 1);
    ((ObjectNode) product.path("skus").get(0)).put("bar_code", "4006381333931");
    product.putObject("express_info").put("template_id", "47428464001").put("weight", 250);
    product.put("spu_code", "P-A").put("aftersale_desc", "");
    product.put("min_price", "ask us");
    added(product);
    JsonNode sent = shop.sent("product/add").get(0);
    assertThat(sent).isEqualTo(Json.MAPPER.readTree(product.toString()));
  }

  @Test
  void aFieldThatABeanHoldsIsHeldByTheBean() {
    ObjectNode product = drawn("A").put("short_title", "府绸");
    WeChatDraft draft = WeChatBean.of(product, WeChatDraft.class);
    assertThat(draft.getTitle()).isEqualTo("府绸衬衫 A");
    assertThat(draft.getSkus().get(1).getSalePrice()).isEqualTo(9900);
    assertThat(draft.more()).containsOnlyKeys("short_title");
    ObjectNode change = Json.MAPPER.createObjectNode().put("product_id", "1");
    change
        .withArray("skus")
        .addObject()
        .put("sku_id", "2")
        .putObject("stock_info")
        .put("diff_type", 1)
        .put("num", 3);
    WeChatAmendment amendment = WeChatBean.of(change, WeChatAmendment.class);
    assertThat(amendment.more()).isEmpty();
    assertThat(amendment.getSkus().get(0).getStockInfo().getNum()).isEqualTo(3);
  }

  @Test
  void idsOfProductsAreTexts() throws Exception {
    String id = added(drawn("A"));
    service.getProductService().upProduct(id);
    assertThat(shop.sent("product/listing").get(0).path("product_id").isString()).isTrue();
    String odd = "1\",\"data_type\":9,\"x\":\"";
    assertThatThrownBy(() -> service.getProductService().getProduct(odd, 3))
        .isInstanceOf(WxErrorException.class);
    assertThat(shop.sent("product/get").get(0).path("product_id").asString("")).isEqualTo(odd);
  }
}
