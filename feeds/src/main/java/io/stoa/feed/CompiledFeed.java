package io.stoa.feed;

import io.stoa.catalog.Catalog;
import io.stoa.error.StoaException;
import io.stoa.format.FileFormat;
import io.stoa.format.FileFormats;
import io.stoa.format.Layout;
import io.stoa.mapping.AttributeDefaults;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.mapping.Lens;
import io.stoa.mapping.Mapping;
import io.stoa.mapping.Perspective;
import io.stoa.mapping.Subject;
import io.stoa.offer.ChannelStock;
import io.stoa.offer.Offer;
import io.stoa.requirement.ItemRules;
import io.stoa.requirement.RequirementSet;
import io.stoa.schema.SchemaCheck;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A feed made ready for one run: expressions compiled, rules at hand, the catalogue as it is now.
 */
record CompiledFeed(
    Feed feed,
    RequirementSet set,
    Mapping mapping,
    ItemRules rules,
    SchemaCheck schema,
    Lens lens,
    FileFormat format,
    Layout layout) {

  /**
   * @throws StoaException {@code NOT_FOUND} for an unknown requirement set or format, {@code
   *     INVALID} with every expression that does not compile
   */
  static CompiledFeed of(
      Feed feed,
      FeedSets sets,
      ExpressionCompiler compiler,
      Catalog catalog,
      ChannelTables tables,
      Instant now) {
    Mapping.Attempt attempt = attempt(feed, sets, compiler, catalog);
    if (!attempt.violations().isEmpty()) {
      throw StoaException.invalid(attempt.violations());
    }
    return of(feed, sets, attempt.mapping(), catalog, tables, now);
  }

  /** The feed's mapping as far as it compiles. */
  static Mapping.Attempt attempt(
      Feed feed, FeedSets sets, ExpressionCompiler compiler, Catalog catalog) {
    RequirementSet set =
        sets.find(feed)
            .orElseThrow(() -> StoaException.notFound("requirement set", feed.requirementSet()));
    return Mapping.attempt(compiler, AttributeDefaults.in(set, catalog), feed.mapping());
  }

  /** The feed with a mapping of its own. */
  static CompiledFeed of(
      Feed feed,
      FeedSets sets,
      Mapping mapping,
      Catalog catalog,
      ChannelTables tables,
      Instant now) {
    RequirementSet set = mapping.requirementSet();
    FileFormat format =
        FileFormats.find(feed.format())
            .orElseThrow(() -> StoaException.notFound("format", feed.format()));
    Feed.View view = feed.view();
    Map<String, String> parameters = FeedSets.parameters(set, view.parameters());
    Perspective perspective =
        new Perspective(
            view.channel(),
            view.locale(),
            view.currency(),
            view.baseUrl(),
            parameters,
            view.fallbackLocales(),
            view.fallbackChannels());
    Lens lens = new Lens(catalog, perspective, now, tables.of(feed, set, catalog));
    Layout layout =
        new Layout(
            set,
            feed.label(),
            perspective.baseUrl(),
            view.locale(),
            parameters,
            mapping.filled(),
            mapping.head(lens));
    return new CompiledFeed(
        feed,
        set,
        mapping,
        ItemRules.of(set, now),
        sets.schemas().check(set, parameters),
        lens,
        format,
        layout);
  }

  /** The stores that the subject has rows for: those the feed names, else where it has stock. */
  List<String> stores(Subject subject) {
    String named = layout.parameters().get("stores");
    if (named != null) {
      return Arrays.stream(named.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
    ChannelStock shown = subject.stock();
    if (shown != null) {
      return List.copyOf(shown.byLocation().keySet());
    }
    return subject.offer() == null
        ? List.of()
        : subject.offer().stock().stream().map(Offer.Stock::location).distinct().sorted().toList();
  }
}
