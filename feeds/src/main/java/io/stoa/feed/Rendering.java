package io.stoa.feed;

import io.stoa.format.FileFormat;
import io.stoa.format.FileFormats;
import io.stoa.format.Fragments;
import io.stoa.format.Layout;
import io.stoa.requirement.Item;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Items as bytes, each for itself. For one thread. */
final class Rendering {
  private static final String JSON = "json";

  private final Fragments fragments;

  private Rendering(Fragments fragments) {
    this.fragments = fragments;
  }

  /** As the feed gets to its destination. */
  static Rendering of(Way way, CompiledFeed feed) {
    return way == Way.ITEMS ? json(feed.layout()) : of(feed.format(), feed.layout());
  }

  /** As the file's format writes them; as JSON where it writes none alone. */
  static Rendering of(FileFormat format, Layout layout) {
    return format.fragments(layout).map(Rendering::new).orElseGet(() -> json(layout));
  }

  /** As nested JSON, whatever the file's format. */
  static Rendering json(Layout layout) {
    return new Rendering(
        FileFormats.find(JSON).flatMap(format -> format.fragments(layout)).orElseThrow());
  }

  byte[] bytes(Item item) throws IOException {
    return fragments.item(item);
  }

  /** A hash of each field's value, those of all variants or stores together. */
  static Map<String, Integer> hashes(List<Item> items) {
    Map<String, Integer> hashes = new HashMap<>();
    for (Item item : items) {
      add(item.values(), hashes);
      item.variants().forEach(variant -> add(variant.values(), hashes));
    }
    return hashes;
  }

  private static void add(Map<String, Object> values, Map<String, Integer> hashes) {
    values.forEach((name, value) -> hashes.merge(name, value.hashCode(), (a, b) -> 31 * a + b));
  }
}
