package io.stoa.connectors.wechat;

import java.util.Map;
import java.util.TreeMap;
import me.chanjar.weixin.channel.bean.product.SpuFastInfo;

/** What changes without audit. WxJava's bean knows prices and stock only. */
final class WeChatAmendment extends SpuFastInfo implements WeChatBean {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> more = new TreeMap<>();

  @Override
  public Map<String, Object> more() {
    return more;
  }
}
