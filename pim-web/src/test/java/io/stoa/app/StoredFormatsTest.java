package io.stoa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.catalog.Family;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun;
import io.stoa.job.Job;
import io.stoa.json.Json;
import io.stoa.product.Identifier;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.user.Users;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Stores that earlier releases have written are opened and worked with. {@code formats/N.jsonl} is
 * a part of the demo as the first code with format N stored it: a document a line.
 */
class StoredFormatsTest {
  private static final String SKU = "LL-ALBA-BLA-37";

  static IntStream formats() {
    return IntStream.rangeClosed(1, StoredFormats.STEPS.size() + 1);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aStoreOfEachFormatIsOpenedAndWorkedWith(int format, @TempDir Path data) throws IOException {
    write(format, data);

    try (StoaNode node = StoaNode.open(NodeSettings.embedded(data))) {
      assertThat(node.catalogs().current().all(Family.class)).hasSize(8);
      assertThat(node.products().count()).isEqualTo(12);
      assertThat(node.products().countModels()).isEqualTo(3);
      assertThat(node.products().product(new Identifier(SKU))).isPresent();
      assertThat(node.users().find(Users.FIRST)).isPresent();
      assertThat(node.jobs().newest(null, 10))
          .extracting(Job::state)
          .containsExactly(Job.State.SUCCEEDED);
      assertThat(node.feeds().all()).hasSize(7);
      assertThat(node.feeds().runs().latest("wechat")).isPresent();

      node.indexer().catchUp();
      assertThat(node.search().search("alba", null, 10).total()).isPositive();
      FeedRun told = node.feeds().run("wechat", FeedRun.Trigger.PERSON, FeedRun.Mode.DRY_RUN);
      assertThat(told.state()).as(told.errors().toString()).isEqualTo(FeedRun.State.SUCCEEDED);
      assertThat(told.difference()).isNotNull();
    }
  }

  @Test
  void aStoreOfANewerReleaseIsLeftAlone(@TempDir Path data) throws IOException {
    write(1, data);
    int newer = StoredFormats.STEPS.size() + 2;
    try (DocumentStore store = SqliteDocumentStore.open(data.resolve("store.db"))) {
      store
          .collection(CollectionSpec.of("store_format"))
          .put(
              Write.create(
                  "documents",
                  JsonBody.of("{\"format\":" + newer + ",\"change\":0,\"after\":null}")));
    }

    assertThatThrownBy(() -> StoaNode.open(NodeSettings.embedded(data)))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("format " + newer)
        .hasMessageContaining("newer");
  }

  private static void write(int format, Path data) throws IOException {
    Map<String, Set<String>> indexes = new HashMap<>();
    List<JsonNode> lines = lines(format);
    for (JsonNode line : lines) {
      indexes
          .computeIfAbsent(line.path("collection").asString(), name -> new HashSet<>())
          .addAll(line.path("keys").propertyNames());
    }
    Files.createDirectories(data);
    try (DocumentStore store = SqliteDocumentStore.open(data.resolve("store.db"))) {
      for (JsonNode line : lines) {
        String collection = line.path("collection").asString();
        Map<String, List<String>> keys = new HashMap<>();
        line.path("keys")
            .properties()
            .forEach(
                index ->
                    keys.put(
                        index.getKey(),
                        index.getValue().valueStream().map(JsonNode::asString).toList()));
        WriteResult result =
            store
                .collection(
                    new CollectionSpec(collection, indexes.getOrDefault(collection, Set.of())))
                .put(
                    new Write(
                        line.path("id").asString(),
                        Write.ABSENT,
                        JsonBody.of(Json.write(line.path("body"))),
                        keys));
        assertThat(result).isInstanceOf(WriteResult.Written.class);
      }
    }
  }

  private static List<JsonNode> lines(int format) throws IOException {
    @Nullable InputStream stored =
        StoredFormatsTest.class.getResourceAsStream("/formats/" + format + ".jsonl");
    assertThat(stored).as("a store of format " + format).isNotNull();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> Json.MAPPER.readTree(line)).toList();
    }
  }
}
