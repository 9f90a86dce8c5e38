package io.stoa.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Through whose eyes a product is read.
 *
 * @param channel whose values, units and category tree
 * @param locale whose values and labels
 * @param currency of prices
 * @param baseUrl where product pages and images are on the web, without a slash at the end, or null
 * @param parameters what {@code param(...)} gives
 * @param fallbackLocales where values and labels are looked for next, in this order
 * @param fallbackChannels whose values are looked at next, in this order
 */
public record Perspective(
    String channel,
    String locale,
    String currency,
    @Nullable String baseUrl,
    Map<String, String> parameters,
    List<String> fallbackLocales,
    List<String> fallbackChannels) {
  public Perspective {
    fallbackLocales = List.copyOf(fallbackLocales);
    fallbackChannels = List.copyOf(fallbackChannels);
    parameters = Map.copyOf(parameters);
    if (baseUrl != null && baseUrl.endsWith("/")) {
      baseUrl = baseUrl.substring(0, baseUrl.length() - 1);
    }
  }

  /** Without fall-backs. */
  public Perspective(
      String channel,
      String locale,
      String currency,
      @Nullable String baseUrl,
      Map<String, String> parameters) {
    this(channel, locale, currency, baseUrl, parameters, List.of(), List.of());
  }

  /** The locale and its fall-backs. */
  List<String> locales() {
    return Stream.concat(Stream.of(locale), fallbackLocales.stream()).toList();
  }

  /** The channel and its fall-backs. */
  List<String> channels() {
    return Stream.concat(Stream.of(channel), fallbackChannels.stream()).toList();
  }
}
