package io.stoa.search;

import static io.stoa.search.Filter.Operator.EQUALS;
import static io.stoa.search.Filter.Operator.GREATER_OR_EQUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.search.FacetQuery.Part;
import io.stoa.search.SearchDocument.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Facets of random documents, written, written again and removed, against counting one by one. */
abstract class RandomFacetsContract extends ProductIndexFacetContract {
  private final Random random = new Random(7);

  /** What was written last, by document id. */
  private final Map<String, Made> made = new HashMap<>();

  private record Made(
      Kind kind,
      String family,
      Set<String> categories,
      boolean enabled,
      int percent,
      String color,
      List<String> sizes) {}

  private record Choice(Facet facet, Function<Made, List<String>> values) {}

  private record Narrowing(Filter filter, Predicate<Made> holds) {}

  @Test
  void countsOfRandomDocumentsAreExact() {
    for (int round = 1; round <= 4; round++) {
      writeSome(round);
      for (Narrowing narrowing : narrowings()) {
        for (Narrowing chosen : narrowings()) {
          assertExact(narrowing, chosen);
        }
      }
    }
  }

  private void writeSome(int round) {
    List<IndexEntry> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Kind kind = random.nextInt(5) == 0 ? Kind.PRODUCT_MODEL : Kind.PRODUCT;
      String key = "d" + random.nextInt(500);
      String id = SearchDocument.id(kind, key);
      if (random.nextInt(6) == 0) {
        entries.add(new IndexEntry.Remove(id, round));
        made.remove(id);
      } else {
        Made document = make(kind);
        entries.add(document(key, document).sequence(round).put());
        made.put(id, document);
      }
    }
    index.write(entries);
    index.refresh();
  }

  private Made make(Kind kind) {
    Set<String> categories =
        random.nextInt(4) == 0 ? Set.of() : Set.of("c1", "c" + (2 + random.nextInt(6)));
    return new Made(
        kind,
        random.nextInt(8) == 0 ? "" : "f" + random.nextInt(5),
        random.nextBoolean() ? categories : Set.of("c" + random.nextInt(8)),
        random.nextInt(3) != 0,
        random.nextInt(101),
        random.nextInt(5) == 0 ? "" : "color" + random.nextInt(9),
        random.ints(random.nextInt(4), 0, 6).mapToObj(i -> "s" + i).distinct().toList());
  }

  private static TestDocument document(String key, Made made) {
    TestDocument document =
        made.kind() == Kind.PRODUCT ? TestDocument.product(key) : TestDocument.model(key);
    document.categories(made.categories().toArray(String[]::new));
    document.complete("web", "en_US", made.percent());
    if (!made.family().isEmpty()) {
      document.family(made.family());
    }
    if (!made.color().isEmpty()) {
      document.option("color", made.color());
    }
    if (!made.sizes().isEmpty()) {
      document.options("sizes|en_US", made.sizes().toArray(String[]::new));
    }
    return made.enabled() ? document : document.disabled();
  }

  private static List<Narrowing> narrowings() {
    return List.of(
        new Narrowing(Filter.ALL, made -> true),
        new Narrowing(new Filter.InFamily(Set.of("f1", "f2")), m -> m.family().matches("f[12]")),
        new Narrowing(on("color", EQUALS, "color3"), made -> made.color().equals("color3")),
        new Narrowing(
            new Filter.Complete("web", "en_US", GREATER_OR_EQUAL, 95), m -> m.percent() >= 95),
        new Narrowing(not(new Filter.Enabled(true)), made -> !made.enabled()));
  }

  /** In the order of {@link #everyFacet}. */
  private static List<Choice> choices() {
    List<Function<Made, List<String>>> values =
        List.of(
            made -> made.family().isEmpty() ? List.of() : List.of(made.family()),
            made -> List.copyOf(made.categories()),
            RandomFacetsContract::inTree,
            made -> List.of(String.valueOf(made.enabled())),
            made -> List.of(made.kind().name()),
            RandomFacetsContract::band,
            made -> made.color().isEmpty() ? List.of() : List.of(made.color()),
            Made::sizes);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      choices.add(new Choice(everyFacet().get(i), values.get(i)));
    }
    return choices;
  }

  private static List<String> inTree(Made made) {
    List<String> nodes = new ArrayList<>();
    if (made.categories().stream().anyMatch(Set.of("c1", "c2", "c3")::contains)) {
      nodes.add("c1");
    }
    if (made.categories().contains("c2")) {
      nodes.add("c2");
    }
    return nodes;
  }

  private static List<String> band(Made made) {
    int from = made.percent() / 25 * 25;
    return List.of(from == 100 ? "100" : from + "-" + (from + 24));
  }

  /** The first facet has something chosen. */
  private void assertExact(Narrowing narrowing, Narrowing chosen) {
    List<Part> parts = new ArrayList<>();
    choices().forEach(choice -> parts.add(new Part(choice.facet(), Filter.ALL)));
    parts.set(0, new Part(parts.get(0).facet(), chosen.filter()));

    List<FacetCounts> counted = index.facets(new FacetQuery(narrowing.filter(), parts, 3));

    for (int i = 0; i < parts.size(); i++) {
      boolean own = i == 0;
      List<Made> matching =
          made.values().stream()
              .filter(narrowing.holds().and(m -> own || chosen.holds().test(m)))
              .toList();
      assertThat(counted.get(i))
          .as("%s among %s and %s", parts.get(i), narrowing.filter(), chosen.filter())
          .isEqualTo(oneByOne(matching, choices().get(i)));
    }
  }

  private static FacetCounts oneByOne(List<Made> matching, Choice choice) {
    Map<String, Long> counts = new TreeMap<>();
    long without = 0;
    for (Made each : matching) {
      List<String> values = choice.values().apply(each);
      values.forEach(value -> counts.merge(value, 1L, Long::sum));
      without += values.isEmpty() ? 1 : 0;
    }
    List<FacetCounts.Count> ordered = new ArrayList<>();
    counts.forEach((value, documents) -> ordered.add(new FacetCounts.Count(value, documents)));
    // The sort is stable and the map was in the order of codes.
    ordered.sort((one, other) -> Long.compare(other.documents(), one.documents()));
    int kept = Math.min(3, ordered.size());
    return new FacetCounts(
        matching.size(), ordered.subList(0, kept), ordered.size() - kept, without);
  }
}
