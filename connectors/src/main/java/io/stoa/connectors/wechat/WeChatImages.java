package io.stoa.connectors.wechat;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemIssue;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts WeChat's own addresses in place of ours: WeChat takes no others. An image is uploaded once
 * for its content; its address at ours is looked at again after a day.
 */
final class WeChatImages {
  private static final String BY_ADDRESS = "image_at";
  private static final String BY_CONTENT = "image_of";
  private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);
  private static final String AT_WECHAT = "mmecimage.cn/p/";

  private final WeChatClient client;
  private final WeChatMemory memory;
  private final Account account;

  WeChatImages(WeChatClient client, WeChatMemory memory, Account account) {
    this.client = client;
    this.memory = memory;
    this.account = account;
  }

  /** The product with all images uploaded; adds what is wrong with those that cannot be. */
  ObjectNode uploaded(JsonNode payload, List<ItemIssue> problems) throws DeliveryException {
    ObjectNode product = (ObjectNode) payload.deepCopy();
    list(product.path("head_imgs"), "head_imgs[]", problems);
    list(product.path("desc_info").path("imgs"), "desc_info.imgs[]", problems);
    for (JsonNode qualification : product.path("product_qua_infos")) {
      list(qualification.path("qua_url"), "product_qua_infos[].qua_url", problems);
    }
    for (JsonNode sku : product.path("skus")) {
      String address = sku.path("thumb_img").asString("");
      if (!address.isEmpty()) {
        ((ObjectNode) sku).put("thumb_img", uploaded(address, "skus[].thumb_img", problems));
      }
    }
    return product;
  }

  private void list(JsonNode addresses, String field, List<ItemIssue> problems)
      throws DeliveryException {
    if (addresses instanceof ArrayNode images) {
      for (int i = 0; i < images.size(); i++) {
        images.set(i, uploaded(images.get(i).asString(""), field, problems));
      }
    }
  }

  private String uploaded(String address, String field, List<ItemIssue> problems)
      throws DeliveryException {
    if (address.contains(AT_WECHAT)) {
      return address;
    }
    Instant now = client.talk().now();
    Optional<WeChatMemory.Fact> known = memory.get(account, BY_ADDRESS, address);
    if (known.isPresent() && known.get().at().plus(LOOKED_AT_AGAIN).isAfter(now)) {
      return known.get().value();
    }
    Answer fetched = client.talk().call(Call.get("fetch image", URI.create(address)));
    String wrong = null;
    Optional<WeChatImage> image = Optional.empty();
    if (!fetched.isGood()) {
      wrong = "The image %s cannot be fetched: status %d.".formatted(address, fetched.status());
    } else if (fetched.body().length() > WeChatImage.MOST_BYTES) {
      wrong = "The image %s has more than 10 MB.".formatted(address);
    } else {
      image = WeChatImage.of(fetched.body());
      wrong = image.isEmpty() ? "%s is no image that WeChat takes.".formatted(address) : null;
    }
    if (wrong != null) {
      problems.add(ItemIssue.error(field, "image", wrong));
      return address;
    }
    String link = byContent(image.orElseThrow(), now);
    memory.put(account, BY_ADDRESS, address, link, now);
    return link;
  }

  private String byContent(WeChatImage image, Instant now) throws DeliveryException {
    Optional<WeChatMemory.Fact> known = memory.get(account, BY_CONTENT, image.hash());
    if (known.isPresent()) {
      return known.get().value();
    }
    String link = client.upload(image);
    memory.put(account, BY_CONTENT, image.hash(), link, now);
    return link;
  }
}
