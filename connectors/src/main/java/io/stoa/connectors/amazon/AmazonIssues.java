package io.stoa.connectors.amazon;

import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Amazon's issues, in processing reports and on listings, in the one shape of all channels. */
final class AmazonIssues {
  /** Where Amazon says how to handle them. */
  static final String LINK =
      "https://developer-docs.amazon.com/sp-api/docs/building-listings-management-workflows-guide"
          + "#handle-listings-item-issues";

  private AmazonIssues() {}

  /**
   * Issues of a listing or of its submission.
   *
   * @param marketplace others' issues are left out
   */
  static List<ItemIssue> ofListing(JsonNode issues, String marketplace) {
    List<ItemIssue> all = new ArrayList<>();
    for (JsonNode issue : issues) {
      if (concerns(issue, marketplace)) {
        List<String> names = new ArrayList<>();
        issue.path("attributeNames").forEach(name -> names.add(name.asString("")));
        if (names.isEmpty()) {
          all.add(one(issue, ""));
        }
        names.forEach(name -> all.add(one(issue, name)));
      }
    }
    return all;
  }

  /** An issue of a processing report. */
  static ItemIssue ofReport(JsonNode issue) {
    return one(issue, issue.path("attributeName").asString(""));
  }

  static boolean anyError(List<ItemIssue> issues) {
    return issues.stream().anyMatch(ItemIssue::isError);
  }

  private static boolean concerns(JsonNode issue, String marketplace) {
    JsonNode places = issue.path("marketplaceIds");
    if (places.isEmpty()) {
      return true;
    }
    for (JsonNode place : places) {
      if (place.asString("").equals(marketplace)) {
        return true;
      }
    }
    return false;
  }

  private static ItemIssue one(JsonNode issue, String attribute) {
    String code = issue.path("code").asString("");
    StringBuilder message = new StringBuilder(issue.path("message").asString(""));
    for (JsonNode action : issue.path("enforcements").path("actions")) {
      message.append(" (").append(action.path("action").asString("")).append(')');
    }
    return new ItemIssue(
        AmazonFields.path(attribute, message.toString()),
        code.isEmpty() ? "unnamed" : code,
        severity(issue.path("severity").asString("")),
        message.isEmpty() ? "Amazon does not say what is wrong." : message.toString(),
        LINK);
  }

  private static Severity severity(String said) {
    return switch (said) {
      case "WARNING" -> Severity.WARNING;
      case "INFO" -> Severity.INFO;
      default -> Severity.ERROR;
    };
  }
}
