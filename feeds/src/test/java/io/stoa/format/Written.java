package io.stoa.format;

import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes items in a format and gives the files as text. */
final class Written {
  private static final RequirementSets SETS = RequirementSets.builtIn();

  private Written() {}

  static List<String> files(String set, String format, Iterable<Item> items) throws IOException {
    RequirementSet found = SETS.find(set).orElseThrow();
    List<ByteArrayOutputStream> parts = new ArrayList<>();
    Layout layout =
        new Layout(
            found,
            "Autumn & winter",
            "https://shop.example",
            "en_US",
            Map.of("sellerId", "A1SELLER", "marketplaceId", "ATVPDKIKX0DER"),
            found.fields(),
            Map.of());
    Parts next =
        () -> {
          ByteArrayOutputStream part = new ByteArrayOutputStream();
          parts.add(part);
          return part;
        };
    try (ItemWriter writer = FileFormats.find(format).orElseThrow().open(layout, next)) {
      for (Item item : items) {
        writer.write(item);
      }
    }
    return parts.stream().map(p -> p.toString(StandardCharsets.UTF_8)).toList();
  }

  static String file(String set, String format, Item... items) throws IOException {
    List<String> files = files(set, format, List.of(items));
    if (files.size() != 1) {
      throw new IllegalStateException(files.size() + " files");
    }
    return files.get(0);
  }
}
