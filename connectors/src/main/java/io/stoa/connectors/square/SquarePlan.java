package io.stoa.connectors.square;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be done for a batch, after a look at what the catalogue has.
 *
 * @param objects to be written
 * @param arrived objects that the batch has written already, as Square has them now
 * @param deletes Square's ids by the key of their item
 * @param answers for items about which nothing is to be done
 */
record SquarePlan(
    List<SquareObject> objects,
    Map<SquareObject, JsonNode> arrived,
    Map<String, String> deletes,
    List<ItemAnswer> answers) {
  /** Looks for items by their id, and by the SKUs of their variations where there is none. */
  static SquarePlan of(ItemBatch batch, SquareCatalog catalog, boolean again)
      throws DeliveryException {
    Set<String> ids = new LinkedHashSet<>();
    batch.items().forEach(item -> add(ids, item.channelId()));
    Map<String, JsonNode> byId = new LinkedHashMap<>(catalog.items(ids));
    Map<String, String> bySku = catalog.itemsBySku(unknown(batch, byId));
    Set<String> more = new LinkedHashSet<>(bySku.values());
    more.removeAll(byId.keySet());
    byId.putAll(catalog.items(more));
    SquarePlan plan =
        new SquarePlan(
            new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    for (int i = 0; i < batch.items().size(); i++) {
      BatchItem item = batch.items().get(i);
      if (item.action() == ItemAction.DELETE) {
        plan.delete(item, byId, bySku);
      } else {
        plan.write(item, i, byId, bySku, new SquareMark(item.sku(), batch.key()), again);
      }
    }
    return plan;
  }

  private static void add(Set<String> ids, @Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
  }

  /** SKUs by which items are to be looked for. */
  private static Set<String> unknown(ItemBatch batch, Map<String, JsonNode> byId) {
    Set<String> skus = new LinkedHashSet<>();
    for (BatchItem item : batch.items()) {
      String id = item.channelId();
      JsonNode payload = item.payload();
      if (id == null || !byId.containsKey(id)) {
        skus.addAll(payload == null ? Set.of(item.sku()) : SquareCatalog.skus(payload));
      }
    }
    return skus;
  }

  private void delete(BatchItem item, Map<String, JsonNode> byId, Map<String, String> bySku) {
    String id = item.channelId();
    String found = bySku.get(SquareCatalog.key(item.sku()));
    JsonNode there = id == null && found != null ? byId.get(found) : null;
    SquareMark mark = there == null ? null : SquareMark.ofItem(there);
    if (id != null) {
      deletes.put(item.sku(), id);
    } else if (found != null && mark != null && mark.item().equals(item.sku())) {
      deletes.put(item.sku(), found);
    } else {
      answers.add(ItemAnswer.of(item.sku(), ItemState.DELETED));
    }
  }

  private void write(
      BatchItem item,
      int number,
      Map<String, JsonNode> byId,
      Map<String, String> bySku,
      SquareMark mark,
      boolean again) {
    if (!mark.fits()) {
      refuse(item, "KEY_TOO_LONG", "The item's key is too long to be kept at Square.");
      return;
    }
    JsonNode there = item.channelId() == null ? null : byId.get(item.channelId());
    if (there == null) {
      Set<String> holders = new LinkedHashSet<>();
      for (String sku : SquareCatalog.skus(Objects.requireNonNull(item.payload()))) {
        add(holders, bySku.get(SquareCatalog.key(sku)));
      }
      if (holders.size() > 1) {
        refuse(item, "SKU_TAKEN", "Its SKUs belong to several items of Square: " + holders);
        return;
      }
      there = holders.isEmpty() ? null : byId.get(holders.iterator().next());
    }
    SquareMark found = there == null ? null : SquareMark.ofItem(there);
    if (found != null && !found.item().equals(item.sku())) {
      refuse(item, "SKU_TAKEN", "Its SKU belongs to the item %s already.".formatted(found.item()));
      return;
    }
    SquareObject object = SquareObject.of(item, there, mark, number);
    if (again && there != null && mark.equals(found)) {
      arrived.put(object, there);
    } else {
      objects.add(object);
    }
  }

  private void refuse(BatchItem item, String code, String says) {
    answers.add(
        ItemAnswer.rejected(
            item.sku(),
            ItemIssue.error("item_data.variations[].item_variation_data.sku", code, says)));
  }
}
