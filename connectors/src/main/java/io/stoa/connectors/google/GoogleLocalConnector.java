package io.stoa.connectors.google;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
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
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says to Google what is in which store: each product at a store replaces what was said of it
 * before.
 */
public final class GoogleLocalConnector extends GoogleItems {
  private static final int BATCH_ITEMS = 200;
  private static final long BATCH_BYTES = 2_000_000;
  private static final int READ_BACK_ITEMS = 100;
  private static final Duration PATIENCE = Duration.ofDays(1);

  public GoogleLocalConnector(ChannelHttp http) {
    super(http, GoogleDescription.LOCAL);
  }

  /** Google lists what is in stores product by product only. */
  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        BATCH_ITEMS,
        BATCH_BYTES,
        READ_BACK_ITEMS,
        PATIENCE,
        Set.of(ItemTerms.Ability.READ_BACK));
  }

  /** A product at a store: {@code SKU@store}; SKUs may have an at sign, stores do not. */
  private record Place(String sku, String store) {
    static Place of(String key) {
      int at = key.lastIndexOf('@');
      return at < 0 ? new Place(key, "") : new Place(key.substring(0, at), key.substring(at + 1));
    }
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    GoogleItems.requireLabel(target);
    GoogleClient client = client(target, About.batch(target, batch));
    return Submission.answered(
        SideBySide.each(batch.items(), item -> send(client, target, item), GoogleItems::postponed));
  }

  private static ItemAnswer send(GoogleClient client, Target target, BatchItem item)
      throws DeliveryException {
    Place place = Place.of(item.sku());
    String product = GoogleNames.product(target, place.sku());
    JsonNode payload = item.payload();
    if (payload == null) {
      Answer answer = client.deleteLocal(product, place.store());
      return answer.status() == 404
          ? ItemAnswer.of(item.sku(), ItemState.DELETED)
          : answered(client, item, answer, ItemState.DELETED);
    }
    if (!payload.path("id").asString("").equalsIgnoreCase(place.sku())
        || !payload.path("store_code").asString("").equalsIgnoreCase(place.store())) {
      return GoogleItems.misnamed(item, place.sku());
    }
    // Store codes tell small from capital letters, and so may offers.
    String offer = payload.path("id").asString("");
    String store = payload.path("store_code").asString("");
    Answer answer =
        client.insertLocal(
            GoogleNames.product(target, offer), GoogleLocalInventory.of(payload, store));
    return answered(client, item, answer, ItemState.LIVE);
  }

  private static ItemAnswer answered(
      GoogleClient client, BatchItem item, Answer answer, ItemState good) throws DeliveryException {
    if (GoogleFailure.isOfItem(answer) || answer.status() == 404) {
      return ItemAnswer.rejected(
          item.sku(), GoogleFailure.issues(answer, client.talk()).toArray(ItemIssue[]::new));
    }
    if (!answer.isGood()) {
      throw GoogleFailure.of(answer, client.talk());
    }
    return ItemAnswer.of(item.sku(), good);
  }

  /** The same once more replaces what is there by the same. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    GoogleItems.requireLabel(target);
    GoogleClient client = client(target, About.items(target, items));
    Map<String, List<ItemRef>> byProduct =
        items.stream().collect(Collectors.groupingBy(item -> Place.of(item.sku()).sku()));
    Map<String, ItemAnswer> answers = new HashMap<>();
    SideBySide.each(
            List.copyOf(byProduct.entrySet()),
            product ->
                seen(
                    stores(client, GoogleNames.product(target, product.getKey())),
                    product.getValue()),
            (product, why) ->
                product.getValue().stream()
                    .map(item -> ItemAnswer.of(item.sku(), ItemState.ACCEPTED))
                    .toList())
        .forEach(of -> of.forEach(answer -> answers.put(answer.sku(), answer)));
    return items.stream()
        .map(item -> answers.getOrDefault(item.sku(), ItemAnswer.of(item.sku(), ItemState.MISSING)))
        .toList();
  }

  private static List<ItemAnswer> seen(Set<String> stores, List<ItemRef> items) {
    List<ItemAnswer> answers = new ArrayList<>();
    for (ItemRef item : items) {
      boolean there = stores.contains(GoogleNames.key(Place.of(item.sku()).store()));
      ItemState gone = item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING;
      answers.add(ItemAnswer.of(item.sku(), there ? ItemState.LIVE : gone));
    }
    return answers;
  }

  private static Set<String> stores(GoogleClient client, String product) throws DeliveryException {
    Answer answer = client.local(product);
    if (answer.status() == 404) {
      return Set.of();
    }
    return client
        .good(answer)
        .path("localInventories")
        .valueStream()
        .map(inventory -> GoogleNames.key(inventory.path("storeCode").asString("")))
        .collect(Collectors.toSet());
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) {
    throw new UnsupportedOperationException("Google lists stores product by product only.");
  }
}
