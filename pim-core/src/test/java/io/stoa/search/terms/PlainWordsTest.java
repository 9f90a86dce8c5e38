package io.stoa.search.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
  @Test
  void whatIsSplitPlainlyIsSplitLikeByTheWholeAnalysis() {
    Random random = new Random(7);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      List<String> words = new ArrayList<>();
      if (PlainWords.split(text, words::add)) {
        plain++;
        assertThat(words).as(text).isEqualTo(Words.analyzed(text));
      } else {
        assertThat(words).isEmpty();
      }
    }
    assertThat(plain).isGreaterThan(1_000);
  }

  @Test
  void plainTextsOfACatalogueAreTakenThisWay() {
    List<String> words = new ArrayList<>();

    assertThat(PlainWords.split("Wide-angle lens, 24 mm (black). Ships today!", words::add))
        .isTrue();

    assertThat(words)
        .containsExactly("wide", "angle", "lens", "24", "mm", "black", "ships", "today");
  }

  @Test
  void whatDependsOnItsSurroundingsIsLeftToTheAnalysis() {
    for (String text : List.of("3.5 inch", "can't", "1,000", "café", "a_b", "x".repeat(256))) {
      assertThat(PlainWords.split(text, word -> {})).as(text).isFalse();
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(10);
      text.append(
          kind < 5
              ? (char) ('a' + random.nextInt(26))
              : kind < 7 ? (char) ('0' + random.nextInt(10)) : (char) random.nextInt(127));
    }
    return text.toString();
  }
}
