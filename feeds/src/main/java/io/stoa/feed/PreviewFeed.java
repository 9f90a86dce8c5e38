package io.stoa.feed;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedPreview.PreviewField;
import io.stoa.feed.FeedPreview.PreviewItem;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.feed.SelectSubjects.Selected;
import io.stoa.format.ItemWriter;
import io.stoa.mapping.Expression;
import io.stoa.mapping.FieldMapping;
import io.stoa.mapping.Subject;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows what a feed would send, and why. Thread-safe. */
public final class PreviewFeed {
  private static final int MOST = 100;

  private final Feeds feeds;
  private final FeedSources sources;
  private final Clock clock;

  public PreviewFeed(Feeds feeds, FeedSources sources, Clock clock) {
    this.feeds = feeds;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * The first items of a stored feed.
   *
   * @param limit at most so many, 1 to 100
   * @throws StoaException {@code NOT_FOUND}
   */
  public FeedPreview preview(String feed, int limit) {
    return preview(feeds.get(feed), limit);
  }

  /**
   * The first items of a feed that need not be stored.
   *
   * @throws StoaException {@code INVALID} with every expression that does not compile
   */
  public FeedPreview preview(Feed feed, int limit) {
    int most = Math.max(1, Math.min(limit, MOST));
    CompiledFeed compiled = feeds.compile(feed, clock.instant());
    PrepareItems preparing = new PrepareItems(compiled);
    List<PreviewItem> items = new ArrayList<>();
    for (Subject subject : first(compiled, most)) {
      items.add(item(compiled, preparing.prepare(subject)));
    }
    return new FeedPreview(feed.code(), compiled.set().code(), items);
  }

  private List<Subject> first(CompiledFeed feed, int most) {
    sources.catchUp().run();
    SelectSubjects selecting = sources.selecting();
    List<Selected> selected =
        feed.set().item() == ItemOf.MODEL
            ? selecting.firstGroups(feed.feed().selection(), most)
            : selecting.firstProducts(feed.feed().selection(), most);
    return selected.stream().map(Selected::subject).map(s -> atFirstStore(feed, s)).toList();
  }

  private static Subject atFirstStore(CompiledFeed feed, Subject subject) {
    return feed.set().item() == ItemOf.STORE
        ? feed.stores(subject).stream().findFirst().map(subject::at).orElse(subject)
        : subject;
  }

  private static PreviewItem item(CompiledFeed feed, Prepared prepared) {
    List<PreviewField> fields =
        feed.mapping().fields().stream().map(field -> field(field, prepared.item())).toList();
    return new PreviewItem(
        prepared.item().sku(),
        prepared.skipped(),
        fields,
        prepared.findings(),
        rendered(feed, prepared.item()));
  }

  private static PreviewField field(FieldMapping mapping, Item item) {
    String name = mapping.field().name();
    @Nullable Expression expression = mapping.expression();
    Object value =
        mapping.ofVariant()
            ? item.variants().stream()
                .map(variant -> variant.values().get(name))
                .filter(Objects::nonNull)
                .toList()
            : item.values().get(name);
    return new PreviewField(
        name,
        mapping.field().level(),
        value,
        expression == null ? null : expression.source(),
        mapping.own());
  }

  private static String rendered(CompiledFeed feed, Item item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ItemWriter writer = feed.format().open(feed.layout(), () -> out)) {
      writer.write(item);
    } catch (IOException e) {
      throw new StoaException(CoreError.BUG, "Memory cannot be written to.", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
