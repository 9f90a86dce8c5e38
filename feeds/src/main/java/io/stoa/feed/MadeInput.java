package io.stoa.feed;

import io.stoa.connector.ItemIssue;
import io.stoa.delta.News;
import io.stoa.error.Violation;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.MadeOutput.Kind;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.range.PartInput;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link MadeOutput} wrote. For one thread. */
final class MadeInput {
  private final PartInput in;

  MadeInput(PartInput in) {
    this.in = in;
  }

  Made read() throws IOException {
    return switch (in.name(Kind.class)) {
      case NOTHING -> settled(null);
      case SKIPPED -> settled(new News.Skipped(in.text(), in.list(this::issue), in.instant()));
      case WITHHELD -> settled(new News.Withheld(in.text(), in.text(), in.instant()));
      case INSIDE -> settled(new News.Inside(in.text(), in.text()));
      case ITEMS -> items();
    };
  }

  private Made settled(@Nullable News news) throws IOException {
    String key = in.text();
    List<Finding> findings = in.list(this::finding);
    String outcome = in.optionalText();
    return new Made.Settled(key, news, findings, outcome == null ? null : Outcome.valueOf(outcome));
  }

  private Made items() throws IOException {
    String key = in.text();
    String sku = in.text();
    List<Prepared> items = in.list(this::prepared);
    List<Finding> further = in.list(this::finding);
    Ready ready = ready();
    String parent = in.optionalText();
    boolean isParent = in.flag();
    Instant look = in.instant();
    News.Ready news = ready == null ? null : ready.news(sku, items, look);
    return new Made.Items(key, sku, items, further, news, parent, isParent, look);
  }

  /** What stands in the file of an item that goes out. */
  private record Ready(
      List<byte[]> rendered,
      Map<String, Integer> fields,
      @Nullable String told,
      @Nullable String within) {
    News.Ready news(String sku, List<Prepared> items, @Nullable Instant look) {
      List<Item> going = items.stream().filter(i -> !i.skipped()).map(Prepared::item).toList();
      return new News.Ready(sku, going, rendered, fields, told, within, look);
    }
  }

  private @Nullable Ready ready() throws IOException {
    return in.flag()
        ? new Ready(in.list(in::bytes), hashes(), in.optionalText(), in.optionalText())
        : null;
  }

  private Map<String, Integer> hashes() throws IOException {
    Map<String, Integer> hashes = new HashMap<>();
    for (Map.Entry<String, Integer> field : in.list(() -> Map.entry(in.text(), in.number()))) {
      hashes.put(field.getKey(), field.getValue());
    }
    return hashes;
  }

  private Prepared prepared() throws IOException {
    Item item =
        new Item(
            in.text(),
            in.name(Item.Kind.class),
            in.optionalText(),
            in.values(),
            in.list(() -> new Item.Variant(in.text(), in.values())));
    return new Prepared(item, in.list(this::finding));
  }

  private Finding finding() throws IOException {
    String sku = in.text();
    Finding.Severity severity = in.name(Finding.Severity.class);
    Violation violation = new Violation(in.text(), in.text(), in.text(), in.optionalText());
    return new Finding(sku, severity, violation, in.optionalText());
  }

  private ItemIssue issue() throws IOException {
    return new ItemIssue(
        in.optionalText(),
        in.text(),
        in.name(ItemIssue.Severity.class),
        in.text(),
        in.optionalText());
  }
}
