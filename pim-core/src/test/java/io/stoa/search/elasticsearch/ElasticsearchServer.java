package io.stoa.search.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch for the tests of this JVM, started when it is first asked for and ended with
 * the JVM. The variable {@code STOA_TEST_ELASTICSEARCH_URI} names another one to be used instead.
 */
public final class ElasticsearchServer {
  private static @Nullable String address;

  private ElasticsearchServer() {}

  /** The server's address, such as {@code http://127.0.0.1:9200}. */
  public static synchronized String address() {
    String known = address;
    if (known == null) {
      String named = System.getenv("STOA_TEST_ELASTICSEARCH_URI");
      known = named == null ? start() : named;
      address = known;
    }
    return known;
  }

  private static String start() {
    try {
      ElasticsearchProcess server = new ElasticsearchProcess();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server.address();
    } catch (IOException e) {
      throw new UncheckedIOException("Elasticsearch cannot be started", e);
    }
  }
}
