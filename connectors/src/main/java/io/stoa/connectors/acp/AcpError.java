package io.stoa.connectors.acp;

import io.stoa.connector.ItemIssue;
import io.stoa.connectors.http.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The protocol's Error: type, code, message and perhaps the param that it is about.
 *
 * @param place of the product in the request that it is about, from 0; null when it does not say
 */
record AcpError(@Nullable Integer place, ItemIssue issue) {
  private static final String SCHEMA =
      "https://github.com/agentic-commerce-protocol/agentic-commerce-protocol";

  /** {@code products[3].variants[0].price}, also with slashes or dots around the numbers. */
  private static final Pattern PARAM =
      Pattern.compile("[/.$]*products[\\[./](\\d{1,4})\\]?(?:[./](.*))?");

  static AcpError of(Answer answer) {
    JsonNode error = answer.jsonOrEmpty();
    String code = error.path("code").asString(error.path("type").asString(""));
    String message = error.path("message").asString("");
    Matcher param = PARAM.matcher(error.path("param").asString(""));
    Integer place = param.matches() ? Integer.valueOf(param.group(1)) : null;
    String path = place == null || param.group(2) == null ? "" : param.group(2);
    String attribute = path.replaceAll("[./](\\d+)(?=[./]|$)", "[$1]").replace('/', '.');
    return new AcpError(
        place,
        new ItemIssue(
            attribute.isEmpty() ? null : attribute,
            code.isBlank() ? "HTTP " + answer.status() : code,
            ItemIssue.Severity.ERROR,
            message.isBlank() ? "The receiver does not say what is wrong." : message,
            SCHEMA));
  }

  /** {@code accepted} was false: the receiver gives no reason. */
  static AcpError notAccepted() {
    return new AcpError(
        null, ItemIssue.error(null, "not_accepted", "The receiver did not accept the product."));
  }
}
