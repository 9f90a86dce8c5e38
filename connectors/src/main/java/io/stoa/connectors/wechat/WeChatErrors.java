package io.stoa.connectors.wechat;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Spoken;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;

/**
 * What WeChat's error codes mean. Sources: the lists at the end of
 * https://developers.weixin.qq.com/doc/store/API/product/listing.html, …/update.html,
 * …/stock_update.html, …/delete.html and …/delisting.html
 */
final class WeChatErrors {
  static final int OK = 0;
  static final int BUSY = -1;
  static final int NOT_FOUND = 10020052;
  static final int NOT_LISTED = 10020065;

  /** Handed in too often for audit: 200 times an hour, 1000 times a day. */
  static final int AUDITS_USED_UP = 1002001;

  static final String LINK = "https://developers.weixin.qq.com/doc/store/API/product/listing.html";

  /** The token is none, has expired or is not the newest. */
  private static final Set<Integer> TOKEN = Set.of(40001, 40014, 41001, 42001);

  /** The credentials, the permission or the address that calls come from. */
  private static final Set<Integer> CREDENTIALS =
      Set.of(
          40001, 40013, 40014, 40125, 40164, 40243, 41001, 41002, 41004, 42001, 48001, 50002, 61023,
          61024);

  private static final Set<Integer> TOO_OFTEN = Set.of(45009, 45011);

  /** Passes when the audit or the upload has ended. */
  private static final Set<Integer> UNDER_WAY =
      Set.of(10020047, 10020049, 10020067, 10020112, 10020217, AUDITS_USED_UP);

  private static final Map<Integer, String> FIELDS = fields();

  private WeChatErrors() {}

  static boolean isToken(int code) {
    return TOKEN.contains(code);
  }

  static boolean isTooOften(int code) {
    return TOO_OFTEN.contains(code);
  }

  static boolean isUnderWay(int code) {
    return UNDER_WAY.contains(code);
  }

  /** The field that the code is about, null when it is about none. */
  static @Nullable String field(int code) {
    return FIELDS.get(code);
  }

  /**
   * What an answer with that code means.
   *
   * @param said WeChat's own words, without secrets
   */
  static DeliveryException failure(String operation, int code, String said) {
    String message = "WeChat answered %s with error %d: %s".formatted(operation, code, said);
    if (isTooOften(code)) {
      Duration pause = WeChatQuotas.pause(code);
      return new PostponedException(
          pause,
          "WeChat takes no more %s for %s (error %d)."
              .formatted(operation, Spoken.of(pause), code));
    }
    if (CREDENTIALS.contains(code)) {
      return DeliveryException.lasting(ConnectorError.AUTHENTICATION_FAILED, message, null);
    }
    if (code == BUSY) {
      return DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null);
    }
    return new WeChatRefusal(operation, code, said.isEmpty() ? "no reason given" : said);
  }

  /** What went wrong, in a call of {@link WeChatService}. */
  static DeliveryException failure(WxErrorException e) {
    return e.getCause() instanceof DeliveryException failure
        ? failure
        : DeliveryException.lasting(
            ConnectorError.DESTINATION_REFUSED, "WeChat was not asked: " + e.getMessage(), e);
  }

  private static Map<Integer, String> fields() {
    Map<Integer, String> fields = new HashMap<>();
    about(fields, "title", 10020020, 10020021, 10020042, 10020045, 10020046);
    about(fields, "head_imgs[]", 10020022, 10020023, 10020035);
    about(fields, "cats[].cat_id", 10020011, 10020017, 10020018, 10020043);
    about(fields, "express_info.template_id", 10020019);
    about(fields, "desc_info.imgs[]", 10020025);
    about(fields, "desc_info.desc", 10020024, 10020026);
    about(fields, "out_product_id", 10020036);
    about(fields, "skus[].sale_price", 10020028, 10020039, 10020040);
    about(fields, "skus[].sku_code", 10020029);
    about(fields, "skus[].sku_attrs[]", 10020012, 10020031, 10020032, 10020033);
    about(fields, "skus[].out_sku_id", 10020037);
    about(fields, "skus[].stock_num", 10020054, 10020219);
    about(fields, "after_sale_info.after_sale_address_id", 10020290);
    return Map.copyOf(fields);
  }

  private static void about(Map<Integer, String> fields, String field, int... codes) {
    for (int code : codes) {
      fields.put(code, field);
    }
  }
}
