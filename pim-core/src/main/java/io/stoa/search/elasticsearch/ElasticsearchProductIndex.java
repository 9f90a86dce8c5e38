package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.UnitConversion;
import io.stoa.search.terms.FilterTranslation;
import io.stoa.search.terms.StandardAmounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index in Elasticsearch 8 or 9, shared by all nodes that name it. What was written is safe when
 * {@link #write} returns, and found half a second later.
 */
public final class ElasticsearchProductIndex implements ProductIndex {
  private final Calls calls;
  private final String index;
  private final UnitConversion units;
  private final IndexNames names;
  private final Sample sample;
  private final Positions positions;
  private final BulkWrites writes;
  private final Searching searching;

  private ElasticsearchProductIndex(
      Calls calls, String index, IndexNames names, UnitConversion units, Sample sample) {
    this.calls = calls;
    this.index = index;
    this.units = units;
    this.names = names;
    this.sample = sample;
    this.positions = new Positions(calls, index, names);
    StandardAmounts amounts = new StandardAmounts(units);
    this.writes = new BulkWrites(calls, index, names.isAlias(index), amounts, sample);
    ElasticShapes shapes = new ElasticShapes(new LongTexts(calls, index));
    FilterTranslation<Query> filters = new FilterTranslation<>(shapes, amounts);
    this.searching = new Searching(new Searches(calls, index), shapes, filters, sample);
  }

  /**
   * Opens the index that the address names, making it where there is none.
   *
   * @param units for comparing metrics; must be the same each time, or the index be made anew
   * @throws io.stoa.error.StoaException {@code INVALID} for an address that is none, {@code
   *     INDEX_UNAVAILABLE} when the cluster cannot be asked
   */
  public static ElasticsearchProductIndex open(ClusterAddress address, UnitConversion units) {
    return open(address, units, Sample.USUAL);
  }

  static ElasticsearchProductIndex open(
      ClusterAddress address, UnitConversion units, Sample sample) {
    Calls calls = new Calls(address.connect());
    try {
      ElasticsearchProductIndex opened =
          new ElasticsearchProductIndex(
              calls, address.index(), new IndexNames(calls, address.index()), units, sample);
      opened.names.ensure();
      return opened;
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  @Override
  public void write(List<IndexEntry> entries) {
    writes.write(entries);
  }

  @Override
  public void checkpoint(String position) {
    positions.tell(position);
  }

  @Override
  public @Nullable String position() {
    return positions.read();
  }

  @Override
  public boolean isReplaced() {
    return positions.areOfAnother();
  }

  @Override
  public void refresh() {
    calls.ask("refresh", client -> client.indices().refresh(r -> r.index(index)));
  }

  @Override
  public SearchPage search(SearchQuery query) {
    return searching.page(query);
  }

  @Override
  public long count(Filter filter) {
    return searching.count(filter);
  }

  @Override
  public List<FacetCounts> facets(FacetQuery query) {
    return searching.facets(query);
  }

  @Override
  public void clear() {
    names.renew();
    positions.forget();
  }

  @Override
  public Renewal renew() {
    String beside = names.beside();
    return new Renewal(
        new ElasticsearchProductIndex(calls, beside, names, units, sample),
        () -> names.putBehind(beside),
        () -> names.remove(beside));
  }

  @Override
  public void close() {
    calls.close();
  }

  /** How many fields the index's mapping has. */
  int fields() {
    return calls.ask(
        "open",
        client ->
            client.indices().getMapping(m -> m.index(index)).result().values().stream()
                .mapToInt(behind -> behind.mappings().properties().size())
                .sum());
  }
}
