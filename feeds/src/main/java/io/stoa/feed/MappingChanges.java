package io.stoa.feed;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.mapping.Mapping;
import io.stoa.mapping.TableUse;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import io.stoa.table.ValueTables;
import io.stoa.taxonomy.CategoryMapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which products a change of category mappings, value tables or exchange rates touches: those in
 * the categories whose mapping changed and below, those that have a value whose entry changed. Only
 * what the feed's own expressions look up counts. Thread-safe.
 */
final class MappingChanges {
  private final ChannelTables tables;

  MappingChanges(ChannelTables tables) {
    this.tables = tables;
  }

  /** Where all stands now. Cheap. */
  ChannelTables.Marks now() {
    return tables.now();
  }

  /**
   * The products that what changed since the marks may have touched; empty when nothing did.
   *
   * @param feed code
   */
  Optional<Filter> touched(
      String feed, Mapping mapping, Catalog catalog, ChannelTables.Marks since) {
    TableUse use = mapping.uses();
    boolean rates = use.rates() && tables.rates().position() != since.rates();
    if (rates || (use.anything() && !now().equals(since))) {
      return Optional.of(Filter.ALL);
    }
    List<Filter> touched = new ArrayList<>();
    use.taxonomies().forEach(code -> addCategories(code, catalog, since, touched));
    use.tables().forEach(used -> addValues(feed, used, catalog, since.values(), touched));
    return touched.isEmpty() ? Optional.empty() : Optional.of(new Filter.Or(touched));
  }

  private void addCategories(
      String taxonomy, Catalog catalog, ChannelTables.Marks since, List<Filter> touched) {
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
