package io.stoa.connectors.square;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What each variation of ours carries as its {@code user_data}, which is free for applications: by
 * it we know our items from others of the seller, and whether a batch whose answer was lost has
 * arrived.
 *
 * @param item key of the feed's item
 * @param batch key of the batch that wrote it last
 */
record SquareMark(String item, String batch) {
  private static final String BEGINNING = "stoa:";
  private static final int LONGEST = 255;

  /** {@code stoa:BATCH:ITEM}. */
  String text() {
    return BEGINNING + batch + ":" + item;
  }

  boolean fits() {
    return text().codePointCount(0, text().length()) <= LONGEST;
  }

  /** The mark of a variation, null when it is none of ours. */
  static @Nullable SquareMark ofVariation(JsonNode variation) {
    String text = variation.path("item_variation_data").path("user_data").asString("");
    int colon = text.indexOf(':', BEGINNING.length());
    return text.startsWith(BEGINNING) && colon > 0
        ? new SquareMark(text.substring(colon + 1), text.substring(BEGINNING.length(), colon))
        : null;
  }

  /** The mark of an item, null when no variation of it is ours. */
  static @Nullable SquareMark ofItem(JsonNode item) {
    for (JsonNode variation : item.path("item_data").path("variations")) {
      SquareMark mark = ofVariation(variation);
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }
}
