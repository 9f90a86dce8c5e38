package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;

/** Calls Elasticsearch and tells failures in our words. Thread-safe. */
final class Calls implements AutoCloseable {
  private final ElasticsearchClient client;
  private volatile boolean closed;

  Calls(ElasticsearchClient client) {
    this.client = client;
  }

  /** One exchange, or several that belong together. */
  interface Call<T> {
    T of(ElasticsearchClient client) throws IOException;
  }

  /**
   * What the call gives.
   *
   * @param what for people, after "Cannot"
   * @throws StoaException {@code INDEX_UNAVAILABLE}
   */
  <T> T ask(String what, Call<T> call) {
    if (closed) {
      throw unavailable(what, "it is closed", null);
    }
    try {
      return call.of(client);
    } catch (ElasticsearchException e) {
      throw unavailable(what, reason(e), e);
    } catch (IOException e) {
      throw unavailable(what, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      if (closed) {
        throw unavailable(what, "it is closed", e);
      }
      throw e;
    }
  }

  private static String reason(ElasticsearchException e) {
    String reason = e.error().reason();
    return e.error().type() + (reason == null ? "" : ": " + reason);
  }

  static StoaException unavailable(
      String what, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new StoaException(
        CoreError.INDEX_UNAVAILABLE, "Cannot " + what + " the search index: " + why, cause);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        client._transport().close();
      } catch (IOException e) {
        throw unavailable("close", String.valueOf(e.getMessage()), e);
      }
    }
  }
}
