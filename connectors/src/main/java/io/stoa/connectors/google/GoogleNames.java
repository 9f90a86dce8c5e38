package io.stoa.connectors.google;

import io.stoa.connector.Target;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How Google calls products and their attributes. */
final class GoogleNames {
  /** The feed's parameters, as the requirement sets name them. */
  static final String FEED_LABEL = "feedLabel";

  static final String CONTENT_LANGUAGE = "contentLanguage";

  /** Where the file's name is no plain other spelling of the API's. */
  private static final Map<String, String> PLURALS =
      Map.ofEntries(
          Map.entry("additional_image_links", "additional_image_link"),
          Map.entry("lifestyle_image_links", "lifestyle_image_link"),
          Map.entry("video_links", "video_link"),
          Map.entry("gtins", "gtin"),
          Map.entry("product_types", "product_type"),
          Map.entry("product_details", "product_detail"),
          Map.entry("product_highlights", "product_highlight"),
          Map.entry("promotion_ids", "promotion_id"),
          Map.entry("size_types", "size_type"),
          Map.entry("certifications", "certification"),
          Map.entry("included_destinations", "included_destination"),
          Map.entry("excluded_destinations", "excluded_destination"),
          Map.entry("offer_id", "id"),
          Map.entry("shopping_ads_excluded_countries", "shopping_ads_excluded_country"));

  /** Nothing that would have to be encoded, and no tilde within a part. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z]{2,8}~[A-Z0-9_-]{1,20}~[A-Za-z0-9_.-]+");

  private GoogleNames() {}

  /** The two letters of the feed's language, unless the feed says otherwise. */
  static String language(Target target) {
    String given = target.parameters().getOrDefault(CONTENT_LANGUAGE, "");
    return given.isEmpty()
        ? target.locale().replaceFirst("[_-].*", "").toLowerCase(Locale.ROOT)
        : given;
  }

  static String label(Target target) {
    return target.parameters().getOrDefault(FEED_LABEL, "");
  }

  /** By what codes are compared that differ in capital letters only. */
  static String key(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /** {@code language~label~offer}, by which an account knows a product. */
  static String product(Target target, String offer) {
    return language(target) + "~" + label(target) + "~" + offer;
  }

  /** Whether the product can stand in a path as it is; any other is encoded. */
  static boolean isPlain(String product) {
    return PLAIN.matcher(product).matches();
  }

  /** The product as a segment of a path; Google tells the two forms apart by the tildes. */
  static String segment(String product) {
    return isPlain(product)
        ? product
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(product.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The requirement set's name of an attribute, however Google spells it: {@code imageLink}, {@code
   * image link}, {@code n:image_link}, {@code productAttributes.imageLink}.
   */
  static @Nullable String field(String attribute) {
    String last = attribute.substring(attribute.lastIndexOf('.') + 1).replaceFirst("^[a-z]:", "");
    String name =
        last.replaceAll("([a-z])([A-Z0-9])", "$1_$2")
            .replaceAll("[ -]", "_")
            .replaceAll("_+", "_")
            .toLowerCase(Locale.ROOT);
    return name.isEmpty() ? null : PLURALS.getOrDefault(name, name);
  }
}
