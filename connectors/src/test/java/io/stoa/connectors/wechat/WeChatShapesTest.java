package io.stoa.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.Target;
import io.stoa.connectors.http.TestHttp;
import io.stoa.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import me.chanjar.weixin.channel.bean.product.SkuStockParam;
import me.chanjar.weixin.channel.bean.product.SpuFastInfo;
import me.chanjar.weixin.channel.bean.product.SpuUpdateInfo;
import me.chanjar.weixin.channel.bean.token.StableTokenParam;
import me.chanjar.weixin.channel.constant.WxChannelApiUrlConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent to WeChat, read by the classes of WxJava. */
class WeChatShapesTest {
  private final WeChatSimulator shop = new WeChatSimulator();
  private final TestHttp kit = new TestHttp();
  private final WeChatConnector connector = new WeChatConnector(kit.http, kit.store());

  @AfterEach
  void close() {
    shop.close();
    kit.close();
  }

  private ObjectNode goodPayload(String code) {
    return WeChatShirt.of(shop.web.base(), code);
  }

  private void update(JsonNode payload) throws DeliveryException {
    Target target =
        new Target(
            "wechat",
            "zh_CN",
            Map.of(
                "baseUrl", shop.web.base().toString(),
                "appId", WeChatSimulator.APP_ID,
                "appSecret", WeChatSimulator.SECRET),
            Map.of());
    String code = payload.path("out_product_id").asString("");
    BatchItem item = new BatchItem(code, ItemAction.UPDATE, payload, null);
    connector.submit(target, new ItemBatch(UUID.randomUUID().toString(), List.of(item)));
  }

  private static ObjectNode sku(ObjectNode product, int index) {
    return (ObjectNode) product.path("skus").get(index);
  }

  /** Without what an entry of auditfree has in the documentation and not in this WxJava. */
  private static JsonNode known(JsonNode body) {
    JsonNode copy = body.deepCopy();
    copy.path("skus")
        .forEach(
            sku -> {
              if (body.path("skus").get(0).has("stock_info") || !body.has("title")) {
                ((ObjectNode) sku).remove("sku_code");
              }
            });
    return copy;
  }

  /** WxJava's own classes read what is sent, and know no field less. */
  @Test
  void whatIsSentHasTheShapesOfWxJava() throws Exception {
    update(goodPayload("A"));
    shop.settle();
    ObjectNode wanted = goodPayload("A");
    sku(wanted, 0).put("stock_num", 8);
    update(wanted);
    sku(wanted, 0).put("sale_price", 8800);
    update(wanted);
    update(goodPayload("A").put("title", "长袖府绸衬衫"));
    var strict = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (String path : List.of("product/add", "product/update")) {
      SpuUpdateInfo read =
          strict.forType(SpuUpdateInfo.class).readValue(known(shop.sent(path).get(0)));
      assertThat(read.getTitle()).contains("府绸衬衫");
      assertThat(read.getSkus().get(0).getStockNum()).isPositive();
    }
    SpuFastInfo free =
        strict.forType(SpuFastInfo.class).readValue(known(shop.sent("product/auditfree").get(0)));
    assertThat(free.getSkus().get(0).getSalePrice()).isEqualTo(8800);
    SkuStockParam stock =
        strict.forType(SkuStockParam.class).readValue(shop.sent("product/stock/update").get(0));
    assertThat(stock.getDiffType()).isEqualTo(1);
    StableTokenParam token =
        strict
            .forType(StableTokenParam.class)
            .readValue(
                shop.web.requests().stream()
                    .filter(r -> r.path().equals("/cgi-bin/stable_token"))
                    .findFirst()
                    .orElseThrow()
                    .json());
    assertThat(token.getAppId()).isEqualTo(WeChatSimulator.APP_ID);
    assertThat(WxChannelApiUrlConstants.Spu.SPU_LISTING_URL)
        .isEqualTo("https://api.weixin.qq.com/channels/ec/product/listing");
    assertThat(Objects.requireNonNull(free.getProductId())).isNotEmpty();
  }
}
