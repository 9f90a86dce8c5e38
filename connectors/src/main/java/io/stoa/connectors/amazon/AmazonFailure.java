package io.stoa.connectors.amazon;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemIssue;
import io.stoa.connectors.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What Amazon's refusals say: {@code {"errors": [{code, message, details}]}}. */
final class AmazonFailure {
  private AmazonFailure() {}

  /**
   * The answer when it is good.
   *
   * @throws DeliveryException with Amazon's own words
   */
  static Answer orRefuse(Answer answer) throws DeliveryException {
    String said =
        errors(answer).stream().map(AmazonFailure::words).collect(Collectors.joining("; "));
    return said.isEmpty() ? answer.orRefuse() : answer.orRefuse(said);
  }

  /** Whether the access token is to be fetched anew: Amazon answers 403 and says so in words. */
  static boolean tokenExpired(Answer answer) {
    return answer.status() == 401
        || (answer.status() == 403
            && errors(answer).stream()
                .anyMatch(error -> words(error).toLowerCase(Locale.ROOT).contains("access token")));
  }

  /** What is wrong with one item that was refused alone. */
  static List<ItemIssue> issues(Answer answer) {
    List<ItemIssue> issues = new ArrayList<>();
    for (JsonNode error : errors(answer)) {
      String code = error.path("code").asString("");
      issues.add(
          ItemIssue.error(null, code.isEmpty() ? "HTTP " + answer.status() : code, words(error)));
    }
    if (issues.isEmpty()) {
      issues.add(
          ItemIssue.error(
              null, "HTTP " + answer.status(), "Amazon refused the item without a reason."));
    }
    return issues;
  }

  private static List<JsonNode> errors(Answer answer) {
    return answer.isGood()
        ? List.of()
        : StreamSupport.stream(answer.jsonOrEmpty().path("errors").spliterator(), false).toList();
  }

  private static String words(JsonNode error) {
    String message = error.path("message").asString("");
    String details = error.path("details").asString("");
    return details.isBlank() ? message : message + " " + details;
  }
}
