package io.stoa.feed;

import io.stoa.catalog.Catalog;
import io.stoa.mapping.MappingTables;
import io.stoa.rate.ExchangeRates;
import io.stoa.rate.RateTable;
import io.stoa.requirement.RequirementSet;
import io.stoa.store.DocumentStore;
import io.stoa.table.ValueTable;
import io.stoa.table.ValueTables;
import io.stoa.taxonomy.CategoryMappings;
import io.stoa.taxonomy.ChannelTaxonomy;
import io.stoa.taxonomy.MappedCategories;
import io.stoa.taxonomy.Taxonomies;
import io.stoa.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that mappings look up besides products: taxonomies and what our categories are in them, value
 * tables, exchange rates.
 */
public record ChannelTables(
    Taxonomies taxonomies, CategoryMappings categories, ValueTables values, ExchangeRates rates) {

  /** Those of the store. */
  public static ChannelTables in(DocumentStore store, Clock clock) {
    CategoryMappings categories = new CategoryMappings(store);
    return new ChannelTables(
        new Taxonomies(store, categories, clock),
        categories,
        new ValueTables(store),
        new ExchangeRates(store));
  }

  /**
   * Where all that is looked up stands at one instant; taken before a run reads any of it, so that
   * a change meanwhile is seen by the next.
   */
  public record Marks(long taxonomies, long categories, ValueTables.Position values, long rates) {}

  /** Where all stands now. Cheap. */
  Marks now() {
    return new Marks(
        taxonomies.position(), categories.position(), values.position(), rates.position());
  }

  /** What the feed's expressions see, as it is when each is first looked at. */
  MappingTables of(Feed feed, @Nullable RequirementSet set, Catalog catalog) {
    return new OfFeed(this, feed.code(), set, catalog);
  }

  /** The mapping of our categories to the taxonomy, uploaded or not. */
  public ChannelTaxonomy taxonomy(String code, Catalog catalog) {
    return new ChannelTaxonomy(
        taxonomies.tree(code).orElse(null), new MappedCategories(catalog, categories.of(code)));
  }

  /** Which codes an expression of the feed may name. */
  public MappingTables.Known known(@Nullable String feed) {
    return new MappingTables.Known(
        taxonomies.all().stream().map(Taxonomy::code).collect(Collectors.toSet()),
        values.of(feed).stream().map(ValueTable::code).collect(Collectors.toSet()));
  }

  private static final class OfFeed implements MappingTables {
    private final ChannelTables tables;
    private final String feed;
    private final @Nullable RequirementSet set;
    private final Catalog catalog;
    private final Map<String, ChannelTaxonomy> byTaxonomy = new ConcurrentHashMap<>();
    private final Map<String, Optional<ValueTable.Lookup>> byTable = new ConcurrentHashMap<>();
    private volatile @Nullable RateTable rateTable;

    OfFeed(ChannelTables tables, String feed, @Nullable RequirementSet set, Catalog catalog) {
      this.tables = tables;
      this.feed = feed;
      this.set = set;
      this.catalog = catalog;
    }

    @Override
    public @Nullable String taxonomyCode() {
      return set == null || set.taxonomy() == null ? null : set.taxonomy().code();
    }

    @Override
    public ChannelTaxonomy taxonomy(String code) {
      return byTaxonomy.computeIfAbsent(code, c -> tables.taxonomy(c, catalog));
    }

    @Override
    public ValueTable.@Nullable Lookup table(String code) {
      return byTable
          .computeIfAbsent(code, c -> tables.values.meant(feed, c).map(ValueTable::lookup))
          .orElse(null);
    }

    @Override
    public RateTable rates() {
      RateTable known = rateTable;
      if (known == null) {
        known = tables.rates.table();
        rateTable = known;
      }
      return known;
    }

    @Override
    public Known known() {
      return tables.known(feed);
    }
  }
}
