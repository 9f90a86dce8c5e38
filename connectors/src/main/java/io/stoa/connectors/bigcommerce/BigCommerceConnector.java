package io.stoa.connectors.bigcommerce;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps products of a BigCommerce store. The product's SKU is the item's key, so that an item is
 * always found again. BigCommerce answers at once and has no client for Java.
 */
public final class BigCommerceConnector extends ChannelConnector<BigCommerceSettings>
    implements ItemConnector {
  private static final int BATCH_ITEMS = 50;

  public BigCommerceConnector(ChannelHttp http) {
    super(http, BigCommerceDescription.DESCRIPTION, BigCommerceSettings::read);
  }

  /** Each store has one catalogue. */
  @Override
  public String account(Target target) {
    return BigCommerceDescription.CODE + "\n" + target.setting(BigCommerceDescription.STORE_HASH);
  }

  /** Asks for one product. */
  @Override
  protected List<Violation> attempt(BigCommerceSettings settings) throws DeliveryException {
    BigCommerceClient client = BigCommerceClient.of(http, settings, About.settings());
    client.read("getProducts", client.products().query("limit", "1"));
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, BigCommerceSettings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> BigCommerceDescription.ACCESS_TOKEN;
      case DESTINATION_REFUSED -> BigCommerceDescription.STORE_HASH;
      default -> BigCommerceDescription.BASE_URL;
    };
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        BATCH_ITEMS,
        4_000_000,
        200,
        Duration.ofHours(1),
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, false);
  }

  /** A product that is there and is what the batch wants has arrived before. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, true);
  }

  private Submission send(Target target, ItemBatch batch, boolean again) throws DeliveryException {
    BigCommerceClient client = client(target, About.batch(target, batch));
    return Submission.answered(new BigCommerceWrite(client, batch, again).all());
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    BigCommerceProducts products =
        new BigCommerceProducts(client(target, About.items(target, items)));
    List<String> ids = new ArrayList<>();
    List<String> skus = new ArrayList<>();
    for (ItemRef item : items) {
      String id = item.channelId();
      if (id == null) {
        skus.add(item.sku());
      } else {
        ids.add(id);
      }
    }
    Map<String, JsonNode> byId = products.byId(ids);
    Map<String, JsonNode> bySku = products.bySku(skus);
    return items.stream()
        .map(
            item -> {
              String id = item.channelId();
              JsonNode there =
                  id == null ? bySku.get(BigCommerceProducts.key(item.sku())) : byId.get(id);
              return there == null
                  ? ItemAnswer.of(item.sku(), ItemState.MISSING)
                  : BigCommerceAnswers.state(item.sku(), there);
            })
        .toList();
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    return new BigCommerceProducts(client(target, About.feed(target))).page(cursor);
  }

  private BigCommerceClient client(Target target, About about) throws DeliveryException {
    return BigCommerceClient.of(http, settings(target), about);
  }
}
