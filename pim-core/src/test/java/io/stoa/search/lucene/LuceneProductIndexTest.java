package io.stoa.search.lucene;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.Filter;
import io.stoa.search.ProductIndex;
import io.stoa.search.ProductIndexContract;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneProductIndexTest extends ProductIndexContract {
  private final Path directory;

  LuceneProductIndexTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected ProductIndex open() {
    return LuceneProductIndex.open(directory.resolve("index"), WEIGHTS);
  }

  @Override
  protected ProductIndex openAfterCrash() {
    return LuceneProductIndex.open(copy(), WEIGHTS);
  }

  /** The files as a killed process would leave them. */
  private Path copy() {
    Path copy = directory.resolve("copy");
    try (Stream<Path> files = Files.list(directory.resolve("index"))) {
      Files.createDirectory(copy);
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected int fields(ProductIndex opened) {
    try {
      return ((LuceneProductIndex) opened).fields().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSecondOpeningIsRefusedByName() {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoaException.class,
            e -> assertThat(e.code()).isEqualTo(CoreError.DATA_DIRECTORY_IN_USE))
        .hasMessageContaining(directory.resolve("index").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments", "_"})
  void aDamagedIndexIsMadeAnew(String damaged) throws IOException {
    write(product("a"));
    index.checkpoint("x");
    index.close();
    try (Stream<Path> files = Files.list(directory.resolve("index"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(damaged)).toList()) {
        Files.writeString(file, "rubbish");
      }
    }

    index = open();

    assertThat(index.position()).isNull();
    assertThat(find(Filter.ALL)).isEmpty();
    write(product("b"));
    assertThat(find(Filter.ALL)).containsExactly("b");
  }

  @Test
  void aForgedCursorWithoutTheSortedValueIsRefused() {
    write(product("a"));
    FieldDoc forged = new FieldDoc(0, 0, new Object[] {null, new BytesRef("p:a")});
    String cursor = Cursor.after(forged, Sort.IDENTIFIER);

    assertThatThrownBy(() -> index.search(new SearchQuery(Filter.ALL, Sort.IDENTIFIER, cursor, 1)))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID));
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
