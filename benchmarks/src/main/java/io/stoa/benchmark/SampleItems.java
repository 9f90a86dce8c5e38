package io.stoa.benchmark;

import io.stoa.catalog.Catalog;
import io.stoa.feed.Feed;
import io.stoa.format.FileFormat;
import io.stoa.format.FileFormats;
import io.stoa.format.ItemWriter;
import io.stoa.format.Layout;
import io.stoa.mapping.AttributeDefaults;
import io.stoa.mapping.Lens;
import io.stoa.mapping.Mapping;
import io.stoa.mapping.Perspective;
import io.stoa.mapping.Subject;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import io.stoa.requirement.ItemRules;
import io.stoa.requirement.RequirementSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Items that a feed writes, ready in memory: what it costs to write them and nothing else is the
 * floor under the feed.
 */
final class SampleItems {
  private static final int SAMPLE = 2_000;

  private final FileFormat format;
  private final Layout layout;
  private final List<Item> items;

  private SampleItems(FileFormat format, Layout layout, List<Item> items) {
    this.format = format;
    this.layout = layout;
    this.items = items;
  }

  /** Of the first products that break no rule. */
  static SampleItems of(Feed feed, Workbench bench) {
    Catalog catalog = bench.catalogs().current();
    RequirementSet set =
        AttributeDefaults.in(bench.feeds().requirements(feed).orElseThrow(), catalog);
    Mapping mapping = Mapping.compile(bench.compiler(), set, feed.mapping());
    Feed.View view = feed.view();
    Lens lens =
        new Lens(
            catalog,
            new Perspective(
                view.channel(), view.locale(), view.currency(), view.baseUrl(), view.parameters()),
            Instant.now());
    ItemRules rules = ItemRules.of(set);
    List<Item> items =
        bench.products().resolve(bench.products().scan(null, SAMPLE)).stream()
            .map(product -> mapping.map(lens, Subject.of(product, null)).item())
            .filter(item -> rules.check(item).stream().noneMatch(Finding::isError))
            .toList();
    Layout layout =
        new Layout(
            set,
            feed.label(),
            view.baseUrl(),
            view.locale(),
            view.parameters(),
            mapping.filled(),
            mapping.head(lens));
    return new SampleItems(FileFormats.find(feed.format()).orElseThrow(), layout, items);
  }

  /** Writes so many items into a file, the same ones again and again. */
  long write(Path file, long count) throws IOException {
    try (ItemWriter writer = format.open(layout, () -> Files.newOutputStream(file))) {
      for (long i = 0; i < count; i++) {
        writer.write(items.get((int) (i % items.size())));
      }
    }
    return count;
  }
}
