package io.stoa.connectors.ebay;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.ebay.EbayBulk.Entry;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.SideBySide;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what is wanted of the offers of one batch. What is there is looked at first: a listing takes
 * 250 revisions a day, so what is as it should be is left alone. For one thread.
 */
final class EbayOffersWrite {
  private final EbayClient client;
  private final EbaySettings settings;
  private final String marketplace;
  private final String language;
  private final ItemBatch batch;
  private final EbayErrors errors = EbayErrors.ofOffers();
  private final Map<String, ItemAnswer> answers = new LinkedHashMap<>();

  /** SKUs by the offer that is to be published. */
  private final Map<String, String> unpublished = new LinkedHashMap<>();

  EbayOffersWrite(
      EbayClient client,
      EbaySettings settings,
      String marketplace,
      String language,
      ItemBatch batch) {
    this.client = client;
    this.settings = settings;
    this.marketplace = marketplace;
    this.language = language;
    this.batch = batch;
  }

  /** An item and the offer that is there. */
  private record Change(BatchItem item, EbayOffer offer) {
    JsonNode wanted() {
      return Objects.requireNonNull(item.payload());
    }
  }

  /**
   * Does it all. When the quota is used up on the way, the rest goes with a later run.
   *
   * @throws PostponedException when nothing was done
   */
  List<ItemAnswer> all() throws DeliveryException {
    try {
      List<Optional<JsonNode>> there =
          SideBySide.each(
              batch.items(),
              item -> client.offer(sku(item), marketplace),
              (item, why) -> Optional.empty());
      List<BatchItem> fresh = new ArrayList<>();
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < batch.items().size(); i++) {
        sort(batch.items().get(i), there.get(i), fresh, changes);
      }
      SideBySide.each(changes, this::change, (change, why) -> postpone(change.item(), why));
      create(fresh);
      publish();
    } catch (PostponedException e) {
      if (answers.isEmpty()) {
        throw e;
      }
      batch.items().stream()
          .filter(item -> !answers.containsKey(item.sku()) || unpublished.containsValue(item.sku()))
          .forEach(item -> postpone(item, e));
    }
    return List.copyOf(answers.values());
  }

  private static String sku(BatchItem item) {
    JsonNode payload = item.payload();
    return payload == null ? item.sku() : payload.path("sku").asString(item.sku());
  }

  private void sort(
      BatchItem item, Optional<JsonNode> there, List<BatchItem> fresh, List<Change> changes) {
    JsonNode payload = item.payload();
    if (payload != null && !sku(item).equalsIgnoreCase(item.sku())) {
      answer(
          ItemAnswer.rejected(
              item.sku(),
              ItemIssue.error(
                  "sku",
                  "sku",
                  "The SKU of an offer must be the product's own, %s.".formatted(item.sku()))));
    } else if (there.isPresent()) {
      changes.add(new Change(item, new EbayOffer(there.get())));
    } else if (payload == null) {
      answer(ItemAnswer.of(item.sku(), ItemState.DELETED));
    } else {
      fresh.add(item);
    }
  }

  private synchronized ItemAnswer answer(ItemAnswer answer) {
    answers.put(answer.sku(), answer);
    return answer;
  }

  private ItemAnswer postpone(BatchItem item, PostponedException why) {
    return answer(EbayConnector.postponed(item.sku(), item.channelId(), why));
  }

  /** Several at a time. */
  private ItemAnswer change(Change change) throws DeliveryException {
    if (change.item().payload() == null) {
      return answer(ended(change));
    }
    EbayOffer offer = change.offer();
    if (!offer.is(change.wanted())) {
      ItemAnswer refused = updated(change);
      if (refused != null) {
        return answer(refused);
      }
    }
    if (!offer.isPublished()) {
      toPublish(offer.id(), change.item().sku());
    }
    return answer(ItemAnswer.of(change.item().sku(), ItemState.ACCEPTED).withChannelId(offer.id()));
  }

  private synchronized void toPublish(String offer, String sku) {
    unpublished.put(offer, sku);
  }

  private ItemAnswer ended(Change change) throws DeliveryException {
    EbayOffer offer = change.offer();
    String sku = change.item().sku();
    if (settings.keepOffers() && !offer.isPublished()) {
      return ItemAnswer.of(sku, ItemState.DELETED);
    }
    Answer answer =
        settings.keepOffers() ? client.withdrawOffer(offer.id()) : client.deleteOffer(offer.id());
    return answer.isGood() || answer.status() == 404
        ? ItemAnswer.of(sku, ItemState.DELETED)
        : errors.refused(sku, offer.id(), answer.status(), answer.jsonOrEmpty());
  }

  /** Null when it was changed. */
  private @Nullable ItemAnswer updated(Change change) throws DeliveryException {
    EbayOffer offer = change.offer();
    String sku = change.item().sku();
    if (offer.differsInPriceAndQuantityOnly(change.wanted())) {
      // One SKU in each call, as eBay's page says of it.
      ObjectNode request = offer.priceAndQuantity(change.wanted());
      Map<String, Entry> entries =
          new EbayBulk(client, "bulk_update_price_quantity", "", "offerId", true)
              .each(List.of(request), r -> offer.id());
      Entry entry = entries.get(offer.id());
      return entry == null || EbayErrors.isGood(entry.status())
          ? null
          : errors.refused(sku, offer.id(), entry.status(), entry.said());
    }
    Answer answer = client.updateOffer(offer.id(), offer.updated(change.wanted()), language);
    return answer.isGood()
        ? null
        : errors.refused(sku, offer.id(), answer.status(), answer.jsonOrEmpty());
  }

  private void create(List<BatchItem> fresh) throws DeliveryException {
    EbayBulk bulk = new EbayBulk(client, "bulk_create_offer", language, "sku", false);
    Map<String, Entry> entries =
        bulk.each(
            fresh.stream().map(item -> Objects.requireNonNull(item.payload())).toList(),
            payload -> payload.path("sku").asString(""));
    for (BatchItem item : fresh) {
      Entry entry = entries.get(sku(item));
      String offer = entry == null ? "" : entry.said().path("offerId").asString("");
      if (entry == null) {
        answer(ItemAnswer.of(item.sku(), ItemState.POSTPONED));
      } else if (!EbayErrors.isGood(entry.status()) || offer.isEmpty()) {
        answer(errors.refused(item.sku(), null, entry.status(), entry.said()));
      } else {
        unpublished.put(offer, item.sku());
        answer(new ItemAnswer(item.sku(), ItemState.ACCEPTED, offer, errors.issues(entry.said())));
      }
    }
  }

  private void publish() throws DeliveryException {
    if (!settings.publish() || unpublished.isEmpty()) {
      unpublished.clear();
      return;
    }
    EbayBulk bulk = new EbayBulk(client, "bulk_publish_offer", "", "offerId", true);
    Map<String, Entry> entries =
        bulk.each(
            unpublished.keySet().stream()
                .map(offer -> Json.MAPPER.createObjectNode().put("offerId", offer))
                .toList(),
            request -> request.path("offerId").asString(""));
    unpublished.forEach(
        (offer, sku) -> {
          Entry entry = entries.get(offer);
          if (entry == null) {
            answer(ItemAnswer.of(sku, ItemState.POSTPONED).withChannelId(offer));
          } else if (!EbayErrors.isGood(entry.status())) {
            answer(errors.refused(sku, offer, entry.status(), entry.said()));
          }
        });
    unpublished.clear();
  }
}
