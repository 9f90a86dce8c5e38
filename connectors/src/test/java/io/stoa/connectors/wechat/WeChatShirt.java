package io.stoa.connectors.wechat;

import io.stoa.json.Json;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A shirt in two sizes as the requirement set renders it. */
final class WeChatShirt {
  private WeChatShirt() {}

  /**
   * @param base where its images are
   */
  static ObjectNode of(URI base, String code) {

    ObjectNode product =
        Json.MAPPER
            .createObjectNode()
            .put("out_product_id", code)
            .put("title", "府绸衬衫 " + code)
            .put("deliver_method", 0)
            .put("brand_id", "2100000000");
    for (int i = 1; i <= 3; i++) {
      product.withArray("head_imgs").add(base + "/media/" + code + i + ".png");
    }
    for (int id : new int[] {6033, 6057, 6091}) {
      product.withArray("cats").addObject().put("cat_id", Integer.toString(id));
    }
    for (String size : List.of("S", "M")) {
      ObjectNode variant =
          product
              .withArray("skus")
              .addObject()
              .put("out_sku_id", code + "-" + size)
              .put("sale_price", 9900)
              .put("stock_num", 7)
              .put("sku_code", code + size);
      variant.withArray("sku_attrs").addObject().put("attr_key", "尺码").put("attr_value", size);
    }
    return product;
  }
}
