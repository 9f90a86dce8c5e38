package io.stoa.connectors.ebay;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps a seller's offers on one marketplace and publishes them. eBay answers at once. */
public final class EbayOffersConnector extends EbayConnector {
  private static final String MARKETPLACE = "marketplaceId";

  /** For each SKU of a page one call is made. */
  private static final int PAGE = 25;

  public EbayOffersConnector(ChannelHttp http) {
    super(http, EbayDescription.OFFERS);
  }

  /** A SKU has one offer on each marketplace. */
  @Override
  public String account(Target target) {
    return seller(target) + "\n" + marketplace(target);
  }

  private static String marketplace(Target target) {
    return target.parameters().getOrDefault(MARKETPLACE, "").strip();
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    EbayClient client = client(target, About.batch(target, batch));
    String language = target.locale().replace('_', '-');
    return Submission.answered(
        new EbayOffersWrite(client, settings(target), marketplace(target), language, batch).all());
  }

  /** Offers are looked at before anything is done: what has arrived is found. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    EbayClient client = client(target, About.items(target, items));
    return SideBySide.each(
        items,
        item -> {
          Optional<JsonNode> there = client.offer(item.sku(), marketplace(target));
          ItemState gone =
              item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING;
          return there.isEmpty()
              ? ItemAnswer.of(item.sku(), gone)
              : new EbayOffer(there.get()).state(item.sku(), item.action());
        },
        (item, why) ->
            ItemAnswer.of(item.sku(), ItemState.ACCEPTED).withChannelId(item.channelId()));
  }

  /** Offers are listed by the SKUs of the inventory only. Those that were ended are none. */
  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    EbayClient client = client(target, About.feed(target));
    boolean endedStay = settings(target).keepOffers();
    int number = page(cursor);
    JsonNode page = client.items(number, PAGE);
    List<String> skus = new ArrayList<>();
    page.path("inventoryItems").forEach(item -> skus.add(item.path("sku").asString("")));
    List<ItemAnswer> offers = new ArrayList<>();
    for (String sku : skus) {
      client
          .offer(sku, marketplace(target))
          .map(EbayOffer::new)
          .filter(offer -> offer.isPublished() || !endedStay)
          .map(offer -> offer.state(sku, ItemAction.UPDATE))
          .ifPresent(offers::add);
    }
    boolean more = !page.path("next").asString("").isEmpty() && !skus.isEmpty();
    return new ListedPage(offers, more ? Integer.toString(number + 1) : null);
  }
}
