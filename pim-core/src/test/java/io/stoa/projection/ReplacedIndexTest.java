package io.stoa.projection;

import static io.stoa.product.Examples.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.product.EditResult;
import io.stoa.product.Examples;
import io.stoa.product.StoredProducts;
import io.stoa.search.Filter;
import io.stoa.search.ProductIndex;
import io.stoa.search.UnitConversion;
import io.stoa.search.elasticsearch.ClusterAddress;
import io.stoa.search.elasticsearch.ElasticsearchProductIndex;
import io.stoa.search.elasticsearch.ElasticsearchServer;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose index another process makes anew, and then dies before it has caught up. */
class ReplacedIndexTest {
  private final ClusterAddress address =
      ClusterAddress.parse(ElasticsearchServer.address()).of("test-" + UUID.randomUUID());
  private final DocumentStore store;
  private final Catalogs catalogs;
  private final StoredProducts products;
  private final ProductIndex index = open();
  private final ProductIndex ofTheOther = open();
  private final Indexer node;

  ReplacedIndexTest(@TempDir Path directory) {
    store = SqliteDocumentStore.open(directory.resolve("store.db"));
    catalogs = Examples.shop(store);
    products = Examples.products(store, catalogs);
    node = new Indexer(store, catalogs, products, index);
  }

  private ProductIndex open() {
    return ElasticsearchProductIndex.open(address, UnitConversion.NONE);
  }

  @AfterEach
  void close() {
    node.close();
    index.close();
    ofTheOther.close();
    store.close();
  }

  @Test
  void isFollowedFromWhereTheOtherEnded() {
    save("before");
    node.catchUp();
    ProductIndex.Renewal renewal = ofTheOther.renew();
    Projection filling = new Projection(store, catalogs, products, renewal.fresh());
    while (!filling.step()) {
      Thread.onSpinWait();
    }
    renewal.fresh().checkpoint(filling.position().text());
    save("meanwhile");
    node.catchUp();

    renewal.finish().run();
    assertThat(index.count(Filter.ALL)).isEqualTo(1);
    node.catchUp();

    assertThat(index.count(Filter.ALL)).isEqualTo(2);
  }

  @Test
  void keepsItsPositionWhateverIsToldOfTheOneBefore() {
    node.catchUp();
    ProductIndex.Renewal renewal = ofTheOther.renew();
    renewal.fresh().checkpoint("of the new one");
    renewal.finish().run();

    index.checkpoint("of the old one");

    assertThat(ofTheOther.position()).isEqualTo("of the new one");
    assertThat(ofTheOther.isReplaced()).isFalse();
    assertThat(index.isReplaced()).isTrue();
    assertThat(index.position()).isEqualTo("of the new one");
    assertThat(index.isReplaced()).isFalse();
  }

  private void save(String identifier) {
    List<EditResult> results = products.apply(List.of(product(identifier).edit()));
    assertThat(results).noneMatch(EditResult.Rejected.class::isInstance);
  }
}
