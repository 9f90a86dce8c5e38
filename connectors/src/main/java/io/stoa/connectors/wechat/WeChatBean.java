package io.stoa.connectors.wechat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.stoa.json.Json;
import java.util.Map;
import java.util.TreeMap;
import me.chanjar.weixin.channel.util.JsonUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bean of WxJava, and beside it what the shop knows and the bean would lose. */
interface WeChatBean {
  /** By name; written as if these were fields of the bean. */
  @JsonAnyGetter
  Map<String, Object> more();

  /**
   * The bean that is written as the body is.
   *
   * @param body a field that the bean does not hold, or not all of, goes into {@link #more} whole
   */
  static <T extends WeChatBean> T of(ObjectNode body, Class<T> type) {
    ObjectNode known = body.deepCopy();
    Map<String, Object> more = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      JsonNode alone = Json.MAPPER.createObjectNode().set(field.getKey(), field.getValue());
      if (!holds(alone, type)) {
        known.remove(field.getKey());
        more.put(field.getKey(), Json.MAPPER.convertValue(field.getValue(), Object.class));
      }
    }
    T bean = Json.MAPPER.treeToValue(known, type);
    bean.more().putAll(more);
    return bean;
  }

  private static boolean holds(JsonNode body, Class<? extends WeChatBean> type) {
    try {
      String written = JsonUtils.encode(Json.MAPPER.treeToValue(body, type));
      return WeChatChange.covers(Json.MAPPER.readTree(written), body);
    } catch (JacksonException e) {
      // A value that the bean has no room for.
      return false;
    }
  }
}
