package io.stoa.connectors.wechat;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.throttle.Account;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which product of the shop is ours. WeChat finds products by its own ids only and lets several
 * have the same id of ours, so what is in the shop is learned before something is added.
 */
final class WeChatProducts {
  static final int PAGE = 30;

  private static final String ID_OF = "id_of";
  private static final String OURS_OF = "ours_of";
  private static final String SEEN = "seen";

  /** Products looked at in one call of the connector; the next one goes on. */
  private static final int MOST_LOOKS = 300;

  private static final int NEVER_LISTED = 0;

  private final WeChatClient client;
  private final WeChatMemory memory;
  private final Account account;
  private int looks;

  WeChatProducts(WeChatClient client, WeChatMemory memory, Account account) {
    this.client = client;
    this.memory = memory;
    this.account = account;
  }

  private static String key(String ours) {
    return ours.toLowerCase(Locale.ROOT);
  }

  /** WeChat's id of our product, as far as it is known. */
  Optional<String> idOf(String ours) {
    return memory.get(account, ID_OF, key(ours)).map(WeChatMemory.Fact::value);
  }

  void learn(String ours, String id) {
    memory.put(account, ID_OF, key(ours), id, client.talk().now());
    memory.put(account, OURS_OF, id, ours, client.talk().now());
  }

  /** The product is no longer there. */
  void forget(String ours) {
    memory.forget(account, ID_OF, key(ours));
  }

  /** Looks at all products of the shop the first time. */
  void learnOnce() throws DeliveryException {
    if (memory.get(account, SEEN, "all").isEmpty()) {
      learnNew();
    }
  }

  /** Looks at all products that are not known yet. */
  void learnNew() throws DeliveryException {
    learnNew(null);
    learnNew(NEVER_LISTED);
    memory.put(account, SEEN, "all", "yes", client.talk().now());
  }

  private void learnNew(@Nullable Integer status) throws DeliveryException {
    String next = null;
    do {
      WeChatPage page = client.list(status, next, PAGE);
      for (String id : page.ids()) {
        learn(id);
      }
      next = page.next();
    } while (next != null);
  }

  private void learn(String id) throws DeliveryException {
    if (memory.get(account, OURS_OF, id).isPresent()) {
      return;
    }
    if (++looks > MOST_LOOKS) {
      throw new PostponedException(
          Duration.ofSeconds(5), "The shop's products are being looked at; this goes on.");
    }
    try {
      WeChatProduct product = WeChatProduct.of(client.product(id));
      String ours = product.ours();
      if (!ours.isEmpty() && !product.isGone() && idOf(ours).isEmpty()) {
        learn(ours, id);
      } else {
        memory.put(account, OURS_OF, id, ours, client.talk().now());
      }
    } catch (WeChatRefusal e) {
      if (e.errcode() != WeChatErrors.NOT_FOUND) {
        throw e;
      }
    }
  }
}
