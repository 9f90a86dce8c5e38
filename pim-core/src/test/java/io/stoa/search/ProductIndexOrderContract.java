package io.stoa.search;

import static io.stoa.search.TestDocument.model;
import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchQuery.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders and pages. */
abstract class ProductIndexOrderContract extends ProductIndexFilterContract {
  @Test
  void identifiersAreOrderedByCodePointIgnoringCase() {
    write(product("b"), product("A"), model("c"), product("Ä"), product("10"), product("9"));

    assertOrder(new Sort.ByIdentifier(true), "10", "9", "A", "b", "c", "Ä");
    assertOrder(new Sort.ByIdentifier(false), "Ä", "c", "b", "A", "9", "10");
  }

  @Test
  void changesAreOrderedByTime() {
    write(
        product("a").updated("2026-03-01T00:00:00Z"),
        product("b").updated("2026-01-01T00:00:00Z"),
        product("c").updated("2026-03-01T00:00:00.000000001Z"));

    assertOrder(new Sort.ByUpdated(true), "b", "a", "c");
    assertOrder(new Sort.ByUpdated(false), "c", "a", "b");
  }

  @Test
  void labelsAreOrderedInTheirLocaleIgnoringCaseAndAccents() {
    write(
        product("a").label("en_US", "zebra"),
        product("b").label("en_US", "Éclair").label("fr_FR", "zzz"),
        product("c").label("", "Mango"),
        product("d").label("fr_FR", "aaa"),
        product("e").label("en_US", "apple"),
        product("f"));

    assertOrder(new Sort.ByLabel("en_US", true), "e", "b", "c", "a", "d", "f");
    assertOrder(new Sort.ByLabel("en_US", false), "a", "c", "b", "e", "d", "f");
  }

  @Test
  void completenessIsOrderedByPercent() {
    write(
        product("a").complete("web", "en_US", 100),
        product("b").complete("web", "en_US", 9),
        product("c").complete("web", "de_DE", 50),
        product("d").complete("web", "en_US", 50));

    assertOrder(new Sort.ByCompleteness("web", "en_US", true), "b", "d", "a", "c");
    assertOrder(new Sort.ByCompleteness("web", "en_US", false), "a", "d", "b", "c");
  }

  @Test
  void valuesAreOrderedAsTheirKindAsks() {
    write(
        product("a").number("n", "10").date("d", "2026-02-01").text("t|en_US|web", "b"),
        product("b").number("n", "-3.5").date("d", "2025-12-31").text("t|en_US|web", "Á"),
        product("c").number("n", "9.99").date("d", "2026-01-31").text("t|en_US", "a"),
        product("d"));

    assertOrder(byValue("n", true), "b", "c", "a", "d");
    assertOrder(byValue("n", false), "a", "c", "b", "d");
    assertOrder(byValue("d", true), "b", "c", "a", "d");
    assertOrder(byValue("d", false), "a", "c", "b", "d");
    assertOrder(byValue("t|en_US|web", true), "b", "a", "c", "d");
    assertOrder(byValue("t|en_US|web", false), "a", "b", "c", "d");
  }

  @Test
  void metricsAndPricesAreOrderedByComparableAmounts() {
    write(
        product("a").metric("weight", "2", "KILOGRAM").price("price", "EUR", "5"),
        product("b")
            .metric("weight", "500", "GRAM")
            .value("price", Value.Prices.of(Map.of("EUR", BigDecimal.TEN, "AUD", BigDecimal.ONE))),
        product("c").metric("weight", "1", "POUND").price("price", "USD", "1"));

    assertOrder(byValue("weight", true), "c", "b", "a");
    assertOrder(byValue("weight", false), "a", "b", "c");
    ValueKey price = ValueKey.of("price");
    assertOrder(new Sort.ByValue(price, "EUR", true), "a", "b", "c");
    assertOrder(new Sort.ByValue(price, "EUR", false), "b", "a", "c");
    assertOrder(byValue("price", true), "b", "c", "a");
  }

  @Test
  void severalOptionsAreOrderedByTheFirstInCodeOrder() {
    write(
        product("a").value("colors", new Value.Choices(List.of("White", "red"))),
        product("b").value("colors", new Value.Choices(List.of("green"))),
        product("c").value("colors", new Value.Choices(List.of("yellow", "Black"))),
        product("d"));

    assertOrder(byValue("colors", true), "c", "b", "a", "d");
    assertOrder(byValue("colors", false), "a", "b", "c", "d");
  }

  /** The same attribute may have held numbers, then texts. */
  @Test
  void valuesOfAllKindsHaveTheirPlace() {
    String same = "same ".repeat(30);
    write(
        product("a").text("x", same + "b"),
        product("b").text("x", "  Same"),
        product("c").text("x", same + "a"),
        product("d").number("x", "7"),
        product("e").text("x", "Älter"),
        product("f").text("x", "b"));

    assertOrder(byValue("x", true), "d", "e", "f", "b", "a", "c");
    assertOrder(byValue("x", false), "a", "c", "b", "f", "e", "d");
  }

  @Test
  void theBestMatchComesFirst() {
    write(
        product("a").text("t", "a red shirt"),
        product("b").label("en_US", "Shirtmaker"),
        product("c").label("en_US", "Red shirt"),
        product("shirt"));

    assertThat(find(text("shirt"), new Sort.ByRelevance())).containsExactly("shirt", "c", "b", "a");
    assertThat(find(Filter.ALL, new Sort.ByRelevance())).containsExactly("a", "b", "c", "shirt");
  }

  @Test
  void tiesAreBrokenByDocumentId() {
    write(
        product("b").number("n", "1"), product("a").number("n", "1"), model("z").number("n", "1"));

    assertOrder(byValue("n", true), "z", "a", "b");
    assertOrder(byValue("n", false), "z", "a", "b");
  }

  @Test
  void everyOrderCanBePaged() {
    Random random = new Random(7);
    List<TestDocument> documents = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      TestDocument document =
          product("p" + i).updated("2026-01-01T00:00:0" + random.nextInt(9) + "Z");
      if (random.nextInt(3) > 0) {
        document.number("n", String.valueOf(random.nextInt(20) - 10));
        document.label(random.nextBoolean() ? "en_US" : "", "shirt " + random.nextInt(15));
        document.complete("web", "en_US", random.nextInt(101));
      }
      documents.add(document);
      if (i % 37 == 0) {
        write(documents.toArray(TestDocument[]::new));
        documents.clear();
      }
    }
    write(documents.toArray(TestDocument[]::new));

    for (boolean ascending : new boolean[] {true, false}) {
      assertPagesLikeOne(new Sort.ByIdentifier(ascending));
      assertPagesLikeOne(new Sort.ByUpdated(ascending));
      assertPagesLikeOne(new Sort.ByLabel("en_US", ascending));
      assertPagesLikeOne(new Sort.ByCompleteness("web", "en_US", ascending));
      assertPagesLikeOne(byValue("n", ascending));
      assertPagesLikeOne(byValue("never", ascending));
    }
    assertPagesLikeOne(new Sort.ByRelevance());
  }

  private void assertPagesLikeOne(Sort sort) {
    Filter filter = or(text("shirt"), text("p"));
    List<String> whole = find(filter, sort);
    assertThat(whole).hasSize(300).doesNotHaveDuplicates();
    List<String> paged = new ArrayList<>();
    String cursor = null;
    do {
      SearchPage page = index.search(new SearchQuery(filter, sort, cursor, 7));
      assertThat(page.total()).isEqualTo(300);
      page.hits().forEach(hit -> paged.add(hit.identifier()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(paged).as("%s", sort).isEqualTo(whole);
  }

  @Test
  void pagingOverManyHitsSeesWhatIsNotTouchedExactlyOnce() {
    int count = 12_000;
    for (int from = 0; from < count; from += 2000) {
      write(
          IntStream.range(from, from + 2000)
              .mapToObj(i -> numbered(i, 1, i % 100))
              .toArray(TestDocument[]::new));
    }
    Set<String> untouched = new HashSet<>();
    IntStream.range(0, count).filter(i -> i % 3 != 0).forEach(i -> untouched.add("p" + i));

    Random random = new Random(11);
    List<String> seen = new ArrayList<>();
    String cursor = null;
    long sequence = 2;
    do {
      SearchPage page = index.search(new SearchQuery(Filter.ALL, byValue("n", true), cursor, 500));
      page.hits().forEach(hit -> seen.add(hit.identifier()));
      cursor = page.next();
      List<IndexEntry> changes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int touched = random.nextInt(count / 3) * 3;
        changes.add(
            random.nextBoolean()
                ? new IndexEntry.Remove("p:p" + touched, sequence++)
                : numbered(touched, sequence++, random.nextInt(100)).put());
        changes.add(product("new" + sequence).number("n", "50").sequence(sequence++).put());
      }
      index.write(changes);
      index.refresh();
    } while (cursor != null);

    seen.retainAll(untouched);
    assertThat(seen).hasSize(untouched.size()).doesNotHaveDuplicates();
  }

  private static TestDocument numbered(int i, long sequence, int n) {
    return product("p" + i).number("n", String.valueOf(n)).sequence(sequence);
  }

  @Test
  void pagesByIdentifierSeeWhatIsNotTouchedExactlyOnce() {
    Set<String> untouched = new HashSet<>();
    for (int i = 0; i < 600; i++) {
      write(product("p" + i), model("p" + i));
      if (i % 2 == 0) {
        untouched.add("p:p" + i);
        untouched.add("m:p" + i);
      }
    }
    Random random = new Random(3);
    List<String> seen = new ArrayList<>();
    String cursor = null;
    long sequence = 2;
    do {
      SearchPage page = index.search(new SearchQuery(Filter.ALL, Sort.IDENTIFIER, cursor, 21));
      page.hits().forEach(hit -> seen.add(SearchDocument.id(hit.kind(), hit.key())));
      assertThat(page.total()).isEqualTo(index.count(Filter.ALL));
      cursor = page.next();
      int touched = random.nextInt(300) * 2 + 1;
      index.write(
          List.of(
              new IndexEntry.Remove("p:p" + touched, sequence++),
              model("p" + touched).sequence(sequence++).put(),
              product("q" + sequence).sequence(sequence++).put()));
      index.refresh();
    } while (cursor != null);

    assertThat(seen).doesNotHaveDuplicates();
    seen.retainAll(untouched);
    assertThat(seen).hasSize(untouched.size());
  }

  @Test
  void whatIsNoCursorIsRefused() {
    write(product("a").number("n", "1"), product("b").number("n", "2"));
    String next = index.search(new SearchQuery(Filter.ALL, byValue("n", true), null, 1)).next();
    String good = Objects.requireNonNull(next);

    for (String bad :
        List.of(
            "", "x", "%%%", "AAAA", "AQAAAAA", good + "AA", good.substring(3), "A".repeat(9999))) {
      assertRefused(bad, byValue("n", true));
    }
    assertRefused(good.substring(0, good.length() - 4), byValue("n", true));
    assertRefused(good, byValue("n", false));
    assertRefused(good, Sort.IDENTIFIER);
  }

  private void assertRefused(String cursor, Sort sort) {
    assertThatThrownBy(() -> index.search(new SearchQuery(Filter.ALL, sort, cursor, 1)))
        .as(cursor)
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID));
  }

  @Test
  void aPageHasOneToAThousandHits() {
    for (int limit : new int[] {-1, 0, 1001}) {
      assertThatThrownBy(
              () -> index.search(new SearchQuery(Filter.ALL, Sort.IDENTIFIER, null, limit)))
          .isInstanceOf(StoaException.class);
    }
  }

  protected static Sort byValue(String key, boolean ascending) {
    return new Sort.ByValue(ValueKey.parse(key), ascending);
  }

  private void assertOrder(Sort sort, String... identifiers) {
    assertThat(find(Filter.ALL, sort)).containsExactly(identifiers);
  }
}
