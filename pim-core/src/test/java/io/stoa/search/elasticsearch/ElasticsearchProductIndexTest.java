package io.stoa.search.elasticsearch;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetCounts.Count;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.ProductIndex;
import io.stoa.search.ProductIndexContract;
import io.stoa.search.TestDocument;
import io.stoa.search.terms.FacetTerms;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElasticsearchProductIndexTest extends ProductIndexContract {
  private static final int NODES = 6;
  private static final Executor PARALLEL = task -> new Thread(task).start();

  private final String name = "test-" + UUID.randomUUID();

  @Override
  protected ProductIndex open() {
    return ElasticsearchProductIndex.open(called(name), WEIGHTS);
  }

  private static ClusterAddress called(String name) {
    return ClusterAddress.parse(ElasticsearchServer.address()).of(name);
  }

  private static ClusterAddress unused() {
    return called("test-" + UUID.randomUUID());
  }

  /** Nothing that counts is in this process: another one finds the same. */
  @Override
  protected ProductIndex openAfterCrash() {
    return open();
  }

  @Override
  protected int fields(ProductIndex opened) {
    return ((ElasticsearchProductIndex) opened).fields();
  }

  /** Each is several exchanges with the server. */
  @Override
  protected int parts() {
    return 150;
  }

  @Test
  void anotherNodeFindsWhatThisOneWrote() {
    write(product("a"));

    try (ProductIndex other = open()) {
      assertThat(other.count(Filter.ALL)).isEqualTo(1);
      other.clear();
    }

    assertThat(find(Filter.ALL)).isEmpty();
    assertThat(index.position()).isNull();
    write(product("b"));
    assertThat(find(Filter.ALL)).containsExactly("b");
  }

  @Test
  void theOldIndexIsSearchedUntilTheNewOneIsDoneOrAbandoned() {
    write(product("old"));

    ProductIndex.Renewal renewal = index.renew();
    renewal.fresh().write(List.of(product("new").put()));
    assertThat(find(Filter.ALL)).containsExactly("old");
    renewal.abandon().run();

    assertThat(find(Filter.ALL)).containsExactly("old");
    write(product("other"));
    assertThat(find(Filter.ALL)).containsExactly("old", "other");
  }

  @Test
  void whatIsWrittenAfterAnIndexWasMadeAnewIsFoundWithoutAnybodyAsking() {
    index.renew().finish().run();

    index.write(List.of(product("a").put()));

    await(() -> index.count(Filter.ALL) == 1);
  }

  private static void await(BooleanSupplier happens) {
    Instant end = Instant.now().plusSeconds(20);
    while (!happens.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void onlyOldIndexesThatNeverCameBehindTheAliasAreTakenAway() throws IOException {
    ClusterAddress address = unused();
    ElasticsearchClient client = address.connect();
    String ofAnother = address.index() + "-v8-trousers";
    client.indices().create(c -> c.index(ofAnother));
    try (ElasticsearchProductIndex opened = ElasticsearchProductIndex.open(address, WEIGHTS)) {
      opened.renew().finish().run();
      opened.renew();
      LeftIndexes left = new LeftIndexes(address.index());

      left.remove(client, Instant.now().minusSeconds(60));
      assertThat(indexes(client, address)).hasSize(3);
      left.remove(client, Instant.now().plusSeconds(60));

      assertThat(indexes(client, address)).hasSize(2).contains(ofAnother);
      opened.write(List.of(product("a").put()));
      opened.refresh();
      assertThat(opened.count(Filter.ALL)).isEqualTo(1);
    }
    client._transport().close();
  }

  private static Set<String> indexes(ElasticsearchClient client, ClusterAddress address)
      throws IOException {
    return client.indices().get(g -> g.index(address.index() + "-*")).result().keySet();
  }

  @Test
  void anIndexOfAnotherLayoutIsReplacedByAnEmptyOne() throws IOException {
    ClusterAddress address = unused();
    ElasticsearchClient client = address.connect();
    String old = putOldLayout(client, address);
    client.index(
        i ->
            i.index(old)
                .id("position-" + old)
                .refresh(Refresh.True)
                .withJson(new StringReader("{\"position\": \"as far as v6 was\"}")));
    client._transport().close();

    try (ProductIndex opened = ElasticsearchProductIndex.open(address, WEIGHTS)) {
      assertThat(opened.position()).isNull();
      opened.write(List.of(product("a").label("en_US", "Shirt").put()));
      opened.refresh();
      assertThat(opened.count(text("shi"))).isEqualTo(1);
    }
    try (ProductIndex again = ElasticsearchProductIndex.open(address, WEIGHTS)) {
      assertThat(again.count(Filter.ALL)).isEqualTo(1);
    }
  }

  @Test
  void nodesThatReplaceAnOldLayoutAtOnceLoseNothingOfEachOther() throws IOException {
    ClusterAddress address = unused();
    ElasticsearchClient client = address.connect();
    String old = putOldLayout(client, address);

    List<CompletableFuture<Void>> nodes =
        IntStream.range(0, NODES)
            .mapToObj(
                i -> CompletableFuture.runAsync(() -> openAndWrite(address, "p" + i), PARALLEL))
            .toList();
    nodes.forEach(CompletableFuture::join);

    assertThat(indexes(client, address)).hasSize(1).doesNotContain(old);
    client._transport().close();
    try (ProductIndex opened = ElasticsearchProductIndex.open(address, WEIGHTS)) {
      opened.refresh();
      assertThat(opened.count(Filter.ALL)).isEqualTo(NODES);
    }
  }

  /** Gives the name of its index, which is behind the alias. */
  private static String putOldLayout(ElasticsearchClient client, ClusterAddress address)
      throws IOException {
    String old = address.index() + "-v6-0";
    client.indices().create(c -> c.index(old).aliases(address.index(), a -> a.isWriteIndex(true)));
    return old;
  }

  private static void openAndWrite(ClusterAddress address, String product) {
    try (ProductIndex node = ElasticsearchProductIndex.open(address, WEIGHTS)) {
      node.write(List.of(product(product).put()));
    }
  }

  /** Both have their values in one field. */
  @Test
  void fewOptionsAreCountedBesideTheManyOfAnotherAttribute() {
    Facet many = ofValue("many");
    Facet few =
        IntStream.range(0, 1000)
            .mapToObj(i -> ofValue("few_" + i))
            .filter(facet -> field(facet).equals(field(many)))
            .findFirst()
            .orElseThrow();
    String key = ((Facet.OfValue) few).key().text();
    write(
        IntStream.range(0, 3_500)
            .mapToObj(i -> product("p" + i).option("many", "o" + i).options(key, "a", "b" + i % 2))
            .toArray(TestDocument[]::new));
    write(product("neither"), product("a").option(key, "a"));

    List<FacetCounts> counts = index.facets(FacetQuery.of(Filter.ALL, List.of(few, many), 1000));

    assertThat(counts.get(0))
        .isEqualTo(
            new FacetCounts(
                3_502,
                List.of(new Count("a", 3_501), new Count("b0", 1_750), new Count("b1", 1_750)),
                0,
                1));
    assertThat(counts.get(1).counts().size() + counts.get(1).further()).isEqualTo(3_500);
    assertThat(counts.get(1).without()).isEqualTo(2);
  }

  private static String field(Facet facet) {
    return Fields.facets(FacetTerms.of((Facet.Open) facet));
  }

  /** Folded, each letter is two. */
  @Test
  void wordsLongerThanTheClusterPartsThemAreFoundWhole() {
    write(product("a").text("name", "\u00df".repeat(200)), product("b").text("name", "sss"));

    assertThat(find(text("\u00df".repeat(200)))).containsExactly("a");
    assertThat(find(text("\u00df".repeat(199)))).containsExactly("a");
    assertThat(find(text("\u00df".repeat(2)))).containsExactly("a");
  }

  @Test
  void identifiersLongerThanTheClusterTakesAreFoundAsWritten() {
    String identifier = "长".repeat(250);
    write(product(identifier + "1"), product(identifier + "2"));

    assertThat(find(Filter.ALL)).containsExactly(identifier + "1", identifier + "2");
  }

  @Test
  void aClosedIndexSaysSo() {
    index.close();
    index.close();

    assertThatThrownBy(() -> index.count(Filter.ALL))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INDEX_UNAVAILABLE));
  }
}
