package io.stoa.search.elasticsearch;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.Filter;
import io.stoa.search.ProductIndex;
import io.stoa.search.ProductIndexContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchProductIndexTest extends ProductIndexContract {
  private final String name = "test-" + UUID.randomUUID();

  @Override
  protected ProductIndex open() {
    ClusterAddress address = ClusterAddress.parse(ElasticsearchServer.address() + "/" + name);
    return ElasticsearchProductIndex.open(address, WEIGHTS);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:9200",
        "ftp://host",
        "http://",
        "http://u:secret@/x",
        "http://h/UP"
      })
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> ClusterAddress.parse(text))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID))
        .hasMessageNotContaining("secret");
  }
}
