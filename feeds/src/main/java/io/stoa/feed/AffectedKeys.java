package io.stoa.feed;

import io.stoa.change.Touched;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.product.Identifier;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The keys of a feed that changes touch. Where product models are items, a product touches the one
 * it is below now and the one it was below when the ledger was written. For one run.
 */
final class AffectedKeys {
  private static final int BATCH = 500;

  private final SelectItems selecting;
  private final Ledgers ledgers;
  private final LedgerHead head;
  private final boolean models;
  private final boolean groups;
  private final NavigableSet<String> keys = new TreeSet<>(ItemKey.ORDER);

  AffectedKeys(CompiledFeed feed, SelectItems selecting, Ledgers ledgers, LedgerHead head) {
    this.selecting = selecting;
    this.ledgers = ledgers;
    this.head = head;
    this.groups = feed.set().item() == ItemOf.MODEL;
    this.models = groups || feed.set().parents();
  }

  /** In the order of the ledger; taking the first away as they are looked at. */
  NavigableSet<String> keys() {
    return keys;
  }

  void add(Touched touched) {
    addAll(touched.products().stream().map(ItemKey::ofProduct).toList());
    for (String key : touched.models()) {
      Identifier model = new Identifier(key);
      if (selecting.splits()) {
        // Which variant goes out in which item may be another thing now.
        List<String> below = new ArrayList<>();
        selecting.below(model, below::add);
        addAll(below);
        continue;
      }
      if (models) {
        keys.add(ItemKey.ofModel(key));
        keys.addAll(selecting.rootsOfModels(List.of(model)));
      }
      if (!groups) {
        addBelow(model);
      }
    }
  }

  /** All products below the product model, selected or not. */
  void addBelow(Identifier model) {
    selecting.below(model, keys::add);
  }

  /** The keys and, where product models are items, those that go with them. */
  void addAll(Collection<String> more) {
    keys.addAll(more);
    if (models) {
      List<String> products = more.stream().filter(key -> !ItemKey.isModel(key)).toList();
      for (int from = 0; from < products.size(); from += BATCH) {
        withModels(products.subList(from, Math.min(from + BATCH, products.size())));
      }
    }
  }

  private void withModels(List<String> products) {
    List<Identifier> skus = new ArrayList<>();
    products.forEach(key -> skus.add(new Identifier(ItemKey.code(key))));
    keys.addAll(selecting.partsOf(selecting.rootsOf(skus)));
    ledgers.findAll(head, products).values().stream()
        .map(LedgerEntry::within)
        .filter(Objects::nonNull)
        .forEach(keys::add);
  }
}
