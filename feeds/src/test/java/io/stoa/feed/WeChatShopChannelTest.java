package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The product of a WeChat shop:
 * https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_addproduct.html
 */
class WeChatShopChannelTest extends ChannelContract {
  WeChatShopChannelTest() {
    super("wechat-shop", Map.of());
  }

  @Override
  Feed.View view() {
    return new Feed.View("wechat", "zh_CN", "CNY", "https://shop.example", Map.of());
  }

  @Test
  void aModelIsOneProductWithItsSkus() throws IOException {
    shop().model("marlow", "s", "m");
    JsonNode product = Json.MAPPER.readTree(deliver("jsonl", Map.of()).strip());
    assertThat(product.path("out_product_id").asString("")).isEqualTo("marlow");
    assertThat(product.path("head_imgs").size()).isBetween(3, 9);
    assertThat(product.path("cats")).hasSize(3);
    assertThat(product.path("skus")).hasSize(2);
    assertThat(product.path("skus").get(0).path("sale_price").asInt()).isEqualTo(68_900);
    assertThat(product.path("extra_service").path("seven_day_return").asInt()).isEqualTo(1);
    assertThat(product.path("extra_service").path("freight_insurance").asInt()).isZero();
    assertThat(product.has("timing_onsale_info")).isFalse();
  }

  @Test
  void titlesAreAsWeChatsExamplesSay() throws IOException {
    shop().put(good("GOOD"));
    for (String good : List.of("糖醋排骨【预订价10元】", "CheddarCheese切达干酪", "百岁山天然矿泉水1L*15瓶")) {
      deliver("jsonl", Map.of("title", "'" + good + "'"));
      assertThat(report()).as(good).isEmpty();
    }
    for (String bad :
        List.of("正宗五指毛桃根√", "Classic Whole Wheat", "便携式折叠扇第Ⅲ代", "iPhone 13", "[五元]扇子")) {
      refuses("title/pattern", Map.of("title", onlyBad("'" + bad + "'", "title()")), good("BAD"));
    }
    refuses(
        "title/max_code_points",
        Map.of("title", onlyBad("'" + "衫".repeat(61) + "'", "title()")),
        good("BAD"));
  }

  @Test
  void aTimeOfSaleIsSecondsSince1970() throws IOException {
    shop().put(good("GOOD"));
    JsonNode product =
        Json.MAPPER.readTree(
            deliver("jsonl", Map.of("timing_onsale_info.onsale_time", "1798000000")).strip());
    assertThat(product.path("timing_onsale_info").path("onsale_time").asLong())
        .isEqualTo(1_798_000_000L);
  }
}
