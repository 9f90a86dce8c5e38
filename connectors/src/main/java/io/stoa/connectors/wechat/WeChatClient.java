package io.stoa.connectors.wechat;

import static me.chanjar.weixin.channel.constant.WxChannelApiUrlConstants.Spu.SPU_GET_URL;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.json.Json;
import me.chanjar.weixin.channel.api.WxChannelProductService;
import me.chanjar.weixin.channel.bean.base.WxChannelBaseResponse;
import me.chanjar.weixin.channel.bean.image.UploadImageResponse;
import me.chanjar.weixin.channel.util.ResponseUtils;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that a WeChat shop takes, by WxJava's services; what they lack or lose goes by their
 * generic calls. Source of those: https://developers.weixin.qq.com/doc/store/API/ (product,
 * basics).
 */
final class WeChatClient {
  /** Both what is on sale and the draft. */
  private static final int ONLINE_AND_DRAFT = 3;

  private static final int MORE = 1;
  private static final int LESS = 2;

  /** Not the address that WxJava has: it is the documented one. */
  private static final String UPLOAD = WeChatService.HOST + "/shop/ec/basics/img/upload";

  private static final String AUDIT_QUOTA = WeChatService.HOST + "/channels/ec/" + WeChatQuotas.ASK;

  private final WeChatService service;
  private final WxChannelProductService products;
  private @Nullable WeChatQuotas quotas;

  WeChatClient(ChannelHttp http, WeChatSettings settings, About about) {
    this.service = new WeChatService(http, settings, about);
    this.products = service.getProductService();
  }

  /** One call of a service. */
  @FunctionalInterface
  private interface Asked<T> {
    T ask() throws WxErrorException;
  }

  private static <T> T answer(Asked<T> asked) throws DeliveryException {
    try {
      return asked.ask();
    } catch (WxErrorException e) {
      throw WeChatErrors.failure(e);
    }
  }

  /** The answer of a call whose answer is needed. */
  private static <T extends WxChannelBaseResponse> T read(Asked<T> asked) throws DeliveryException {
    T answer = answer(asked);
    if (!answer.isSuccess()) {
      throw unreadable(answer.getClass().getSimpleName());
    }
    return answer;
  }

  private static DeliveryException unreadable(String what) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "WeChat's answer is no %s as it is documented.".formatted(what),
        null);
  }

  Conversation talk() {
    return service.talk();
  }

  /** Asks who the shop is, to see whether it lets us in. */
  void greet() throws DeliveryException {
    answer(service.getBasicService()::getShopInfo);
  }

  /** WxJava has no such call. */
  private WeChatQuotas quotas() throws DeliveryException {
    WeChatQuotas known = quotas;
    if (known == null) {
      try {
        known = WeChatQuotas.of(json(AUDIT_QUOTA, Json.MAPPER.createObjectNode()));
      } catch (WeChatRefusal e) {
        known = WeChatQuotas.DOCUMENTED;
      }
      service.limit(known);
      quotas = known;
    }
    return known;
  }

  private JsonNode json(String address, Object body) throws DeliveryException {
    return Json.MAPPER.readTree(answer(() -> service.post(address, body)));
  }

  /**
   * What is on sale as {@code product}, the draft as {@code edit_product}, whole: WxJava's bean
   * loses why an audit failed, and a field that is not read again would look changed for ever.
   */
  JsonNode product(String id) throws DeliveryException {
    return json(SPU_GET_URL, new WeChatProductId(id, ONLINE_AND_DRAFT));
  }

  /**
   * Ids of products, a page at a time.
   *
   * @param status null for all but drafts that were never on sale and what is in the bin
   */
  WeChatPage list(@Nullable Integer status, @Nullable String nextKey, int size)
      throws DeliveryException {
    return WeChatPage.of(read(() -> products.listProduct(size, nextKey, status)));
  }

  /** Makes a draft; the id of the product. */
  String add(ObjectNode product) throws DeliveryException {
    WeChatDraft draft = WeChatBean.of(product, WeChatDraft.class);
    var data = read(() -> products.addProduct(draft)).getData();
    if (data == null || data.getProductId() == null) {
      throw unreadable("new product");
    }
    return data.getProductId();
  }

  /** Replaces the draft. */
  void update(ObjectNode product) throws DeliveryException {
    WeChatDraft draft = WeChatBean.of(product, WeChatDraft.class);
    answer(() -> products.updateProduct(draft));
  }

  /** Hands the draft in for audit; when it passes, the product goes on sale. */
  void listing(String id) throws DeliveryException {
    quotas();
    answer(() -> products.upProduct(id));
  }

  /** Sees whether one more product may be handed in soon. */
  void foreseeListing() throws DeliveryException {
    talk().foresee(quotas().audit());
  }

  /** Changes what is on sale without audit. */
  void auditFree(ObjectNode change) throws DeliveryException {
    WeChatAmendment amendment = WeChatBean.of(change, WeChatAmendment.class);
    answer(() -> products.updateProductAuditFree(amendment));
  }

  /** Adds to the stock of a SKU that is on sale, or takes from it. */
  void stock(String product, String sku, long difference) throws DeliveryException {
    int number = Math.toIntExact(Math.abs(difference));
    answer(() -> products.updateStock(product, sku, difference > 0 ? MORE : LESS, number));
  }

  void cancelAudit(String id) throws DeliveryException {
    answer(() -> products.cancelProductAudit(id));
  }

  void delist(String id) throws DeliveryException {
    answer(() -> products.downProduct(id));
  }

  void delete(String id) throws DeliveryException {
    answer(() -> products.deleteProduct(id));
  }

  /** Uploads an image; its address at WeChat, which stays good. */
  String upload(WeChatImage image) throws DeliveryException {
    String address =
        "%s?upload_type=0&resp_type=1&height=%d&width=%d"
            .formatted(UPLOAD, image.height(), image.width());
    String answer = answer(() -> service.upload(address, image.form()));
    var info = ResponseUtils.decode(answer, UploadImageResponse.class).getImgInfo();
    if (info == null || info.getUrl() == null) {
      throw unreadable("image");
    }
    return info.getUrl();
  }
}
