package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON-LD (https://www.w3.org/TR/json-ld11/): one document with schema.org as its context and the
 * items as its graph. An item's own {@code @context} is left out: the document says it once.
 */
final class JsonLd {
  private static final String CONTEXT = "@context";

  private JsonLd() {}

  static Fragments of(Layout layout) {
    return ShardedFragments.of(
        layout,
        new Graph(new JsonFragments(layout.set().variants(), false, layout.set().files().json())));
  }

  private static final class Graph extends ForwardedFragments {
    private static final byte[] HEAD =
        JsonFragments.utf8("{\"@context\":\"https://schema.org/\",\"@graph\":[");
    private static final byte[] FOOT = JsonFragments.utf8("\n]}\n");

    Graph(Fragments items) {
      super(items);
    }

    @Override
    public byte[] head() {
      return HEAD;
    }

    @Override
    public byte[] item(Item item) throws IOException {
      Map<String, Object> own = new LinkedHashMap<>(item.values());
      own.remove(CONTEXT);
      return super.item(new Item(item.sku(), item.kind(), item.parent(), own, item.variants()));
    }

    @Override
    public byte[] foot() {
      return FOOT;
    }
  }
}
