package io.stoa.search;

import static io.stoa.search.Filter.Operator.CONTAINS;
import static io.stoa.search.Filter.Operator.STARTS_WITH;
import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.search.terms.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Parts of random texts, against what {@link String} says of the folded texts. */
abstract class RandomPartsContract extends ProductIndexHarness {
  /** Signs that split, fold, join and weigh differently. */
  private static final int[] SIGNS =
      "abcABC12éßİΣς手机カ한ก𠮷👕-.'_<>&;*?\\\"\u0301\u0002 \t\n".codePoints().toArray();

  private static final int LETTERS = 8;

  private final Random random = new Random(11);

  /** Of the texts under one key by identifier. */
  private final Map<String, Map<String, String>> texts =
      Map.of("t", new TreeMap<>(), "t|de_DE", new TreeMap<>(), "t2", new TreeMap<>());

  /** How many parts are asked for. */
  protected int parts() {
    return 1500;
  }

  @Test
  void partsOfRandomTextsAreFoundExactly() {
    for (int round = 0; round < 3; round++) {
      writeSome();
      for (int i = 0; i < parts() / 3; i++) {
        String key = List.of("t", "t|de_DE", "t2").get(random.nextInt(3));
        String part = part(key);
        if (!part.isEmpty()) {
          assertThat(find(on(key, CONTAINS, part)))
              .as("[%s] in %s", part, key)
              .isEqualTo(having(key, part, String::contains));
          assertThat(find(on(key, STARTS_WITH, part)))
              .as("[%s] begins %s", part, key)
              .isEqualTo(having(key, part, String::startsWith));
        }
      }
    }
  }

  private void writeSome() {
    List<IndexEntry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String identifier = "d" + (10 + random.nextInt(80));
      TestDocument document = product(identifier);
      texts.forEach(
          (key, byIdentifier) -> {
            String text = text();
            document.text(key, text);
            byIdentifier.put(identifier, text);
          });
      entries.add(document.put());
    }
    index.write(entries);
    index.refresh();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(4) == 0 ? 150 + random.nextInt(300) : 1 + random.nextInt(30);
    int signs = random.nextInt(3) == 0 ? LETTERS : SIGNS.length;
    for (int i = 0; i < length; i++) {
      boolean plain = random.nextInt(3) != 0;
      text.appendCodePoint(SIGNS[random.nextInt(plain ? LETTERS : signs)]);
      if (random.nextInt(8) == 0 && signs != LETTERS) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  /** Of one of the texts, and now and then with another sign than there. */
  private String part(String key) {
    List<String> all = new ArrayList<>(texts.getOrDefault(key, Map.of()).values());
    int[] text = all.get(random.nextInt(all.size())).codePoints().toArray();
    int start = random.nextInt(text.length);
    int most = random.nextInt(5) == 0 ? text.length - start : Math.min(5, text.length - start);
    int length = 1 + random.nextInt(most);
    if (random.nextInt(5) == 0) {
      text[start + random.nextInt(length)] = SIGNS[random.nextInt(SIGNS.length)];
    }
    return new String(text, start, length);
  }

  private List<String> having(String key, String part, BiPredicate<String, String> how) {
    List<String> having = new ArrayList<>();
    texts
        .getOrDefault(key, Map.of())
        .forEach(
            (identifier, text) -> {
              if (how.test(Folding.fold(text), Folding.fold(part))) {
                having.add(identifier);
              }
            });
    return having;
  }
}
