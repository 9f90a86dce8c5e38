package io.stoa.connectors.klaviyo;

import io.stoa.connector.ItemIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code errors} of an answer or of a job say, in the form of JSON:API: each has a code, a
 * title, a detail and, with luck, a pointer to its place in the request.
 *
 * @param placed by the number of the object in the request, from 0
 * @param others that are about no object in particular
 */
record KlaviyoErrors(Map<Integer, List<ItemIssue>> placed, List<ItemIssue> others) {
  private static final String EXPLAINED =
      "https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling";

  private static final Pattern PLACE =
      Pattern.compile("/data/attributes/(?:items|variants)/data/(\\d{1,4})(?:/(.*))?");

  static KlaviyoErrors of(JsonNode errors) {
    Map<Integer, List<ItemIssue>> placed = new TreeMap<>();
    List<ItemIssue> others = new ArrayList<>();
    for (JsonNode error : errors) {
      Matcher place = PLACE.matcher(error.at("/source/pointer").asString(""));
      if (place.matches()) {
        placed
            .computeIfAbsent(Integer.parseInt(place.group(1)), n -> new ArrayList<>())
            .add(issue(error, attribute(place.group(2))));
      } else {
        others.add(issue(error, null));
      }
    }
    return new KlaviyoErrors(placed, List.copyOf(others));
  }

  /**
   * {@code attributes/price} becomes {@code price}, {@code attributes/images/0} the first image.
   */
  private static @Nullable String attribute(@Nullable String path) {
    if (path == null) {
      return null;
    }
    String inside = path.replaceFirst("^(attributes|relationships)(/|$)", "");
    String name = inside.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    return name.isEmpty() ? null : name;
  }

  private static ItemIssue issue(JsonNode error, @Nullable String attribute) {
    String code = error.path("code").asString("");
    return new ItemIssue(
        attribute,
        code.isBlank() ? "error" : code,
        ItemIssue.Severity.ERROR,
        words(error),
        EXPLAINED);
  }

  private static String words(JsonNode error) {
    String detail = error.path("detail").asString("");
    String title = error.path("title").asString("");
    String said = detail.isBlank() ? title : detail;
    return said.isBlank() ? "Klaviyo does not say what is wrong." : said;
  }

  /** All of it as one text, for people. */
  static String words(Iterable<JsonNode> errors) {
    List<String> all = new ArrayList<>();
    errors.forEach(error -> all.add(words(error)));
    return all.stream().limit(5).collect(Collectors.joining(" "));
  }
}
