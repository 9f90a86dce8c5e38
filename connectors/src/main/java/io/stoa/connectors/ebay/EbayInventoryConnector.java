package io.stoa.connectors.ebay;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ListedPage;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connectors.ebay.EbayBulk.Entry;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.SideBySide;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps a seller's inventory items. Each is replaced whole; eBay answers at once. */
public final class EbayInventoryConnector extends EbayConnector {
  private static final int PAGE = 100;
  private static final String CREATE_OR_REPLACE = "bulk_create_or_replace_inventory_item";

  private final EbayErrors errors = EbayErrors.ofInventory();

  public EbayInventoryConnector(ChannelHttp http) {
    super(http, EbayDescription.INVENTORY);
  }

  /** A seller has one inventory. */
  @Override
  public String account(Target target) {
    return seller(target);
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, false);
  }

  /** What is there as it is wanted has arrived before: a listing takes 250 revisions a day. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, true);
  }

  private Submission send(Target target, ItemBatch batch, boolean again) throws DeliveryException {
    EbayClient client = client(target, About.batch(target, batch));
    List<ItemAnswer> answers = new ArrayList<>();
    List<BatchItem> deletions = new ArrayList<>();
    Map<String, List<BatchItem>> byLanguage = new LinkedHashMap<>();
    Map<String, JsonNode> there =
        again ? find(client, batch.items().stream().map(BatchItem::sku).toList()) : Map.of();
    for (BatchItem item : batch.items()) {
      JsonNode payload = item.payload();
      if (payload == null) {
        deletions.add(item);
      } else if (!payload.path("sku").asString("").equalsIgnoreCase(item.sku())) {
        answers.add(misnamed(item));
      } else if (isThere(there.get(item.sku()), payload)) {
        answers.add(ItemAnswer.of(item.sku(), ItemState.ACCEPTED));
      } else {
        byLanguage.computeIfAbsent(language(payload), l -> new ArrayList<>()).add(item);
      }
    }
    replace(client, byLanguage, answers);
    answers.addAll(deleted(client, deletions, answers.isEmpty()));
    return Submission.answered(answers);
  }

  private static boolean isThere(@Nullable JsonNode there, JsonNode payload) {
    return there != null && Contained.in(there, payload);
  }

  private static ItemAnswer misnamed(BatchItem item) {
    return ItemAnswer.rejected(
        item.sku(),
        ItemIssue.error(
            "sku",
            "sku",
            "The SKU at eBay must be the product's own, %s, so that it is found again."
                .formatted(item.sku())));
  }

  /** {@code en_US} is {@code en-US} in the header Content-Language. */
  private static String language(JsonNode payload) {
    return payload.path("locale").asString("en_US").replace('_', '-');
  }

  private void replace(
      EbayClient client, Map<String, List<BatchItem>> byLanguage, List<ItemAnswer> answers)
      throws DeliveryException {
    for (Map.Entry<String, List<BatchItem>> language : byLanguage.entrySet()) {
      List<BatchItem> items = language.getValue();
      try {
        EbayBulk bulk = new EbayBulk(client, CREATE_OR_REPLACE, language.getKey(), "sku", true);
        Map<String, Entry> entries =
            bulk.each(
                items.stream().map(item -> Objects.requireNonNull(item.payload())).toList(),
                payload -> payload.path("sku").asString(""));
        for (BatchItem item : items) {
          answers.add(answer(item, entries));
        }
      } catch (PostponedException e) {
        if (answers.isEmpty()) {
          throw e;
        }
        items.forEach(item -> answers.add(postponed(item.sku(), null, e)));
      }
    }
  }

  private ItemAnswer answer(BatchItem item, Map<String, Entry> entries) {
    String sku = Objects.requireNonNull(item.payload()).path("sku").asString("");
    Entry entry = entries.get(sku);
    if (entry == null) {
      return ItemAnswer.of(item.sku(), ItemState.POSTPONED);
    }
    return EbayErrors.isGood(entry.status())
        ? new ItemAnswer(item.sku(), ItemState.ACCEPTED, sku, errors.issues(entry.said()))
        : errors.refused(item.sku(), item.channelId(), entry.status(), entry.said());
  }

  private List<ItemAnswer> deleted(EbayClient client, List<BatchItem> deletions, boolean alone)
      throws DeliveryException {
    if (deletions.isEmpty()) {
      return List.of();
    }
    try {
      return SideBySide.each(
          deletions,
          item -> deleted(client, item),
          (item, why) -> postponed(item.sku(), item.channelId(), why));
    } catch (PostponedException e) {
      if (alone) {
        throw e;
      }
      return deletions.stream().map(i -> postponed(i.sku(), i.channelId(), e)).toList();
    }
  }

  private ItemAnswer deleted(EbayClient client, BatchItem item) throws DeliveryException {
    Answer answer = client.deleteItem(sku(item.ref()));
    return answer.isGood() || answer.status() == 404
        ? ItemAnswer.of(item.sku(), ItemState.DELETED)
        : errors.refused(item.sku(), item.channelId(), answer.status(), answer.jsonOrEmpty());
  }

  private static String sku(ItemRef item) {
    String known = item.channelId();
    return known == null ? item.sku() : known;
  }

  /** What is in the inventory, by SKU. */
  private static Map<String, JsonNode> find(EbayClient client, List<String> skus)
      throws DeliveryException {
    Map<String, JsonNode> found = new HashMap<>();
    EbayBulk bulk = new EbayBulk(client, "bulk_get_inventory_item", "", "sku", true);
    Map<String, Entry> entries =
        bulk.each(
            skus.stream().map(sku -> Json.MAPPER.createObjectNode().put("sku", sku)).toList(),
            request -> request.path("sku").asString(""));
    entries.forEach(
        (sku, entry) -> {
          if (EbayErrors.isGood(entry.status())) {
            found.put(sku, entry.said().path("inventoryItem"));
          }
        });
    return found;
  }

  /** Live is what eBay has; whether buyers see it, the offers tell. */
  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    EbayClient client = client(target, About.items(target, items));
    Map<String, JsonNode> found =
        find(client, items.stream().map(EbayInventoryConnector::sku).toList());
    List<ItemAnswer> answers = new ArrayList<>();
    for (ItemRef item : items) {
      ItemState gone = item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING;
      answers.add(
          ItemAnswer.of(item.sku(), found.containsKey(sku(item)) ? ItemState.LIVE : gone)
              .withChannelId(item.channelId()));
    }
    return answers;
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    int number = page(cursor);
    JsonNode page = client(target, About.feed(target)).items(number, PAGE);
    List<ItemAnswer> items = new ArrayList<>();
    for (JsonNode item : page.path("inventoryItems")) {
      String sku = item.path("sku").asString("");
      items.add(ItemAnswer.of(sku, ItemState.LIVE).withChannelId(sku));
    }
    boolean more = !page.path("next").asString("").isEmpty() && !items.isEmpty();
    return new ListedPage(items, more ? Integer.toString(number + 1) : null);
  }
}
