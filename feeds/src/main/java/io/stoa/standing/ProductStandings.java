package io.stoa.standing;

import io.stoa.connector.ItemIssue;
import io.stoa.error.StoaException;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedPreview.PreviewField;
import io.stoa.feed.Feeds;
import io.stoa.feed.PreviewFeed;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Ledgers;
import io.stoa.mapping.FieldTrace;
import io.stoa.mapping.SourceRead;
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

  public ProductStandings(Feeds feeds, Ledgers ledgers, PreviewFeed preview) {
    this.feeds = feeds;
    this.ledgers = ledgers;
    this.preview = preview;
  }

  /** In the order of the feeds' codes; feeds that know nothing of the product are left out. */
  public List<ChannelItem> of(String sku) {
    List<ChannelItem> items = new ArrayList<>();
    ledgers
        .ofProduct(sku)
        .forEach((code, entry) -> feeds.find(code).ifPresent(f -> items.add(item(f, sku, entry))));
    return items;
  }

  private ChannelItem item(Feed feed, String sku, LedgerEntry entry) {
    return new ChannelItem(
        feed.code(),
        feed.label(),
        feed.requirementSet(),
        feed.destination().connector(),
        feed.view().channel(),
        feed.view().locale(),
        entry,
        mendable(feed, sku, entry.issues()));
  }

  private List<Mendable> mendable(Feed feed, String sku, List<ItemIssue> issues) {
    if (issues.stream().allMatch(issue -> issue.attribute() == null)) {
      return issues.stream().map(issue -> new Mendable(issue, "", List.of(), false)).toList();
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
