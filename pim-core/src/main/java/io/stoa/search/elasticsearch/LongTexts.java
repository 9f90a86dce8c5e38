package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the texts that are too long for a term: of few documents, those that have a word the wanted
 * part can stand in. At one point in time, however many pages that takes.
 */
final class LongTexts {
  private static final int BATCH = 500;
  private static final Time KEEP_ALIVE = Time.of(t -> t.time("2m"));

  private final Calls calls;
  private final String index;

  LongTexts(Calls calls, String index) {
    this.calls = calls;
    this.index = index;
  }

  /**
   * Ids of the candidates whose text under the name is as wanted.
   *
   * @param text is given folded
   */
  List<String> find(Query candidates, String name, Predicate<String> text) {
    return calls.ask("search", client -> find(client, candidates, name, text));
  }

  private List<String> find(
      ElasticsearchClient client, Query candidates, String name, Predicate<String> text)
      throws java.io.IOException {
    List<String> found = new ArrayList<>();
    String pit = client.openPointInTime(o -> o.index(index).keepAlive(KEEP_ALIVE)).id();
    try {
      List<FieldValue> after = List.of();
      int hits;
      do {
        SearchResponse<JsonData> page = page(client, candidates, pit, after);
        hits = page.hits().hits().size();
        for (Hit<JsonData> hit : page.hits().hits()) {
          JsonData source = hit.source();
          JsonObject document = source == null ? null : source.toJson().asJsonObject();
          if (document != null && matches(document, name, text)) {
            found.add(document.getString(Fields.ID));
          }
          after = hit.sort();
        }
      } while (hits == BATCH);
    } finally {
      String opened = pit;
      client.closePointInTime(c -> c.id(opened));
    }
    return found;
  }

  private static SearchResponse<JsonData> page(
      ElasticsearchClient client, Query candidates, String pit, List<FieldValue> after)
      throws java.io.IOException {
    return client.search(
        s -> {
          s.pit(p -> p.id(pit).keepAlive(KEEP_ALIVE))
              .query(q -> q.bool(b -> b.filter(candidates)))
              .source(c -> c.filter(f -> f.includes(Fields.ID, Fields.LONG_TEXTS)))
              .sort(o -> o.field(f -> f.field(Fields.ID).order(SortOrder.Asc)))
              .trackTotalHits(t -> t.enabled(false))
              .size(BATCH);
          return after.isEmpty() ? s : s.searchAfter(after);
        },
        JsonData.class);
  }

  private static boolean matches(JsonObject source, String name, Predicate<String> text) {
    JsonArray texts = source.getJsonArray(Fields.LONG_TEXTS);
    if (texts == null) {
      return false;
    }
    for (JsonValue each : texts) {
      JsonObject one = each.asJsonObject();
      if (one.getString(Fields.NAME).equals(name) && text.test(one.getString(Fields.TEXT))) {
        return true;
      }
    }
    return false;
  }
}
