package io.stoa.imports;

import io.stoa.catalog.AssociationType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one association type: {@code X_SELL-products}, {@code PACK-products-quantity}.
 *
 * @param columns positions of the targets
 * @param quantities positions of their quantities
 */
record LinkField(AssociationType type, Map<Part, Integer> columns, Map<Part, Integer> quantities) {
  /** What a link can lead to. */
  enum Part {
    PRODUCTS("products", "product"),
    PRODUCT_MODELS("product_models", "product model"),
    GROUPS("groups", "group");

    private final String code;
    private final String noun;

    Part(String code, String noun) {
      this.code = code;
      this.noun = noun;
    }

    /** One of them, in a sentence. */
    String noun() {
      return noun;
    }

    String code() {
      return code;
    }

    static @Nullable Part of(String token) {
      for (Part part : values()) {
        if (part.code.equalsIgnoreCase(token)) {
          return part;
        }
      }
      return null;
    }
  }

  static LinkField of(AssociationType type) {
    return new LinkField(type, new EnumMap<>(Part.class), new EnumMap<>(Part.class));
  }

  Optional<Integer> column(Part part) {
    return Optional.ofNullable(columns.get(part));
  }

  Optional<Integer> quantity(Part part) {
    return Optional.ofNullable(quantities.get(part));
  }

  String name(Part part) {
    return type.code() + "-" + part.code();
  }
}
