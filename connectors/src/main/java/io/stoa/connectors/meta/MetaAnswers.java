package io.stoa.connectors.meta;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what Meta says of items. */
final class MetaAnswers {
  private static final String DIAGNOSTICS = "https://business.facebook.com/commerce";

  private final UnaryOperator<String> masked;

  /**
   * @param masked takes secrets out of what is quoted
   */
  MetaAnswers(UnaryOperator<String> masked) {
    this.masked = masked;
  }

  /** By what an id is found again: catalogues tell small from capital letters, we do not. */
  static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** Why items were refused when their batch came in, by {@link #key}; the others are not in it. */
  Map<String, List<ItemIssue>> refusedAtOnce(JsonNode answer) {
    Map<String, List<ItemIssue>> refused = new HashMap<>();
    for (JsonNode item : answer.path("validation_status")) {
      List<ItemIssue> issues = new ArrayList<>();
      item.path("errors").forEach(error -> issues.add(issue(error, Severity.ERROR)));
      if (!issues.isEmpty()) {
        item.path("warnings").forEach(warning -> issues.add(issue(warning, Severity.WARNING)));
        refused.put(key(item.path("retailer_id").asString("")), issues);
      }
    }
    return refused;
  }

  /**
   * What a finished batch says.
   *
   * @param issues by {@link #key}
   * @param complete false when there were more errors than Meta tells the items of
   */
  record Report(Map<String, List<ItemIssue>> issues, boolean complete) {}

  Report report(List<JsonNode> statuses) {
    Map<String, List<ItemIssue>> issues = new LinkedHashMap<>();
    boolean complete = true;
    for (JsonNode status : statuses) {
      int named = 0;
      for (JsonNode error : status.path("errors")) {
        named += add(issues, error, Severity.ERROR);
      }
      for (JsonNode warning : status.path("warnings")) {
        add(issues, warning, Severity.WARNING);
      }
      for (JsonNode id : status.path("ids_of_invalid_requests")) {
        List<ItemIssue> known =
            issues.computeIfAbsent(key(id.asString("")), k -> new ArrayList<>());
        if (known.stream().noneMatch(ItemIssue::isError)) {
          known.add(
              new ItemIssue(
                  null,
                  "invalid_request",
                  Severity.ERROR,
                  "Meta could not process the item and does not say why.",
                  DIAGNOSTICS));
        }
      }
      boolean more = status.path("errors_total_count").asInt(0) > named;
      complete &= !more || !status.path("ids_of_invalid_requests").isEmpty();
    }
    return new Report(issues, complete);
  }

  private int add(Map<String, List<ItemIssue>> issues, JsonNode entry, Severity severity) {
    String id = entry.path("id").asString(entry.path("retailer_id").asString(""));
    if (id.isEmpty()) {
      return 0;
    }
    issues.computeIfAbsent(key(id), k -> new ArrayList<>()).add(issue(entry, severity));
    return 1;
  }

  private ItemIssue issue(JsonNode said, Severity severity) {
    String message = said.path("message").asString(said.path("description").asString(""));
    String code = said.path("code").asString(said.path("error_type").asString(""));
    return new ItemIssue(
        MetaFields.namedIn(message),
        code.isEmpty() ? (severity == Severity.ERROR ? "invalid_item" : "item_warning") : code,
        severity,
        message.isBlank() ? "Meta does not say what is wrong." : masked.apply(message),
        null);
  }

  /** How an item stands in the catalogue. */
  ItemAnswer listed(String sku, JsonNode product) {
    List<ItemIssue> issues = new ArrayList<>();
    String review = product.path("review_status").asString("").toLowerCase(Locale.ROOT);
    String visibility = product.path("visibility").asString("published");
    for (JsonNode reason : product.path("review_rejection_reasons")) {
      issues.add(error("review_rejected", reason.asString("")));
    }
    boolean broken = false;
    for (JsonNode error : product.path("errors")) {
      ItemIssue issue = diagnosed(error);
      issues.add(issue);
      broken |= issue.isError();
    }
    capabilities(product.path("capability_to_review_status"), issues);
    ItemState state = ItemState.LIVE;
    if (review.equals("rejected")) {
      state = ItemState.REJECTED;
      if (issues.stream().noneMatch(ItemIssue::isError)) {
        issues.add(error("review_rejected", "Meta's review rejected the item."));
      }
    } else if (broken) {
      state = ItemState.REJECTED;
    } else if (review.equals("pending") || !visibility.equals("published")) {
      state = ItemState.ACCEPTED;
      if (!visibility.equals("published")) {
        issues.add(
            new ItemIssue(
                null,
                "visibility",
                Severity.WARNING,
                "The item is in the catalogue but not shown: its visibility is %s."
                    .formatted(visibility),
                null));
      }
    }
    String id = product.path("retailer_id").asString(sku);
    return new ItemAnswer(sku, state, id, issues);
  }

  private ItemIssue diagnosed(JsonNode error) {
    String title = error.path("title").asString("");
    String description = error.path("description").asString("");
    String advice = error.path("call_to_action").asString("");
    String message = masked.apply(String.join(" ", title, description, advice).strip());
    Severity severity =
        switch (error.path("error_priority").asString("HIGH")) {
          case "LOW" -> Severity.INFO;
          case "MEDIUM" -> Severity.WARNING;
          default -> Severity.ERROR;
        };
    return new ItemIssue(
        MetaFields.namedIn(description),
        error.path("error_type").asString("item_error"),
        severity,
        message.isEmpty() ? "Meta does not say what is wrong." : message,
        null);
  }

  /** Where a single surface, such as shops, refused the item; a map or a list of pairs. */
  private static void capabilities(JsonNode review, List<ItemIssue> issues) {
    if (review.isArray()) {
      review.forEach(
          pair ->
              capability(pair.path("key").asString(""), pair.path("value").asString(""), issues));
    } else {
      review
          .propertyStream()
          .forEach(e -> capability(e.getKey(), e.getValue().asString(""), issues));
    }
  }

  private static void capability(String name, String status, List<ItemIssue> issues) {
    if (status.equalsIgnoreCase("rejected")) {
      issues.add(
          new ItemIssue(
              null,
              "review_rejected_" + name.toLowerCase(Locale.ROOT),
              Severity.WARNING,
              "Meta's review keeps the item out of %s.".formatted(name),
              null));
    }
  }

  private ItemIssue error(String code, String message) {
    return new ItemIssue(
        null,
        code,
        Severity.ERROR,
        message.isBlank() ? "Meta's review rejected the item." : masked.apply(message),
        DIAGNOSTICS);
  }

  /** The answer for an item of a finished batch; null when the report leaves it open. */
  static @Nullable ItemAnswer carriedOut(ItemRef item, String id, Report report) {
    List<ItemIssue> issues = report.issues().getOrDefault(key(id), List.of());
    if (issues.stream().anyMatch(ItemIssue::isError)) {
      return new ItemAnswer(item.sku(), ItemState.REJECTED, id, issues);
    }
    if (!report.complete()) {
      return null;
    }
    ItemState state = item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.ACCEPTED;
    return new ItemAnswer(item.sku(), state, id, issues);
  }
}
