package io.stoa.connectors.meta;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Spoken;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Conversation;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an error of the Graph API means. Its status tells little: also a used-up quota comes as 400.
 * Source: https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
final class MetaFailure {
  /** The token is none, has expired, or lacks a permission. */
  private static final Set<Integer> CREDENTIALS = Set.of(3, 10, 102, 104, 190, 463, 467, 2500);

  private static final Set<Integer> PASSING = Set.of(1, 2);
  private static final String TOO_LARGE = "reduce the amount of data";

  private MetaFailure() {}

  /** Whether the answer reports an error, whatever its status. */
  static boolean in(Answer answer) {
    return !answer.isGood() || answer.jsonOrEmpty().path("error").isObject();
  }

  static DeliveryException of(Answer answer, Conversation talk) {
    JsonNode error = answer.jsonOrEmpty().path("error");
    if (!error.isObject()) {
      return answer.failure(talk.masked(cut(answer.text())));
    }
    int code = error.path("code").asInt(0);
    if (MetaQuotas.isTooMany(code)) {
      Duration pause = MetaQuotas.pause(answer);
      return new PostponedException(
          pause,
          "Meta takes no more %s for %s (error %d)."
              .formatted(answer.operation(), Spoken.of(pause), code));
    }
    String message = talk.masked(message(answer.operation(), code, error));
    if (CREDENTIALS.contains(code) || (code >= 200 && code < 300)) {
      return DeliveryException.lasting(ConnectorError.AUTHENTICATION_FAILED, message, null);
    }
    boolean transientError = error.path("is_transient").asBoolean(false) || PASSING.contains(code);
    if (transientError && !message.contains(TOO_LARGE)) {
      return DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null);
    }
    return answer.status() >= 500
        ? answer.failure(message)
        : DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, null);
  }

  private static String message(String operation, int code, JsonNode error) {
    String said = error.path("message").asString("");
    String forPeople = error.path("error_user_msg").asString("");
    String trace = error.path("fbtrace_id").asString("");
    return "Meta refused %s with error %d: %s%s%s"
        .formatted(
            operation,
            code,
            cut(said),
            forPeople.isEmpty() || forPeople.equals(said) ? "" : " " + cut(forPeople),
            trace.isEmpty() ? "" : " (trace " + cut(trace) + ")");
  }

  private static String cut(String text) {
    String line = text.strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
