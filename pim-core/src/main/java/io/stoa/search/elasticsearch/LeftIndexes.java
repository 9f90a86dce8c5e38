package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Indexes that were made beside the one behind the alias and never came there, as the node that
 * made them died. Nothing else tells one of them from one that is being made, so that only old ones
 * are taken away.
 */
final class LeftIndexes {
  /** Long beyond what making an index takes. */
  static final Duration OLD = Duration.ofDays(3);

  private final String alias;
  private final Pattern beside;

  LeftIndexes(String alias) {
    this.alias = alias;
    this.beside =
        Pattern.compile(Pattern.quote(alias) + "-v\\d+-\\p{XDigit}{8}(-\\p{XDigit}{4,12}){4}");
  }

  /** Takes away those made before. */
  void remove(ElasticsearchClient client, Instant madeBefore) throws IOException {
    for (var index : client.indices().get(g -> g.index(alias + "-v*")).result().entrySet()) {
      IndexState state = index.getValue();
      if (beside.matcher(index.getKey()).matches()
          && state.aliases().isEmpty()
          && made(state).isBefore(madeBefore)) {
        client.indices().delete(d -> d.index(index.getKey()).ignoreUnavailable(true));
      }
    }
  }

  private static Instant made(IndexState state) {
    IndexSettings settings = state.settings();
    Long millis =
        settings == null || settings.index() == null ? null : settings.index().creationDate();
    return millis == null ? Instant.MAX : Instant.ofEpochMilli(millis);
  }
}
