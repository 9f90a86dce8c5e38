package io.stoa.connectors.amazon;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A feed's processing report (schemas/feeds/listings-feed-processing-report-schema-v2.json of the
 * models): which messages were not taken, and how the listings of the others fare.
 */
final class AmazonReport {
  private final Map<String, List<ItemIssue>> bySku = new HashMap<>();
  private final Map<Integer, List<ItemIssue>> byNumber = new HashMap<>();
  private final List<ItemIssue> ofNone = new ArrayList<>();
  private final Map<String, AmazonListing> listings = new HashMap<>();
  private final Set<String> skus = new HashSet<>();
  private final int processed;

  private AmazonReport(JsonNode json, String marketplace) {
    this.processed = json.path("summary").path("messagesProcessed").asInt(0);
    for (JsonNode issue : json.path("issues")) {
      String sku = issue.path("sku").asString("");
      if (!sku.isEmpty()) {
        bySku.computeIfAbsent(sku, key -> new ArrayList<>()).add(AmazonIssues.ofReport(issue));
        skus.add(sku);
      } else if (issue.path("messageId").isIntegralNumber()) {
        byNumber
            .computeIfAbsent(issue.path("messageId").asInt(0), key -> new ArrayList<>())
            .add(AmazonIssues.ofReport(issue));
      } else {
        ofNone.add(AmazonIssues.ofReport(issue));
      }
    }
    for (JsonNode item : json.path("items")) {
      AmazonListing listing = new AmazonListing(item, marketplace);
      listings.put(listing.sku(), listing);
      skus.add(listing.sku());
    }
  }

  static AmazonReport of(JsonNode json, String marketplace) {
    return new AmazonReport(json, marketplace);
  }

  /**
   * Whether the feed that it is about can be the one that was sent.
   *
   * @param sent how many messages that had
   */
  boolean isAbout(Collection<ItemRef> items, int sent) {
    Set<String> known = new HashSet<>();
    boolean onlyDeletions = true;
    for (ItemRef item : items) {
      known.add(item.sku());
      onlyDeletions &= item.action() == ItemAction.DELETE;
    }
    return processed == sent && known.containsAll(skus) && (onlyDeletions || !skus.isEmpty());
  }

  /** What it says of each item by the number of its message. */
  List<ItemAnswer> answers(Map<Integer, ItemRef> numbered) {
    return numbered.entrySet().stream()
        .map(item -> answer(item.getValue(), item.getKey()))
        .toList();
  }

  private ItemAnswer answer(ItemRef item, int number) {
    List<ItemIssue> issues = new ArrayList<>(bySku.getOrDefault(item.sku(), List.of()));
    issues.addAll(byNumber.getOrDefault(number, List.of()));
    if (processed == 0) {
      issues.addAll(ofNone);
    }
    if (AmazonIssues.anyError(issues)) {
      return new ItemAnswer(item.sku(), ItemState.REJECTED, null, issues);
    }
    if (item.action() == ItemAction.DELETE) {
      return new ItemAnswer(item.sku(), ItemState.DELETED, null, issues);
    }
    AmazonListing listing = listings.get(item.sku());
    if (listing == null) {
      return new ItemAnswer(item.sku(), ItemState.ACCEPTED, null, issues);
    }
    ItemAnswer seen = listing.answer(item.sku(), item.action());
    issues.addAll(seen.issues());
    return new ItemAnswer(item.sku(), seen.state(), seen.channelId(), issues);
  }
}
