package io.stoa.connectors.wechat;

import java.util.List;
import java.util.Objects;
import me.chanjar.weixin.channel.bean.product.SpuListResponse;
import org.jspecify.annotations.Nullable;

/**
 * Ids of products.
 *
 * @param next the key of the page that follows; null when none does
 */
record WeChatPage(List<String> ids, @Nullable String next) {
  static WeChatPage of(SpuListResponse answer) {
    List<String> ids = Objects.requireNonNullElse(answer.getIds(), List.of());
    String next = Objects.requireNonNullElse(answer.getNextKey(), "");
    return new WeChatPage(ids, ids.isEmpty() || next.isEmpty() ? null : next);
  }
}
