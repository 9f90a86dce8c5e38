package io.stoa.app;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.ChannelTables;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedSources;
import io.stoa.feed.Fulfilment;
import io.stoa.feed.MeasureFulfilment;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import io.stoa.likeness.LikenessIndex.Scored;
import io.stoa.rate.ExchangeRate;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSet;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.table.TableOverview;
import io.stoa.table.ValueTable;
import io.stoa.table.ValueTableSheet;
import io.stoa.taxonomy.CategoryMapping;
import io.stoa.taxonomy.CategoryMappingSheet;
import io.stoa.taxonomy.CategoryOverview;
import io.stoa.taxonomy.SuggestCategories;
import io.stoa.taxonomy.Taxonomy;
import io.stoa.taxonomy.TaxonomyNode;
import io.stoa.taxonomy.TaxonomyTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do to map a catalogue to channels, besides expressions: categories, value tables,
 * exchange rates; and how far it is. Thread-safe.
 */
public final class MappingDesk {
  private final Syndication parts;
  private final ChannelTables tables;
  private final MeasureFulfilment fulfilment;
  private final Jobs jobs;
  private final FeedSources sources;

  MappingDesk(Syndication parts, Jobs jobs, FeedSources sources) {
    this.parts = parts;
    this.tables = parts.feeds.tables();
    this.fulfilment = parts.fulfilment;
    this.jobs = jobs;
    this.sources = sources;
    jobs.register(MeasureFulfilment.KIND, fulfilment);
  }

  /** In code order. */
  public List<Taxonomy> taxonomies() {
    return tables.taxonomies().all();
  }

  /**
   * Reads a channel's file in place of an earlier one.
   *
   * @throws StoaException {@code INVALID}, {@code UNREADABLE_FILE}
   */
  public Taxonomy upload(String code, @Nullable String label, String locale, Path file) {
    return tables.taxonomies().upload(code, label, locale, file);
  }

  /**
   * Removes a taxonomy with its mappings.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public void deleteTaxonomy(String code) {
    if (!tables.taxonomies().delete(code)) {
      throw StoaException.notFound("taxonomy", code);
    }
  }

  /** The channel's categories that have the words. */
  public List<TaxonomyNode> search(String taxonomy, String words, int limit) {
    return tables.taxonomies().get(taxonomy).search(words, limit);
  }

  /** The channel's categories that one of ours may be. */
  public List<Scored<TaxonomyNode>> suggest(String taxonomy, String category, int limit) {
    Catalog catalog = parts.catalogs.current();
    return SuggestCategories.suggest(
        catalog,
        tables.taxonomies().get(taxonomy),
        tables.taxonomy(taxonomy, catalog).mapped(),
        category,
        limit);
  }

  /** How far the mapping of the feed's categories is. */
  public CategoryOverview categories(String taxonomy, String feedCode) {
    Feed feed = parts.feeds.get(feedCode);
    sources.catchUp().run();
    Catalog catalog = parts.catalogs.current();
    return CategoryOverview.of(
        catalog,
        sources.search(),
        feed.selection(),
        catalog.channel(feed.view().channel()).map(Channel::tree).orElse(""),
        feed.view().locale(),
        tables.taxonomy(taxonomy, catalog));
  }

  /**
   * Maps one of our categories.
   *
   * @param target id or path
   * @throws StoaException {@code NOT_FOUND} for either category
   */
  public CategoryMapping map(String taxonomy, String category, String target) {
    TaxonomyNode node =
        tables
            .taxonomies()
            .get(taxonomy)
            .find(target)
            .orElseThrow(() -> StoaException.notFound("category of " + taxonomy, target));
    Category own =
        parts
            .catalogs
            .current()
            .category(category)
            .orElseThrow(() -> StoaException.notFound("category", category));
    CategoryMapping mapping = new CategoryMapping(taxonomy, own.code(), node.id(), node.pathText());
    tables.categories().save(List.of(mapping));
    return mapping;
  }

  /** Takes a category's own mapping away, if it has one. */
  public void unmap(String taxonomy, String category) {
    tables.categories().remove(taxonomy, category);
  }

  /** Writes the mapping of the feed's categories as a table. */
  public void exportCategories(String taxonomy, String feed, SheetFormat format, OutputStream out)
      throws IOException {
    CategoryMappingSheet.write(categories(taxonomy, feed), format, out);
  }

  /** Reads a table of category mappings. */
  public CategoryMappingSheet.TakenCategories importCategories(String taxonomy, Path file) {
    TaxonomyTree tree = tables.taxonomies().get(taxonomy);
    return CategoryMappingSheet.read(file, parts.catalogs.current(), tree, tables.categories());
  }

  /** The feed's own tables and the shared ones. */
  public List<ValueTable> valueTables(@Nullable String feed) {
    return tables.values().of(feed);
  }

  /**
   * @param feed whose own table, null for a shared one
   * @throws StoaException {@code NOT_FOUND}
   */
  public ValueTable valueTable(@Nullable String feed, String code) {
    return tables
        .values()
        .find(feed, code)
        .orElseThrow(() -> StoaException.notFound("value table", code));
  }

  /** Stores the table; gives what is wrong with it, empty means stored. */
  public List<Violation> save(ValueTable table) {
    if (table.feed() != null) {
      parts.feeds.get(table.feed());
    }
    String attribute = table.attribute();
    if (attribute != null && parts.catalogs.current().attribute(attribute).isEmpty()) {
      return List.of(
          new Violation("attribute", "known_attribute", "There is no such attribute.", attribute));
    }
    return tables.values().save(table);
  }

  /**
   * @throws StoaException {@code NOT_FOUND}
   */
  public void deleteValueTable(@Nullable String feed, String code) {
    if (!tables.values().delete(feed, code)) {
      throw StoaException.notFound("value table", code);
    }
  }

  /**
   * How far a table is for the products of a feed.
   *
   * @param field of the feed's requirement set whose values are suggested, null for none
   */
  public TableOverview overview(ValueTable table, String feedCode, @Nullable String field) {
    Feed feed = parts.feeds.get(feedCode);
    sources.catchUp().run();
    RequirementSet set = parts.requirementSets.find(feed.requirementSet()).orElse(null);
    List<String> allowed =
        set == null || field == null
            ? List.of()
            : set.field(field).map(FieldRule::values).orElse(List.of());
    return TableOverview.of(
        parts.catalogs.current(),
        sources.search(),
        new TableOverview.Seen(feed.selection(), feed.view().channel(), feed.view().locale()),
        table,
        allowed);
  }

  /** Writes a value table, with a row for each option of its attribute. */
  public void exportValues(ValueTable table, String locale, SheetFormat format, OutputStream out)
      throws IOException {
    Catalog catalog = parts.catalogs.current();
    Optional<Attribute> attribute =
        Optional.ofNullable(table.attribute()).flatMap(catalog::attribute);
    Map<String, String> labels =
        attribute.map(a -> TableOverview.labels(catalog, a, locale)).orElse(Map.of());
    ValueTableSheet.write(table, labels, format, out);
  }

  /**
   * Reads a file over the table and stores it.
   *
   * @throws StoaException {@code INVALID} when the table as a whole cannot be stored
   */
  public ValueTableSheet.Result importValues(ValueTable table, Path file) {
    ValueTableSheet.Result result = ValueTableSheet.read(file, table);
    List<Violation> violations = tables.values().save(result.table());
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return result;
  }

  /** In the order of their codes. */
  public List<ExchangeRate> rates() {
    return tables.rates().all();
  }

  /** Stores the rates; gives what is wrong, empty means stored. */
  public List<Violation> saveRates(List<ExchangeRate> rates) {
    return tables.rates().save(rates);
  }

  /**
   * @throws StoaException {@code NOT_FOUND}
   */
  public void deleteRate(String from, String to) {
    if (!tables.rates().delete(from, to)) {
      throw StoaException.notFound("exchange rate", from + "-" + to);
    }
  }

  /** The newest counts of the feed, empty before the first. */
  public Optional<Fulfilment> fulfilment(String feed) {
    return fulfilment.find(parts.feeds.get(feed).code());
  }

  /** Whether something changed that shapes items since the counts were made; edits aside. */
  public boolean isOutdated(Fulfilment counts) {
    return !counts.basis().equals(fulfilment.basis(counts.feed()));
  }

  /** The counting that waits or runs for the feed, if any. */
  public Optional<Job> counting(String feed) {
    return fulfilment.underWay(jobs, feed);
  }

  /** Queues a counting unless one is under way. */
  public Job count(String feed) {
    return counting(feed).orElseGet(() -> fulfilment.submit(jobs, feed));
  }
}
