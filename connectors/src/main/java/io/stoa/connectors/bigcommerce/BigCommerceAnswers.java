package io.stoa.connectors.bigcommerce;

import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what BigCommerce says of one product. */
final class BigCommerceAnswers {
  private static final String STATUS_CODES =
      "https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/status-codes";

  private BigCommerceAnswers() {}

  /**
   * What is wrong, from {@code errors} by field, or from the title alone. With status 207 the
   * product was saved, but not all of it; a batch of variants has {@code batch_errors}.
   */
  static List<ItemIssue> issues(Answer answer) {
    JsonNode json = answer.jsonOrEmpty();
    String code = Integer.toString(answer.status());
    List<ItemIssue> issues = new ArrayList<>();
    json.path("batch_errors").forEach(one -> read(one, code, issues));
    if (issues.isEmpty()) {
      read(json.path("errors").has("errors") ? json.path("errors") : json, code, issues);
    }
    return issues;
  }

  private static void read(JsonNode said, String code, List<ItemIssue> into) {
    Set<Map.Entry<String, JsonNode>> errors = said.path("errors").properties();
    for (Map.Entry<String, JsonNode> error : errors) {
      JsonNode words = error.getValue();
      String text = words.isContainer() ? words.toString() : words.asString("");
      into.add(issue(path(error.getKey()), code, text));
    }
    if (errors.isEmpty()) {
      String title = said.path("title").asString("");
      String detail = said.path("detail").asString("");
      String text = (title + " " + detail).strip();
      into.add(issue(null, code, text.isEmpty() ? "BigCommerce does not say why." : text));
    }
  }

  private static ItemIssue issue(@Nullable String attribute, String code, String message) {
    return new ItemIssue(
        attribute,
        code,
        Severity.ERROR,
        message.isBlank() ? "Is not right." : message,
        STATUS_CODES);
  }

  /** {@code 0.variants.1.price} becomes {@code variants[1].price}. */
  private static @Nullable String path(String key) {
    String path = key.replaceFirst("^\\d+\\.", "").replaceAll("\\.(\\d+)(?=\\.|$)", "[$1]");
    return path.isBlank() || path.matches("\\d+") ? null : path;
  }

  static ItemAnswer accepted(String sku, String id) {
    return ItemAnswer.of(sku, ItemState.ACCEPTED).withChannelId(id);
  }

  static ItemAnswer rejected(String sku, @Nullable String id, List<ItemIssue> issues) {
    return new ItemAnswer(sku, ItemState.REJECTED, id, issues);
  }

  /** Whether buyers find the product, and if not, why. */
  static ItemAnswer state(String sku, JsonNode product) {
    String id = product.path("id").asString("");
    if (!product.path("is_visible").asBoolean(false)) {
      return waiting(sku, id, "is_visible", "NOT_VISIBLE", "The product is not visible.");
    }
    return product.path("availability").asString("").equals("disabled")
        ? waiting(sku, id, "availability", "DISABLED", "The product cannot be bought.")
        : new ItemAnswer(sku, ItemState.LIVE, id, List.of());
  }

  private static ItemAnswer waiting(
      String sku, String id, String attribute, String code, String says) {
    return new ItemAnswer(
        sku,
        ItemState.ACCEPTED,
        id,
        List.of(new ItemIssue(attribute, code, Severity.INFO, says, null)));
  }
}
