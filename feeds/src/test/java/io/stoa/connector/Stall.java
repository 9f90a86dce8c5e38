package io.stoa.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A small channel in memory: it receives batches, decides on them when {@link #settle} is called,
 * wants a title of every item, honours idempotency keys, and can be told to misbehave. Thread-safe.
 */
public final class Stall {
  public static final String TOKEN = "open-sesame";

  private final Map<String, ItemBatch> received = new LinkedHashMap<>();
  private final Map<String, List<ItemAnswer>> decided = new HashMap<>();
  private final Map<String, JsonNode> listings = new TreeMap<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final List<ItemBatch> requests = new ArrayList<>();
  private final Set<String> swallowed = new HashSet<>();
  private boolean atOnce;
  private int lostAnswers;
  private int refusals;

  /** From now on batches are decided as soon as they are received. */
  public synchronized Stall atOnce() {
    atOnce = true;
    return this;
  }

  /** The next so many batches are received, but the sender never hears so. */
  public synchronized void loseAnswers(int batches) {
    lostAnswers = batches;
  }

  /** The next so many batches are not received: the quota is used up. */
  public synchronized void refuse(int batches) {
    refusals = batches;
  }

  /** The item will be accepted and yet never be seen. */
  public synchronized void swallow(String sku) {
    swallowed.add(sku);
  }

  /** What is accepted is seen from now on. */
  public synchronized void unswallow() {
    swallowed.clear();
  }

  /** Somebody removes the listing without telling anyone. */
  public synchronized void remove(String sku) {
    listings.remove(sku);
  }

  /** Decides on everything that was received. */
  public synchronized void settle() {
    received.forEach(
        (key, batch) -> {
          if (!decided.containsKey(key)) {
            decided.put(key, batch.items().stream().map(this::decide).toList());
          }
        });
  }

  /** What buyers find. */
  public synchronized Set<String> live() {
    return new TreeSet<>(listings.keySet());
  }

  public synchronized JsonNode listing(String sku) {
    JsonNode found = listings.get(sku);
    if (found == null) {
      throw new AssertionError("The stall has no " + sku);
    }
    return found;
  }

  /** How often something was done to the item. */
  public synchronized int timesCarriedOut(String sku) {
    return carriedOut.getOrDefault(sku, 0);
  }

  /** Every batch that came in by the door, repeated ones too. */
  public synchronized List<ItemBatch> requests() {
    return List.copyOf(requests);
  }

  /**
   * A page of what is live.
   *
   * @param cursor where it begins, null for at the beginning
   */
  static ListedPage page(Collection<String> live, @Nullable String cursor, int size) {
    List<String> all = List.copyOf(live);
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int until = Math.min(from + size, all.size());
    return new ListedPage(
        all.subList(from, until).stream()
            .map(sku -> ItemAnswer.of(sku, ItemState.LIVE).withChannelId("stall-" + sku))
            .toList(),
        until < all.size() ? Integer.toString(until) : null);
  }

  /** Which of the items are live. */
  static List<ItemAnswer> found(Collection<String> live, List<ItemRef> items) {
    return items.stream()
        .map(ItemRef::sku)
        .map(sku -> ItemAnswer.of(sku, live.contains(sku) ? ItemState.LIVE : ItemState.MISSING))
        .toList();
  }

  synchronized boolean refuses() {
    return refusals-- > 0;
  }

  /** Takes the batch in; false when the answer gets lost on its way. */
  synchronized boolean receive(ItemBatch batch) {
    requests.add(batch);
    received.putIfAbsent(batch.key(), batch);
    if (atOnce) {
      settle();
    }
    return lostAnswers-- <= 0;
  }

  synchronized boolean isDecided(String key) {
    return decided.containsKey(key);
  }

  synchronized List<ItemAnswer> answers(String key) {
    return decided.getOrDefault(key, List.of());
  }

  private ItemAnswer decide(BatchItem item) {
    carriedOut.merge(item.sku(), 1, Integer::sum);
    JsonNode payload = item.payload();
    if (payload == null) {
      listings.remove(item.sku());
      return ItemAnswer.of(item.sku(), ItemState.DELETED);
    }
    if (payload.path("title").asString("").isBlank()) {
      return ItemAnswer.rejected(
          item.sku(), ItemIssue.error("title", "no_title", "An item needs a title."));
    }
    if (!swallowed.contains(item.sku())) {
      listings.put(item.sku(), payload);
    }
    return ItemAnswer.of(item.sku(), ItemState.ACCEPTED).withChannelId("stall-" + item.sku());
  }
}
