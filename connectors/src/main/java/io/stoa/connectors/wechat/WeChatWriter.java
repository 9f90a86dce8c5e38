package io.stoa.connectors.wechat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings one product after the other into the state that is wanted. It looks at what is there first
 * and does only what is missing, so doing it again after an answer was lost does nothing twice.
 */
final class WeChatWriter {
  private final WeChatClient client;
  private final WeChatImages images;
  private final WeChatProducts products;
  private final boolean delete;

  WeChatWriter(WeChatClient client, WeChatImages images, WeChatProducts products, boolean delete) {
    this.client = client;
    this.images = images;
    this.products = products;
    this.delete = delete;
  }

  /**
   * @throws PostponedException when a quota is used up before the item was touched
   * @throws DeliveryException when nobody knows what became of it
   */
  ItemAnswer write(BatchItem item) throws DeliveryException {
    String id = knownId(item);
    try {
      JsonNode payload = item.payload();
      return payload == null ? takeAway(item, id) : bring(item, payload, id);
    } catch (WeChatRefusal e) {
      return refused(item, e, knownId(item));
    }
  }

  private @Nullable String knownId(BatchItem item) {
    String id = item.channelId();
    return id == null ? products.idOf(item.sku()).orElse(null) : id;
  }

  private static ItemAnswer refused(BatchItem item, WeChatRefusal e, @Nullable String id) {
    boolean passes = WeChatErrors.isUnderWay(e.errcode());
    return new ItemAnswer(
        item.sku(),
        passes ? ItemState.POSTPONED : ItemState.REJECTED,
        id,
        List.of(
            new ItemIssue(
                WeChatErrors.field(e.errcode()),
                Integer.toString(e.errcode()),
                passes ? Severity.INFO : Severity.ERROR,
                e.said(),
                WeChatErrors.LINK)));
  }

  private ItemAnswer takeAway(BatchItem item, @Nullable String id) throws DeliveryException {
    Optional<WeChatProduct> found = id == null ? Optional.empty() : find(id);
    if (found.isEmpty() || found.get().isGone()) {
      products.forget(item.sku());
      return ItemAnswer.of(item.sku(), ItemState.DELETED).withChannelId(id);
    }
    String known = found.get().id();
    if (found.get().isInAudit()) {
      client.cancelAudit(known);
    }
    if (delete) {
      client.delete(known);
      products.forget(item.sku());
    } else if (found.get().isOnSale()) {
      try {
        client.delist(known);
      } catch (WeChatRefusal e) {
        if (e.errcode() != WeChatErrors.NOT_LISTED) {
          throw e;
        }
      }
    }
    return ItemAnswer.of(item.sku(), ItemState.DELETED).withChannelId(known);
  }

  private ItemAnswer bring(BatchItem item, JsonNode payload, @Nullable String id)
      throws DeliveryException {
    List<ItemIssue> problems = new ArrayList<>();
    ObjectNode wanted = complete(images.uploaded(payload, problems));
    if (!problems.isEmpty()) {
      return new ItemAnswer(item.sku(), ItemState.REJECTED, id, problems);
    }
    Optional<WeChatProduct> found = id == null ? Optional.empty() : find(id);
    if (found.isEmpty() || found.get().isGone()) {
      return add(item, wanted);
    }
    return change(item, wanted, found.get());
  }

  /** A time of sale is only looked at with the status that says there is one. */
  private static ObjectNode complete(ObjectNode wanted) {
    if (wanted.path("timing_onsale_info") instanceof ObjectNode timing
        && timing.has("onsale_time")
        && !timing.has("status")) {
      timing.put("status", 1);
    }
    return wanted;
  }

  private Optional<WeChatProduct> find(String id) throws DeliveryException {
    try {
      return Optional.of(WeChatProduct.of(client.product(id)));
    } catch (WeChatRefusal e) {
      if (e.errcode() == WeChatErrors.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ItemAnswer add(BatchItem item, ObjectNode wanted) throws DeliveryException {
    client.foreseeListing();
    String id = client.add(wanted);
    products.learn(item.sku(), id);
    return handIn(item, id);
  }

  private ItemAnswer change(BatchItem item, ObjectNode wanted, WeChatProduct there)
      throws DeliveryException {
    if (there.waitsForSale() && !wanted.has("timing_onsale_info")) {
      wanted.putObject("timing_onsale_info").put("status", 0);
    }
    JsonNode draft = there.draft().isObject() ? there.draft() : there.online();
    boolean drafted = WeChatChange.between(wanted, draft).kind() == WeChatChange.Kind.NOTHING;
    if (there.isUnderWay()) {
      return drafted
          ? there.answer(item.sku(), ItemAction.UPDATE)
          : later(item, there.id(), "The product is in audit; the change follows when it ends.");
    }
    if (there.isOnSale()) {
      WeChatChange change = WeChatChange.between(wanted, there.online());
      switch (change.kind()) {
        case NOTHING -> {
          return live(item, there.id());
        }
        case STOCK -> {
          return stock(item, there.id(), change);
        }
        case FREE -> {
          client.auditFree(change.auditFree(there.id(), wanted));
          return live(item, there.id());
        }
        case AUDIT -> {
          // Goes on below: what is on sale differs in what has to be audited.
        }
      }
    }
    if (drafted && there.isRejected()) {
      return there.answer(item.sku(), ItemAction.UPDATE);
    }
    if (!drafted) {
      client.foreseeListing();
      client.update(WeChatChange.whole(there.id(), wanted, draft));
    }
    return handIn(item, there.id());
  }

  private ItemAnswer stock(BatchItem item, String id, WeChatChange change)
      throws DeliveryException {
    List<ItemIssue> problems = new ArrayList<>();
    boolean passes = true;
    for (WeChatChange.Sku sku : change.skus()) {
      try {
        client.stock(id, sku.id(), sku.stock());
      } catch (WeChatRefusal e) {
        passes &= WeChatErrors.isUnderWay(e.errcode());
        problems.add(
            ItemIssue.error(
                "skus[].stock_num",
                Integer.toString(e.errcode()),
                "SKU %s: %s".formatted(sku.wanted().path("out_sku_id").asString(""), e.said())));
      }
    }
    if (problems.isEmpty()) {
      return live(item, id);
    }
    return new ItemAnswer(
        item.sku(), passes ? ItemState.POSTPONED : ItemState.REJECTED, id, problems);
  }

  private ItemAnswer handIn(BatchItem item, String id) throws DeliveryException {
    try {
      client.listing(id);
      return ItemAnswer.of(item.sku(), ItemState.ACCEPTED).withChannelId(id);
    } catch (PostponedException e) {
      return later(item, id, e.getMessage());
    } catch (WeChatRefusal e) {
      return refused(item, e, id);
    }
  }

  private static ItemAnswer live(BatchItem item, String id) {
    return ItemAnswer.of(item.sku(), ItemState.LIVE).withChannelId(id);
  }

  private static ItemAnswer later(BatchItem item, String id, String message) {
    return new ItemAnswer(
        item.sku(),
        ItemState.POSTPONED,
        id,
        List.of(new ItemIssue(null, "postponed", Severity.INFO, message, null)));
  }
}
