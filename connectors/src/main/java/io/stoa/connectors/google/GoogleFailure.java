package io.stoa.connectors.google;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an error of Google says. Source: https://google.aip.dev/193 and
 * https://developers.google.com/merchant/api/guides/error-responses
 */
final class GoogleFailure {
  /** A message begins with the attribute that it is about: {@code [price] Invalid value}. */
  private static final Pattern ABOUT = Pattern.compile("\\[([A-Za-z_.]{2,60})]");

  private GoogleFailure() {}

  /** Whether the answer is about the one product that was sent, not about the call as such. */
  static boolean isOfItem(Answer answer) {
    return answer.status() == 400 || answer.status() == 409 || answer.status() == 412;
  }

  static DeliveryException of(Answer answer, Conversation talk) {
    JsonNode error = answer.jsonOrEmpty().path("error");
    String message =
        error.path("message").asString(answer.jsonOrEmpty().path("error_description").asString(""));
    return answer.failure(talk.masked(cut(message.isEmpty() ? answer.text() : message)));
  }

  /** All that is wrong with the product. */
  static List<ItemIssue> issues(Answer answer, Conversation talk) {
    JsonNode error = answer.jsonOrEmpty().path("error");
    String message = talk.masked(cut(error.path("message").asString("")));
    String code = error.path("status").asString("status_" + answer.status());
    String link = null;
    List<ItemIssue> issues = new ArrayList<>();
    for (JsonNode detail : error.path("details")) {
      JsonNode metadata = detail.path("metadata");
      if (metadata.isObject()) {
        code = metadata.path("REASON").asString(detail.path("reason").asString(code));
        link = empty(metadata.path("HELP_CENTER_LINK").asString(""));
      }
      for (JsonNode violation : detail.path("fieldViolations")) {
        issues.add(
            new ItemIssue(
                GoogleNames.field(violation.path("field").asString("")),
                violation.path("reason").asString(code),
                Severity.ERROR,
                talk.masked(cut(violation.path("description").asString(message))),
                link));
      }
    }
    if (issues.isEmpty()) {
      issues.add(
          new ItemIssue(
              attribute(message),
              code,
              Severity.ERROR,
              message.isBlank() ? "Google does not say what is wrong." : message,
              link));
    }
    return issues;
  }

  private static @Nullable String attribute(String message) {
    Matcher about = ABOUT.matcher(message);
    return about.find() ? GoogleNames.field(about.group(1)) : null;
  }

  private static @Nullable String empty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String cut(String text) {
    String line = text.strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
