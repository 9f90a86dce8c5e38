package io.stoa.connectors.ebay;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings the variants of each product model under one listing: an inventory item group, published
 * on one marketplace. The variants' inventory items and offers have to be there.
 */
public final class EbayGroupsConnector extends EbayConnector {
  /** The feed's parameter, as the requirement set names it. */
  private static final String MARKETPLACE = "marketplaceId";

  private final EbayErrors errors = EbayErrors.ofGroups();

  public EbayGroupsConnector(ChannelHttp http) {
    super(http, EbayDescription.GROUPS);
  }

  /** A seller has one listing of a group on each marketplace. */
  @Override
  public String account(Target target) {
    return seller(target) + "\n" + marketplace(target);
  }

  /** Groups cannot be listed. */
  @Override
  public ItemTerms terms(Target target) {
    return terms(Set.of(ItemTerms.Ability.READ_BACK));
  }

  private static String marketplace(Target target) {
    return target.parameters().getOrDefault(MARKETPLACE, "").strip();
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    EbayClient client = client(target, About.batch(target, batch));
    return Submission.answered(
        SideBySide.each(
            batch.items(),
            item ->
                item.payload() == null
                    ? ended(client, target, item)
                    : brought(client, target, item, EbayGroup.of(item.payload())),
            (item, why) -> postponed(item.sku(), item.channelId(), why)));
  }

  /** Groups and offers are looked at before anything is done: what has arrived is found. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  private ItemAnswer brought(EbayClient client, Target target, BatchItem item, EbayGroup group)
      throws DeliveryException {
    if (!group.key().equalsIgnoreCase(item.sku())) {
      return ItemAnswer.rejected(
          item.sku(),
          ItemIssue.error(
              "inventoryItemGroupKey",
              "key",
              "The key of a group must be the product model's own code, %s."
                  .formatted(item.sku())));
    }
    if (group.variesByNothing()) {
      return ItemAnswer.rejected(
          item.sku(),
          ItemIssue.error(
              "variants[].aspects[]",
              "no_variations",
              "The item has no variants that differ: its offer is published by the feed of"
                  + " offers."));
    }
    Offers offers = Offers.of(client, group.skus(), marketplace(target));
    if (!offers.missing().isEmpty()) {
      return waiting(item.sku(), ItemState.POSTPONED, "no_offer", offers.missing(), "has no offer");
    }
    @Nullable JsonNode there = client.group(group.key()).orElse(null);
    if (there == null || !group.is(there)) {
      Answer answer =
          client.putGroup(group.key(), group.over(there), target.locale().replace('_', '-'));
      if (!answer.isGood()) {
        return refused(item, answer);
      }
    }
    if (!offers.unpublished().isEmpty() && settings(target).publish()) {
      Answer answer = client.publishGroup(group.key(), marketplace(target));
      if (!answer.isGood()) {
        return refused(item, answer);
      }
    }
    return ItemAnswer.of(item.sku(), ItemState.ACCEPTED).withChannelId(group.key());
  }

  private ItemAnswer refused(BatchItem item, Answer answer) {
    return errors.refused(item.sku(), item.channelId(), answer.status(), answer.jsonOrEmpty());
  }

  /**
   * The listing ends, and the group goes unless another marketplace has a listing of it; items and
   * offers are those of other feeds.
   */
  private ItemAnswer ended(EbayClient client, Target target, BatchItem item)
      throws DeliveryException {
    String key = key(item.ref());
    @Nullable JsonNode there = client.group(key).orElse(null);
    if (there != null) {
      Offers offers = Offers.of(client, EbayGroup.skusOf(there), marketplace(target));
      if (!offers.published().isEmpty()) {
        Answer withdrawn = client.withdrawGroup(key, marketplace(target));
        if (!withdrawn.isGood()) {
          return refused(item, withdrawn);
        }
      }
      if (!isPublishedElsewhere(client, EbayGroup.skusOf(there))) {
        Answer deleted = client.deleteGroup(key);
        if (!deleted.isGood() && deleted.status() != 404) {
          return refused(item, deleted);
        }
      }
    }
    return ItemAnswer.of(item.sku(), ItemState.DELETED);
  }

  private static boolean isPublishedElsewhere(EbayClient client, List<String> skus)
      throws DeliveryException {
    for (String sku : skus) {
      if (client.isPublishedAnywhere(sku)) {
        return true;
      }
    }
    return false;
  }

  private static String key(ItemRef item) {
    String known = item.channelId();
    return known == null ? item.sku() : known;
  }

  /** SKUs by how the offers of a group stand on the marketplace. */
  private record Offers(List<String> missing, List<String> unpublished, List<String> published) {
    static Offers of(EbayClient client, List<String> skus, String marketplace)
        throws DeliveryException {
      Offers offers = new Offers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (String sku : skus) {
        Optional<EbayOffer> offer = client.offer(sku, marketplace).map(EbayOffer::new);
        if (offer.isEmpty()) {
          offers.missing().add(sku);
        } else {
          (offer.get().isPublished() ? offers.published() : offers.unpublished()).add(sku);
        }
      }
      return offers;
    }
  }

  private static ItemAnswer waiting(
      String item, ItemState state, String code, List<String> skus, String why) {
    String first = String.join(", ", skus.subList(0, Math.min(5, skus.size())));
    String says =
        skus.size() > 5
            ? "%s and %d more: each %s.".formatted(first, skus.size() - 5, why)
            : "%s %s.".formatted(first, why);
    return new ItemAnswer(
        item,
        state,
        null,
        List.of(new ItemIssue("variants[].sku", code, Severity.WARNING, says, null)));
  }

  /** A group is live when the offers of all its variants are published. */
  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    EbayClient client = client(target, About.items(target, items));
    return SideBySide.each(
        items,
        item -> standing(client, target, item),
        (item, why) ->
            ItemAnswer.of(item.sku(), ItemState.ACCEPTED).withChannelId(item.channelId()));
  }

  private static ItemAnswer standing(EbayClient client, Target target, ItemRef item)
      throws DeliveryException {
    Optional<JsonNode> there = client.group(key(item));
    if (there.isEmpty()) {
      ItemState gone = item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING;
      return ItemAnswer.of(item.sku(), gone);
    }
    Offers offers = Offers.of(client, EbayGroup.skusOf(there.get()), marketplace(target));
    List<String> hidden = new ArrayList<>(offers.missing());
    hidden.addAll(offers.unpublished());
    if (item.action() == ItemAction.DELETE && offers.published().isEmpty()) {
      return ItemAnswer.of(item.sku(), ItemState.DELETED);
    }
    return hidden.isEmpty()
        ? ItemAnswer.of(item.sku(), ItemState.LIVE).withChannelId(key(item))
        : waiting(item.sku(), ItemState.ACCEPTED, "UNPUBLISHED", hidden, "is not published")
            .withChannelId(key(item));
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) {
    throw new UnsupportedOperationException("eBay lists no groups.");
  }
}
