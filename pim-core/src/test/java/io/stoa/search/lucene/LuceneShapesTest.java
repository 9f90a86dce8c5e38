package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.UnitConversion;
import io.stoa.search.terms.FilterTranslation;
import io.stoa.search.terms.StandardAmounts;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** What is asked again is known again. */
class LuceneShapesTest {
  private final FilterTranslation<Query> filters =
      new FilterTranslation<>(
          new LuceneShapes(new ShortTexts(new ByteBuffersDirectory())),
          new StandardAmounts(UnitConversion.NONE));

  @Test
  void theSameFiltersAreEqualQueries() {
    assertThat(query("blue t-shirt", "part")).isEqualTo(query("blue t-shirt", "part"));
    assertThat(query("blue t-shirt", "part")).isNotEqualTo(query("blue t-shirts", "part"));
    assertThat(query("blue t-shirt", "part")).isNotEqualTo(query("blue t-shirt", "parts"));
    assertThat(query("blue t-shirt", "part")).hasSameHashCodeAs(query("blue t-shirt", "part"));
  }

  @Test
  void theSameRatedFiltersAreEqualQueries() {
    assertThat(rated("blue")).isEqualTo(rated("blue")).hasSameHashCodeAs(rated("blue"));
    assertThat(rated("blue")).isNotEqualTo(rated("red"));
  }

  private Query query(String words, String part) {
    Filter contains =
        new Filter.OnValue(ValueKey.of("text"), Filter.Operator.CONTAINS, List.of(part), null);
    return filters.of(new Filter.And(List.of(new Filter.Text(words), contains)));
  }

  private Query rated(String words) {
    return filters.rated(new Filter.Text(words));
  }
}
