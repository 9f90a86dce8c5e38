package io.stoa.projection;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the index follows its sources; kept in the index as JSON.
 *
 * @param products cursor in the change sequence of the products
 * @param models cursor in the change sequence of the product models
 * @param structure the marks of the structure that the index was made with: see {@link
 *     StructureMarks}
 */
record IndexPosition(long products, long models, Map<String, String> structure) {
  /** Of an empty index. */
  static final IndexPosition START = new IndexPosition(0, 0, Map.of());

  @JsonCreator
  IndexPosition {
    structure = structure == null ? Map.of() : Map.copyOf(structure);
  }

  String text() {
    return new String(Json.write(this), StandardCharsets.UTF_8);
  }

  /** The position that the text says; null when it says none. */
  static @Nullable IndexPosition parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8), IndexPosition.class);
    } catch (StoaException e) {
      return null;
    }
  }

  IndexPosition withProducts(long cursor) {
    return new IndexPosition(cursor, models, structure);
  }

  IndexPosition withModels(long cursor) {
    return new IndexPosition(products, cursor, structure);
  }

  IndexPosition withStructure(Map<String, String> marks) {
    return new IndexPosition(products, models, marks);
  }
}
