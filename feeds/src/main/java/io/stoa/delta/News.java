package io.stoa.delta;

import io.stoa.connector.ItemIssue;
import io.stoa.requirement.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a run found when it looked at one key of a feed that the feed selects. */
public sealed interface News {
  /** SKU or code as written. */
  String sku();

  /** When it has to be looked at again though nobody changes it; null for never. */
  @Nullable Instant look();

  /**
   * It may go out.
   *
   * @param items one, or one for each store
   * @param rendered each of the items in the feed's format, or as JSON where the format writes none
   *     alone
   * @param fields hash of each field's value
   * @param told what it says of the offer, see {@link io.stoa.ledger.Told}; null where it says
   *     nothing
   * @param within key of the parent that must go out before it, or null
   */
  record Ready(
      String sku,
      List<Item> items,
      List<byte[]> rendered,
      Map<String, Integer> fields,
      @Nullable String told,
      @Nullable String within,
      @Nullable Instant look)
      implements News {
    private static final JsonMapper JSON =
        JsonMapper.builder().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    public Ready {
      items = List.copyOf(items);
      rendered = List.copyOf(rendered);
      fields = Map.copyOf(fields);
    }

    /** The item that was rendered as JSON, as a tree. */
    public JsonNode payload() {
      return JSON.readTree(rendered.get(0));
    }

    long bytes() {
      return rendered.stream().mapToLong(bytes -> bytes.length).sum();
    }
  }

  /** It breaks a mandatory rule. */
  record Skipped(String sku, List<ItemIssue> issues, @Nullable Instant look) implements News {
    public Skipped {
      issues = List.copyOf(issues);
    }
  }

  /** It is held back for now, by plan: before and after a launch, say. */
  record Withheld(String sku, String reason, @Nullable Instant look) implements News {}

  /**
   * A variant that goes out inside the item of its product model.
   *
   * @param within key of that one
   */
  record Inside(String sku, String within) implements News {
    @Override
    public @Nullable Instant look() {
      return null;
    }
  }
}
