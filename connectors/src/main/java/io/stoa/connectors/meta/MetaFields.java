package io.stoa.connectors.meta;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of an item, as Meta's messages name them. */
final class MetaFields {
  private static final List<String> NAMES =
      List.of(
          "additional_image_link",
          "additional_variant_attribute",
          "age_group",
          "availability",
          "brand",
          "color",
          "condition",
          "description",
          "disabled_capabilities",
          "expiration_date",
          "fb_product_category",
          "gender",
          "google_product_category",
          "gtin",
          "image_link",
          "internal_label",
          "item_group_id",
          "link",
          "material",
          "mpn",
          "origin_country",
          "pattern",
          "price",
          "product_type",
          "quantity_to_sell_on_facebook",
          "rich_text_description",
          "sale_price",
          "sale_price_effective_date",
          "shipping_weight",
          "size",
          "status",
          "title");
  private static final Pattern WORD = Pattern.compile("[a-z_]+");

  private MetaFields() {}

  /** The only field that the message names; null when it names none or several. */
  static @Nullable String namedIn(String message) {
    String found = null;
    Matcher words = WORD.matcher(message.toLowerCase(Locale.ROOT));
    while (words.find()) {
      if (NAMES.contains(words.group()) && !words.group().equals(found)) {
        if (found != null) {
          return null;
        }
        found = words.group();
      }
    }
    return found;
  }
}
