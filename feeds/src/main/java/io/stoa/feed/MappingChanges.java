package io.stoa.feed;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.change.ChangeScope;
import io.stoa.change.ChangeSource;
import io.stoa.change.Touched;
import io.stoa.feed.ChannelTables.Marks;
import io.stoa.mapping.Mapping;
import io.stoa.mapping.TableUse;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.table.ValueTables;
import io.stoa.taxonomy.CategoryMapping;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which products a change of category mappings, value tables or exchange rates touches: those in
 * the categories whose mapping changed and below, those that have a value whose entry changed. Only
 * what the feed's own expressions look up counts. Thread-safe.
 */
final class MappingChanges implements ChangeSource {
  private static final int BATCH = 1_000;
  private static final String BETWEEN = "-";

  private final Feeds feeds;
  private final ChannelTables tables;
  private final ProductSearch search;
  private final Clock clock;

  MappingChanges(Feeds feeds, ProductSearch search, Clock clock) {
    this.feeds = feeds;
    this.tables = feeds.tables();
    this.search = search;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mapping_tables";
  }

  @Override
  public String position() {
    Marks marks = tables.now();
    return Stream.of(
            marks.taxonomies(),
            marks.categories(),
            marks.values().heads(),
            marks.values().values(),
            marks.rates())
        .map(Object::toString)
        .collect(Collectors.joining(BETWEEN));
  }

  private static Marks marks(String position) {
    List<Long> parts = Arrays.stream(position.split(BETWEEN, -1)).map(Long::valueOf).toList();
    return new Marks(
        parts.get(0),
        parts.get(1),
        new ValueTables.Position(parts.get(2), parts.get(3)),
        parts.get(4));
  }

  @Override
  public void since(String position, ChangeScope scope, Touched touched) {
    Feed feed = feeds.find(scope.feed()).orElse(null);
    if (feed == null) {
      return;
    }
    Mapping mapping = feeds.draft(feed, clock.instant()).feed().mapping();
    Filter filter = touched(feed.code(), mapping, feeds.catalog(), marks(position)).orElse(null);
    if (Filter.ALL.equals(filter)) {
      touched.everything("Exchange rates or value tables were changed.");
    } else if (filter != null) {
      Filter some = new Filter.And(List.of(new Filter.OfKind(Kind.PRODUCT), filter));
      search.each(some, BATCH, hits -> hits.forEach(hit -> touched.product(hit.key())));
    }
  }

  /**
   * The products that what changed since the marks may have touched; empty when nothing did.
   *
   * @param feed code
   */
  Optional<Filter> touched(String feed, Mapping mapping, Catalog catalog, Marks since) {
    TableUse use = mapping.uses();
    boolean rates = use.rates() && tables.rates().position() != since.rates();
    if (rates || (use.anything() && !tables.now().equals(since))) {
      return Optional.of(Filter.ALL);
    }
    List<Filter> touched = new ArrayList<>();
    use.taxonomies().forEach(code -> addCategories(code, catalog, since, touched));
    use.tables().forEach(used -> addValues(feed, used, catalog, since.values(), touched));
    if (touched.contains(Filter.ALL)) {
      return Optional.of(Filter.ALL);
    }
    return touched.isEmpty() ? Optional.empty() : Optional.of(new Filter.Or(touched));
  }

  private void addCategories(String taxonomy, Catalog catalog, Marks since, List<Filter> touched) {
    Set<String> codes =
        new LinkedHashSet<>(tables.categories().changedSince(taxonomy, since.categories()));
    if (tables.taxonomies().changedSince(taxonomy, since.taxonomies())) {
      tables.categories().of(taxonomy).stream().map(CategoryMapping::category).forEach(codes::add);
    }
    Set<String> known =
        codes.stream()
            .flatMap(code -> catalog.category(code).stream())
            .map(Category::code)
            .collect(Collectors.toSet());
    if (!known.isEmpty()) {
      touched.add(new Filter.InCategory(known));
    }
  }

  private void addValues(
      String feed,
      TableUse.LookedUp used,
      Catalog catalog,
      ValueTables.Position since,
      List<Filter> touched) {
    ValueTables.Changed changed = tables.values().changedSince(feed, used.table(), since);
    if (changed.nothing()) {
      return;
    }
    String code = used.attribute();
    Attribute attribute = code == null ? null : catalog.attribute(code).orElse(null);
    if (attribute == null || attribute.localizable() || attribute.scopable()) {
      touched.add(Filter.ALL); // the value may come from any of its scopes
      return;
    }
    ValueKey key = new ValueKey(attribute.code(), null, null);
    touched.add(
        changed.whole()
            ? new Filter.OnValue(key, Operator.NOT_EMPTY, List.of(), null)
            : new Filter.OnValue(key, Operator.IN, operands(changed.values()), null));
  }

  private static List<String> operands(Set<String> values) {
    return values.stream().map(v -> v.toLowerCase(Locale.ROOT)).toList();
  }
}
