package io.stoa.feed;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedPreview.PreviewField;
import io.stoa.feed.FeedPreview.PreviewItem;
import io.stoa.feed.FindSubject.Found;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.feed.SelectSubjects.Selected;
import io.stoa.format.ItemWriter;
import io.stoa.mapping.Expression;
import io.stoa.mapping.FieldMapping;
import io.stoa.mapping.FieldTrace;
import io.stoa.mapping.Subject;
import io.stoa.product.ProductModel;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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
   * One product of a stored feed, whether or not the feed selects it.
   *
   * @param sku of the product, or code of a product model
   * @throws StoaException {@code NOT_FOUND} for the feed or the product
   */
  public FeedPreview preview(String feed, String sku) {
    return preview(feeds.get(feed), sku);
  }

  /** The first items of a feed that need not be stored. */
  public FeedPreview preview(Feed feed, int limit) {
    int most = Math.max(1, Math.min(limit, MOST));
    return preview(feed, compiled -> first(compiled, most));
  }

  /**
   * One product of a feed that need not be stored.
   *
   * @throws StoaException {@code NOT_FOUND} for the product
   */
  public FeedPreview preview(Feed feed, String sku) {
    return preview(feed, compiled -> find(compiled, sku));
  }

  private FeedPreview preview(Feed feed, Function<CompiledFeed, List<Found>> subjects) {
    Feeds.Draft draft = feeds.draft(feed, clock.instant());
    CompiledFeed compiled = draft.feed();
    PrepareItems preparing = new PrepareItems(compiled);
    GatedSubjects gate = new GatedSubjects(compiled, sources);
    List<PreviewItem> items = new ArrayList<>();
    for (Found some : subjects.apply(compiled)) {
      Subject shown = atFirstStore(compiled, gate.preview(some.subject()));
      Found found = new Found(shown, some.enabled(), some.selected());
      Prepared prepared = preparing.prepare(shown);
      items.add(item(draft, found, prepared, gate.reason(some.subject(), prepared)));
    }
    return new FeedPreview(feed.code(), compiled.set().code(), items, draft.problems());
  }

  private List<Found> find(CompiledFeed feed, String sku) {
    sources.catchUp().run();
    return new FindSubject(sources).find(feed, sku);
  }

  private List<Found> first(CompiledFeed feed, int most) {
    sources.catchUp().run();
    SelectSubjects selecting = sources.selecting();
    List<Selected> selected =
        feed.set().item() == ItemOf.MODEL
            ? selecting.firstGroups(feed.feed().selection(), most)
            : selecting.firstProducts(feed.feed().selection(), most);
    ModelParts parts = new ModelParts(feed);
    return selected.stream()
        .flatMap(found -> items(parts, found))
        .limit(most)
        .map(subject -> new Found(subject, true, true))
        .toList();
  }

  private static Stream<Subject> items(ModelParts parts, Selected found) {
    ProductModel root = found.root();
    Subject subject = found.subject();
    return root == null || subject.variants().isEmpty()
        ? Stream.of(subject)
        : parts.of(root, subject.variants(), false).stream().map(Candidate.Group::subject);
  }

  private static Subject atFirstStore(CompiledFeed feed, Subject subject) {
    return feed.set().item() == ItemOf.STORE
        ? feed.stores(subject).stream().findFirst().map(subject::at).orElse(subject)
        : subject;
  }

  private static PreviewItem item(
      Feeds.Draft draft, Found found, Prepared prepared, @Nullable String withheld) {
    CompiledFeed feed = draft.feed();
    Map<String, List<FieldTrace>> traces = feed.mapping().trace(feed.lens(), found.subject());
    List<PreviewField> fields =
        feed.mapping().fields().stream()
            .map(
                field ->
                    field(
                        field,
                        feed.feed().mapping().get(field.field().name()),
                        prepared.item(),
                        traces.getOrDefault(field.field().name(), List.of())))
            .toList();
    return new PreviewItem(
        prepared.item().sku(),
        prepared.skipped(),
        withheld,
        found.enabled(),
        found.selected(),
        fields,
        prepared.findings(),
        feed.schema().named(prepared.item()).orElse(null),
        draft.writes() ? rendered(feed, prepared.item()) : "");
  }

  private static PreviewField field(
      FieldMapping mapping, @Nullable String own, Item item, List<FieldTrace> traces) {
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
        expression == null ? own : expression.source(),
        mapping.own(),
        traces);
  }

  private static String rendered(CompiledFeed feed, Item item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ItemWriter writer = feed.format().readable().open(feed.layout(), () -> out)) {
      writer.write(item);
    } catch (IOException e) {
      throw new StoaException(CoreError.BUG, "Memory cannot be written to.", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
