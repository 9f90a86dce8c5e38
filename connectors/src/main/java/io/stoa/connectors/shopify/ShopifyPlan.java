package io.stoa.connectors.shopify;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connectors.shopify.ShopifyProducts.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a batch, after a look at what the shop has.
 *
 * @param works products to set and to delete
 * @param answers for items about which nothing is to be done
 * @param marks for products that were in the shop before and become ours, by their id
 */
record ShopifyPlan(
    List<ShopifyWork> works, List<ItemAnswer> answers, Map<String, ShopifyMark> marks) {
  /**
   * Looks for products whose id is not known: a handle may be taken, by another item of ours or by
   * a product that was there before.
   */
  static ShopifyPlan of(ItemBatch batch, ShopifySettings settings, ShopifyProducts products)
      throws DeliveryException {
    List<ShopifyWork> works = new ArrayList<>();
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < batch.items().size(); i++) {
      BatchItem item = batch.items().get(i);
      ShopifyInput input =
          item.action() == ItemAction.DELETE ? null : ShopifyInput.of(item, settings.emptied());
      works.add(new ShopifyWork(i, item, item.channelId(), input, false));
      if (item.channelId() == null) {
        String handle = input == null ? ShopifyInput.handleOf(item.sku()) : input.handle();
        wanted.add(new Wanted(item.sku(), null, handle));
      }
    }
    Map<String, ShopifyProduct> found = products.find(wanted);
    ShopifyPlan plan = new ShopifyPlan(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    works.forEach(work -> plan.add(work, found.get(work.sku()), batch.key()));
    return plan;
  }

  private void add(ShopifyWork work, @Nullable ShopifyProduct there, String batch) {
    String sku = work.sku();
    if (work.id() != null) {
      works.add(work);
    } else if (work.input() == null) {
      if (there != null && there.isMarkedFor(sku)) {
        works.add(new ShopifyWork(work.index(), work.item(), there.id(), null, false));
      } else {
        answers.add(ItemAnswer.of(sku, ItemState.DELETED));
      }
    } else if (there == null) {
      works.add(work);
    } else {
      replace(work, there, batch);
    }
  }

  private void replace(ShopifyWork work, ShopifyProduct there, String batch) {
    String sku = work.sku();
    ShopifyMark mark = there.mark();
    if (mark != null && !mark.item().equals(sku)) {
      answers.add(
          ItemAnswer.rejected(
              sku,
              ItemIssue.error(
                  "handle",
                  "HANDLE_TAKEN",
                  "The shop has a product of the item %s under the handle %s."
                      .formatted(mark.item(), there.handle()))));
      return;
    }
    if (mark == null) {
      marks.put(there.id(), new ShopifyMark(sku, ""));
    }
    boolean arrived = mark != null && mark.batch().equals(batch);
    works.add(new ShopifyWork(work.index(), work.item(), there.id(), work.input(), arrived));
  }

  List<ShopifyWork> sets() {
    return works.stream().filter(work -> work.input() != null).toList();
  }

  List<ShopifyWork> deletes() {
    return works.stream().filter(work -> work.input() == null).toList();
  }
}
