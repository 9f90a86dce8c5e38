package io.stoa.connectors.wechat;

import java.util.Map;
import java.util.TreeMap;
import me.chanjar.weixin.channel.bean.product.SpuUpdateInfo;

/** A whole product. WxJava's bean lacks, for one, the short title and the time of sale. */
final class WeChatDraft extends SpuUpdateInfo implements WeChatBean {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> more = new TreeMap<>();

  @Override
  public Map<String, Object> more() {
    return more;
  }
}
