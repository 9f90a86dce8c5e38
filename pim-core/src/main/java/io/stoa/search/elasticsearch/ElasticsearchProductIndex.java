package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.stoa.json.Json;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index in Elasticsearch 8 or 9, shared by all nodes that name it. What was written is safe when
 * {@link #write} returns, and found half a second later.
 */
public final class ElasticsearchProductIndex implements ProductIndex {
  /** No document of a product is called so. */
  private static final String POSITION_ID = "position";

  private final Calls calls;
  private final String index;
  private final boolean isAlias;
  private final UnitConversion units;
  private final IndexNames names;
  private final BulkWrites writes;
  private final Searching searching;

  private ElasticsearchProductIndex(
      Calls calls, String index, IndexNames names, UnitConversion units) {
    this.calls = calls;
    this.index = index;
    this.isAlias = names.isAlias(index);
    this.units = units;
    this.names = names;
    StandardAmounts amounts = new StandardAmounts(units);
    this.writes = new BulkWrites(calls, index, isAlias, amounts);
    ElasticShapes shapes = new ElasticShapes(new LongTexts(calls, index));
    FilterTranslation<Query> filters = new FilterTranslation<>(shapes, amounts);
    this.searching = new Searching(calls, index, shapes, filters);
  }

  /**
   * Opens the index that the address names, making it where there is none.
   *
   * @param units for comparing metrics; must be the same each time, or the index be made anew
   * @throws io.stoa.error.StoaException {@code INVALID} for an address that is none, {@code
   *     INDEX_UNAVAILABLE} when the cluster cannot be asked
   */
  public static ElasticsearchProductIndex open(ClusterAddress address, UnitConversion units) {
    Calls calls = new Calls(address.connect());
    try {
      ElasticsearchProductIndex opened =
          new ElasticsearchProductIndex(
              calls, address.index(), new IndexNames(calls, address.index()), units);
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
    BinaryData document =
        BinaryData.of(Json.write(Map.of(Fields.POSITION, position)), ContentType.APPLICATION_JSON);
    calls.ask(
        "commit",
        client ->
            client.index(
                i -> i.index(index).id(POSITION_ID).requireAlias(isAlias).document(document)));
  }

  @Override
  public @Nullable String position() {
    return calls
        .ask(
            "open",
            client -> {
              GetResponse<JsonData> found =
                  client.get(g -> g.index(index).id(POSITION_ID), JsonData.class);
              JsonData source = found.source();
              return new Position(
                  source == null
                      ? null
                      : source.toJson().asJsonObject().getString(Fields.POSITION));
            })
        .text();
  }

  private record Position(@Nullable String text) {}

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
  }

  @Override
  public Renewal renew() {
    String beside = names.beside();
    return new Renewal(
        new ElasticsearchProductIndex(calls, beside, names, units),
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
