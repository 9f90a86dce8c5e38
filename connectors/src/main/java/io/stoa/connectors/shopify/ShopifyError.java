package io.stoa.connectors.shopify;

import io.stoa.connector.ItemIssue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An error of a whole GraphQL request, beside or instead of its data.
 *
 * @param problems of variables: where and why
 */
record ShopifyError(String code, String message, List<ShopifyError.Problem> problems) {
  ShopifyError {
    problems = List.copyOf(problems);
  }

  /**
   * @param path such as {@code variants[0].price}
   */
  record Problem(String path, String explanation) {}

  /** What stands under {@code errors}: a list, or a text where Shopify let nobody in. */
  static List<ShopifyError> of(JsonNode errors) {
    List<ShopifyError> all = new ArrayList<>();
    if (errors.isArray()) {
      errors.forEach(error -> all.add(one(error)));
    } else if (errors.isString()) {
      all.add(new ShopifyError("ERROR", errors.asString(), List.of()));
    }
    return all;
  }

  private static ShopifyError one(JsonNode error) {
    JsonNode extensions = error.path("extensions");
    List<Problem> problems = new ArrayList<>();
    extensions
        .path("problems")
        .forEach(
            problem ->
                problems.add(
                    new Problem(
                        ShopifyPath.of(problem.path("path")),
                        problem.path("explanation").asString(""))));
    return new ShopifyError(
        extensions.path("code").asString("ERROR"),
        error.path("message").asString("Shopify does not say what is wrong."),
        problems);
  }

  /** As issues of the item that the request was about. */
  List<ItemIssue> issues() {
    if (problems.isEmpty()) {
      return List.of(ItemIssue.error(null, code, message));
    }
    return problems.stream()
        .map(
            problem ->
                ItemIssue.error(
                    problem.path().isEmpty() ? null : problem.path(),
                    code,
                    problem.explanation().isEmpty() ? message : problem.explanation()))
        .toList();
  }
}
