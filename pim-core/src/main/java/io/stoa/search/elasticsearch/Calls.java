package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
   * @throws StoaException {@code INDEX_UNAVAILABLE}, {@code INDEX_REFUSED}
   */
  <T> T ask(String what, Call<T> call) {
    if (closed) {
      throw unavailable(what, "it is closed", null);
    }
    try {
      return call.of(client);
    } catch (ElasticsearchException e) {
      throw failure(
          passes(e.status()) ? CoreError.INDEX_UNAVAILABLE : CoreError.INDEX_REFUSED,
          what,
          reason(e),
          e);
    } catch (IOException e) {
      throw unavailable(what, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      if (closed) {
        throw unavailable(what, "it is closed", e);
      }
      throw e;
    }
  }

  /** By HTTP: too slow, too much at once, or a fault of the server. */
  private static boolean passes(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  private static String reason(ElasticsearchException e) {
    String reason = e.error().reason();
    return e.error().type() + (reason == null ? "" : ": " + reason);
  }

  static StoaException unavailable(String what, String why, @Nullable Throwable cause) {
    return failure(CoreError.INDEX_UNAVAILABLE, what, why, cause);
  }

  private static StoaException failure(
      CoreError code, String what, String why, @Nullable Throwable cause) {
    return new StoaException(code, "Cannot " + what + " the search index: " + why, cause);
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
