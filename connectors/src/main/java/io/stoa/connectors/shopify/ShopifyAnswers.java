package io.stoa.connectors.shopify;

import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Shopify says of one item, from an answer or from a line of a bulk operation's file.
 */
final class ShopifyAnswers {
  private static final String CODES =
      "https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductSetUserErrorCode";
  private static final String GONE = "PRODUCT_DOES_NOT_EXIST";

  private ShopifyAnswers() {}

  /**
   * The answer to productSet.
   *
   * @param said what stands under the mutation's name
   */
  static ItemAnswer set(String sku, JsonNode said, List<ShopifyError> errors) {
    List<ItemIssue> issues = issues(said, errors, CODES);
    String id = said.path("product").path("id").asString("");
    if (issues.isEmpty() && !id.isEmpty()) {
      return ItemAnswer.of(sku, ItemState.ACCEPTED).withChannelId(id);
    }
    if (issues.stream().anyMatch(issue -> issue.code().equals(GONE))) {
      return new ItemAnswer(sku, ItemState.MISSING, null, issues);
    }
    return refused(sku, issues);
  }

  /** The answer to productDelete. */
  static ItemAnswer deleted(String sku, JsonNode said, List<ShopifyError> errors) {
    List<ItemIssue> issues = issues(said, errors, null);
    boolean gone =
        !said.path("deletedProductId").asString("").isEmpty()
            || issues.stream().anyMatch(issue -> issue.message().contains("does not exist"));
    return gone ? ItemAnswer.of(sku, ItemState.DELETED) : refused(sku, issues);
  }

  /** The product that was set, after the answer to publishablePublish. */
  static ItemAnswer published(ItemAnswer set, JsonNode said, List<ShopifyError> errors) {
    List<ItemIssue> issues = new ArrayList<>();
    for (ItemIssue issue : issues(said, errors, null)) {
      String at = issue.attribute() == null ? "publications" : "publications." + issue.attribute();
      issues.add(new ItemIssue(at, issue.code(), Severity.ERROR, issue.message(), null));
    }
    return issues.isEmpty()
        ? set
        : new ItemAnswer(set.sku(), ItemState.REJECTED, set.channelId(), issues);
  }

  private static ItemAnswer refused(String sku, List<ItemIssue> issues) {
    List<ItemIssue> said =
        issues.isEmpty()
            ? List.of(ItemIssue.error(null, "NO_ANSWER", "Shopify does not say why."))
            : issues;
    return new ItemAnswer(sku, ItemState.REJECTED, null, said);
  }

  private static List<ItemIssue> issues(
      JsonNode said, List<ShopifyError> errors, @Nullable String link) {
    List<ItemIssue> issues = new ArrayList<>();
    errors.forEach(error -> issues.addAll(error.issues()));
    for (JsonNode error : said.path("userErrors")) {
      String path = ShopifyPath.of(error.path("field"));
      issues.add(
          new ItemIssue(
              path.isEmpty() ? null : path,
              said(error.path("code"), "USER_ERROR"),
              Severity.ERROR,
              said(error.path("message"), "Shopify does not say what is wrong."),
              link));
    }
    return issues;
  }

  private static String said(JsonNode node, String otherwise) {
    String text = node.asString("");
    return text.isBlank() ? otherwise : text;
  }
}
