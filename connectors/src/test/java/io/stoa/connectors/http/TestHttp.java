package io.stoa.connectors.http;

import io.stoa.connectors.exchange.Exchange;
import io.stoa.connectors.exchange.ExchangeQuery;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.json.Json;
import io.stoa.secret.SecretBox;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What connectors call channels with, on a real store and in time that tests move. */
public final class TestHttp implements AutoCloseable {
  /** Deadlines so short that a test of slow answers is quick. */
  public static final ChannelHttp.Bounds BOUNDS =
      new ChannelHttp.Bounds(
          Duration.ofSeconds(5),
          Duration.ofMillis(1_500),
          16 * 1024 * 1024,
          Duration.ofSeconds(10),
          4,
          Duration.ofDays(14));

  private final DataDirectory directory;
  private final DocumentStore store;
  public final TestTime time = TestTime.noon();
  public final ChannelHttp http;

  public TestHttp() {
    this(BOUNDS);
  }

  public TestHttp(ChannelHttp.Bounds bounds) {
    try {
      Path path = Files.createTempDirectory("stoa-http");
      path.toFile().deleteOnExit();
      directory = DataDirectory.open(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = SqliteDocumentStore.open(directory.database());
    http =
        new ChannelHttp(
            AllowedHosts.of("127.0.0.1"),
            store,
            SecretBox.open(directory, Map.of()),
            time.time(),
            bounds);
  }

  public DocumentStore store() {
    return store;
  }

  /** Everything that was said, the newest first. */
  public List<Exchange> exchanges() {
    return http.exchanges().find(new ExchangeQuery(null, null, null, null, null), 1_000);
  }

  /** All that is kept of what was said, as text, to look for secrets in. */
  public String keptText() {
    return new String(Json.write(exchanges()), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    store.close();
    directory.close();
    try (var files = Files.walk(directory.root())) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
