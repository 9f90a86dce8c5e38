package io.stoa.connectors.amazon;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing as Amazon has it. {@code BUYABLE} or {@code DISCOVERABLE} means that buyers find it
 * (parents of variants are only discoverable); an issue of severity ERROR means that what was
 * submitted last was not taken.
 *
 * @param json with the data sets {@code summaries} and {@code issues}
 */
record AmazonListing(JsonNode json, String marketplace) {
  /** Without a listing. */
  static ItemAnswer absent(ItemRef item) {
    boolean wanted = item.action() == ItemAction.DELETE;
    return ItemAnswer.of(item.sku(), wanted ? ItemState.DELETED : ItemState.MISSING);
  }

  String sku() {
    return json.path("sku").asString("");
  }

  /** What it says of an item that was wanted there, or not wanted any more. */
  ItemAnswer answer(String sku, @Nullable ItemAction action) {
    List<ItemIssue> issues = AmazonIssues.ofListing(json.path("issues"), marketplace);
    return new ItemAnswer(sku, state(action, issues), asin(), issues);
  }

  private ItemState state(@Nullable ItemAction action, List<ItemIssue> issues) {
    if (action == ItemAction.DELETE) {
      // Amazon works on it: it is gone when it is found no more.
      return ItemState.ACCEPTED;
    }
    if (AmazonIssues.anyError(issues)) {
      return ItemState.REJECTED;
    }
    return summary().path("status").isEmpty() ? ItemState.ACCEPTED : ItemState.LIVE;
  }

  @Nullable String asin() {
    String asin = summary().path("asin").asString("");
    return asin.isEmpty() ? null : asin;
  }

  /** ISO-8601; empty when Amazon does not say. */
  String created() {
    return summary().path("createdDate").asString("");
  }

  /** What is said of the marketplace. */
  private JsonNode summary() {
    for (JsonNode summary : json.path("summaries")) {
      if (summary.path("marketplaceId").asString("").equals(marketplace)) {
        return summary;
      }
    }
    return json.path("summaries").path("none");
  }

  /** Whether every one of these attributes is there with the same values. */
  boolean has(JsonNode attributes) {
    return attributes.properties().stream()
        .allMatch(wanted -> same(wanted.getValue(), json.path("attributes").path(wanted.getKey())));
  }

  /** Numbers are the same whatever their scale; what Amazon adds to objects does not matter. */
  private static boolean same(JsonNode wanted, JsonNode there) {
    if (wanted.isNumber() && there.isNumber()) {
      return wanted.decimalValue().compareTo(there.decimalValue()) == 0;
    }
    if (wanted.isObject() && there.isObject()) {
      return wanted.properties().stream()
          .allMatch(entry -> same(entry.getValue(), there.path(entry.getKey())));
    }
    if (wanted.isArray() && there.isArray()) {
      if (wanted.size() != there.size()) {
        return false;
      }
      for (int i = 0; i < wanted.size(); i++) {
        if (!same(wanted.path(i), there.path(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(wanted, there);
  }
}
