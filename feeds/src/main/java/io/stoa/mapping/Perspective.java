package io.stoa.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Through whose eyes a product is read.
 *
 * @param channel whose values, units and category tree
 * @param locale whose values and labels; there is no fall-back to another language
 * @param currency of prices
 * @param baseUrl where product pages and images are on the web, without a slash at the end, or null
 * @param parameters what {@code param(...)} gives
 */
public record Perspective(
    String channel,
    String locale,
    String currency,
    @Nullable String baseUrl,
    Map<String, String> parameters) {
  public Perspective {
    parameters = Map.copyOf(parameters);
    if (baseUrl != null && baseUrl.endsWith("/")) {
      baseUrl = baseUrl.substring(0, baseUrl.length() - 1);
    }
  }
}
