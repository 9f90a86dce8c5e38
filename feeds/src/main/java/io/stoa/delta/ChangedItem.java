package io.stoa.delta;

import io.stoa.connector.ItemAction;
import java.util.List;

/**
 * One line of the list of what a run has to tell a destination.
 *
 * @param sku SKU or code as written
 * @param model whether it is a product model
 * @param fields which fields differ; empty where the item is new or goes
 */
public record ChangedItem(String sku, boolean model, ItemAction action, List<String> fields) {
  public ChangedItem {
    fields = List.copyOf(fields);
  }
}
