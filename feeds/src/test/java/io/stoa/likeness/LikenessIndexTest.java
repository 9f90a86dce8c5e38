package io.stoa.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.likeness.LikenessIndex.Name;
import io.stoa.likeness.LikenessIndex.Scored;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessIndexTest {
  private static LikenessIndex<String> index(String... paths) {
    return new LikenessIndex<>(
        Arrays.stream(paths)
            .map(path -> List.of(path.split(" > ", -1)))
            .map(
                path ->
                    new Name<>(
                        String.join(" > ", path),
                        path.get(path.size() - 1),
                        path.subList(0, path.size() - 1)))
            .toList());
  }

  private static String best(LikenessIndex<String> index, String name, String... around) {
    return index.nearest(name, List.of(around), 1).get(0).value();
  }

  @Test
  void the_same_words_are_as_like_as_can_be() {
    Scored<String> found =
        index("Garden > Hoses", "Garden > Rakes").nearest("Hose", List.of("Garden"), 5).get(0);
    assertThat(found.value()).isEqualTo("Garden > Hoses");
    assertThat(found.score()).isGreaterThan(0.99);
  }

  @Test
  void typing_errors_and_compounds_are_forgiven() {
    LikenessIndex<String> index =
        index("Bekleidung > Schuhe", "Bekleidung > Hemden", "Haushalt > Toaster");
    assertThat(best(index, "Herrenschuhe")).isEqualTo("Bekleidung > Schuhe");
    assertThat(best(index, "Tosater")).isEqualTo("Haushalt > Toaster");
  }

  @Test
  void what_stands_around_decides_between_equal_names() {
    LikenessIndex<String> index = index("Cameras > Accessories", "Phones > Accessories");
    assertThat(best(index, "Accessories", "Phones")).isEqualTo("Phones > Accessories");
    assertThat(best(index, "Accessories", "Digital cameras")).isEqualTo("Cameras > Accessories");
  }

  @Test
  void scripts_without_spaces_are_compared_by_pairs_of_signs() {
    assertThat(best(index("服饰 > 女装 > 衬衫", "数码 > 相机"), "女士衬衫")).isEqualTo("服饰 > 女装 > 衬衫");
  }

  @Test
  void what_is_not_like_anything_finds_nothing() {
    assertThat(index("Garden > Hoses").nearest("Quasar", List.of(), 5)).isEmpty();
  }

  @Test
  void accents_plurals_and_empty_words_make_no_difference() {
    assertThat(Words.of("Shirts & Tops für die Crème-Brûlées"))
        .containsExactly("shirt", "top", "die", "creme", "brulee");
    assertThat(Words.of("batteries, boxes and watches")).containsExactly("battery", "box", "watch");
  }
}
