package io.stoa.standing;

import io.stoa.connector.ItemIssue;
import io.stoa.error.StoaException;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedPreview.PreviewField;
import io.stoa.feed.Feeds;
import io.stoa.feed.PreviewFeed;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Ledgers;
import io.stoa.mapping.FieldTrace;
import io.stoa.mapping.SourceRead;
import io.stoa.product.Products;
import io.stoa.standing.ChannelItem.Mendable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each channel has of one product, and where its complaints can be mended. Thread-safe. */
public final class ProductStandings {
  private static final Pattern PATH = Pattern.compile("[./\\[\\]:#]+");

  private final Feeds feeds;
  private final Ledgers ledgers;
  private final PreviewFeed preview;
  private final Products products;

  public ProductStandings(Feeds feeds, Ledgers ledgers, PreviewFeed preview, Products products) {
    this.feeds = feeds;
    this.ledgers = ledgers;
    this.preview = preview;
    this.products = products;
  }

  /** In the order of the feeds' codes; feeds that know nothing of the product are left out. */
  public List<ChannelItem> of(String sku) {
    List<ChannelItem> items = new ArrayList<>();
    ledgers
        .ofProduct(sku)
        .forEach((code, entry) -> feeds.find(code).ifPresent(f -> items.add(item(f, sku, entry))));
    return items;
  }

  /**
   * What channels have of a product model: the item that it goes out as, or inside of, and its
   * variants where they are items of their own, those without where a complaint can be mended. In
   * the order of the feeds' codes, for each feed the model's own item first.
   */
  public List<ChannelItem> ofModel(String code) {
    List<ChannelItem> items = new ArrayList<>();
    List<String> keys = ModelFamily.of(products, code).map(ModelFamily::keys).orElse(List.of());
    ledgers
        .ofKeys(keys)
        .forEach(
            (feed, entries) ->
                feeds.find(feed).ifPresent(f -> entries.forEach(e -> add(items, f, code, e))));
    return items;
  }

  private void add(List<ChannelItem> to, Feed feed, String code, LedgerEntry entry) {
    if (ItemKey.isModel(entry.key())) {
      to.add(item(feed, code, entry));
    } else if (entry.state() != EntryState.INSIDE) {
      to.add(item(feed, entry, placeless(entry.issues())));
    }
  }

  private ChannelItem item(Feed feed, String sku, LedgerEntry entry) {
    return item(feed, entry, mendable(feed, sku, entry.issues()));
  }

  private static ChannelItem item(Feed feed, LedgerEntry entry, List<Mendable> issues) {
    return new ChannelItem(
        feed.code(),
        feed.label(),
        feed.requirementSet(),
        feed.destination().connector(),
        feed.view().channel(),
        feed.view().locale(),
        entry,
        issues);
  }

  private static List<Mendable> placeless(List<ItemIssue> issues) {
    return issues.stream().map(issue -> new Mendable(issue, "", List.of(), false)).toList();
  }

  private List<Mendable> mendable(Feed feed, String sku, List<ItemIssue> issues) {
    if (issues.stream().allMatch(issue -> issue.attribute() == null)) {
      return placeless(issues);
    }
    Map<String, PreviewField> fields = fields(feed.code(), sku);
    return issues.stream().map(issue -> mendable(issue, fields)).toList();
  }

  private Map<String, PreviewField> fields(String feed, String sku) {
    Map<String, PreviewField> fields = new LinkedHashMap<>();
    try {
      for (FeedPreview.PreviewItem item : preview.preview(feed, sku).items()) {
        item.fields().forEach(field -> fields.put(field.name(), field));
      }
    } catch (StoaException e) {
      // The product is gone or the mapping does not compile: the issue is shown without its place.
      fields.clear();
    }
    return fields;
  }

  private static Mendable mendable(ItemIssue issue, Map<String, PreviewField> fields) {
    Optional<PreviewField> field = field(issue, fields);
    List<SourceRead> sources =
        field.stream()
            .flatMap(known -> known.traces().stream())
            .map(FieldTrace::sources)
            .flatMap(List::stream)
            .toList();
    return new Mendable(
        issue,
        field.map(PreviewField::name).orElse(""),
        sources.stream()
            .filter(source -> source.kind() == SourceRead.Kind.ATTRIBUTE)
            .map(SourceRead::name)
            .distinct()
            .toList(),
        sources.stream().anyMatch(source -> source.kind() == SourceRead.Kind.OFFER));
  }

  /** Channels name a field by its name or by a path that leads to or into it. */
  private static Optional<PreviewField> field(ItemIssue issue, Map<String, PreviewField> fields) {
    String path = issue.attribute();
    if (path == null) {
      return Optional.empty();
    }
    if (fields.containsKey(path)) {
      return Optional.ofNullable(fields.get(path));
    }
    return PATH.splitAsStream(path)
        .filter(part -> !part.isEmpty())
        .flatMap(part -> Optional.ofNullable(fields.get(part)).stream())
        .findFirst();
  }
}
