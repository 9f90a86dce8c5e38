package io.stoa.connectors.google;

import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what Google says of a processed product. */
final class GoogleAnswers {
  private GoogleAnswers() {}

  /** Live where any destination approved it; rejected where all disapproved. */
  static ItemAnswer of(String sku, JsonNode product) {
    JsonNode status = product.path("productStatus");
    int approved = 0;
    int pending = 0;
    int disapproved = 0;
    for (JsonNode destination : status.path("destinationStatuses")) {
      approved += destination.path("approvedCountries").size();
      pending += destination.path("pendingCountries").size();
      disapproved += destination.path("disapprovedCountries").size();
    }
    ItemState state =
        approved > 0
            ? ItemState.LIVE
            : disapproved > 0 && pending == 0 ? ItemState.REJECTED : ItemState.ACCEPTED;
    List<ItemIssue> issues = new ArrayList<>();
    for (JsonNode issue : status.path("itemLevelIssues")) {
      issues.add(issue(issue));
    }
    if (state == ItemState.REJECTED && issues.stream().noneMatch(ItemIssue::isError)) {
      issues.add(ItemIssue.error(null, "disapproved", "Google disapproved the product."));
    }
    return new ItemAnswer(sku, state, offer(product, sku), issues);
  }

  static String offer(JsonNode product, String otherwise) {
    return product.path("offerId").asString(otherwise);
  }

  /** Whether Google has worked on the product since then; true when it does not say. */
  static boolean isProcessedSince(JsonNode product, Instant sent) {
    String updated = product.path("productStatus").path("lastUpdateDate").asString("");
    try {
      return updated.isEmpty() || !Instant.parse(updated).isBefore(sent);
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  private static ItemIssue issue(JsonNode issue) {
    Severity severity =
        switch (issue.path("severity").asString("")) {
          case "DISAPPROVED" -> Severity.ERROR;
          case "DEMOTED" -> Severity.WARNING;
          default -> Severity.INFO;
        };
    TreeSet<String> countries = new TreeSet<>();
    issue.path("applicableCountries").forEach(country -> countries.add(country.asString("")));
    String where = issue.path("reportingContext").asString("");
    String description = issue.path("description").asString("");
    String detail = issue.path("detail").asString("");
    String message =
        String.join(
                " ",
                description,
                detail.equals(description) ? "" : detail,
                where.isEmpty() && countries.isEmpty()
                    ? ""
                    : "(%s)".formatted((where + " " + String.join(", ", countries)).strip()))
            .replaceAll(" +", " ")
            .strip();
    String attribute = issue.path("attribute").asString("");
    return new ItemIssue(
        attribute.isEmpty() ? null : GoogleNames.field(attribute),
        issue.path("code").asString("issue"),
        severity,
        message.isEmpty() ? "Google does not say what is wrong." : message,
        link(issue.path("documentation").asString("")));
  }

  private static @Nullable String link(String text) {
    return text.isEmpty() ? null : text;
  }
}
