package io.stoa.search.elasticsearch;

import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.TestDocument;
import io.stoa.search.UnitConversion;
import io.stoa.search.terms.FilterTranslation;
import io.stoa.search.terms.StandardAmounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that a sample narrows, against those for which all documents are compared. */
class ListsByValueTest {
  private static final UnitConversion WEIGHTS =
      (attribute, amount, unit) -> unit.equals("GRAM") ? amount.movePointLeft(3) : null;
  private static final Sample NEVER_ASKED = new Sample(3, Integer.MAX_VALUE);
  private static final Sample ALWAYS_ASKED = new Sample(3, 0);
  private static final String SAME =
      "so long a beginning that the order ends within it, ".repeat(2);

  private final ClusterAddress address =
      ClusterAddress.parse(ElasticsearchServer.address()).of("test-" + UUID.randomUUID());
  private final Random random = new Random(5);
  private final ProductIndex narrowed =
      ElasticsearchProductIndex.open(address, WEIGHTS, ALWAYS_ASKED);
  private final ProductIndex plain = ElasticsearchProductIndex.open(address, WEIGHTS, NEVER_ASKED);

  @AfterEach
  void close() {
    narrowed.close();
    plain.close();
  }

  @Test
  void areAsIfAllDocumentsWereCompared() {
    for (int round = 1; round <= 2; round++) {
      writeSome(round);
      for (Sort sort : sorts().toList()) {
        for (Filter filter : filters()) {
          assertSame(filter, sort, 5 + random.nextInt(60));
        }
      }
    }
  }

  private void assertSame(Filter filter, Sort sort, int limit) {
    String cursor = null;
    do {
      SearchQuery query = new SearchQuery(filter, sort, cursor, limit);
      SearchPage page = narrowed.search(query);
      assertThat(page).as("%s", query).isEqualTo(plain.search(query));
      cursor = page.next();
    } while (cursor != null);
  }

  private static List<Filter> filters() {
    Filter family = new Filter.InFamily(Set.of("f1"));
    return List.of(
        Filter.ALL,
        new Filter.Not(family),
        new Filter.And(List.of(family, new Filter.Enabled(true))),
        new Filter.Text("p"));
  }

  private static Stream<Sort> sorts() {
    return Stream.of(true, false)
        .flatMap(
            ascending ->
                Stream.concat(
                    Stream.of("text", "options", "number", "weight", "price", "file", "any")
                        .map(key -> new Sort.ByValue(ValueKey.of(key), ascending)),
                    Stream.of(
                        new Sort.ByValue(ValueKey.of("price"), "USD", ascending),
                        new Sort.ByLabel("en_US", ascending),
                        new Sort.ByLabel("", ascending))));
  }

  private void writeSome(int round) {
    List<IndexEntry> entries = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      int number = random.nextInt(300);
      entries.add(
          random.nextInt(8) == 0
              ? new IndexEntry.Remove("p:p" + number, round)
              : document("p" + number).sequence(round).put());
    }
    narrowed.write(entries);
    narrowed.refresh();
  }

  private TestDocument document(String identifier) {
    TestDocument document = product(identifier).family("f" + random.nextInt(3));
    if (random.nextInt(4) == 0) {
      document.disabled();
    }
    if (random.nextBoolean()) {
      document.label(random.nextInt(3) == 0 ? "" : "en_US", text());
    }
    Map<String, Value> values =
        Map.of(
            "text", new Value.Text(text()),
            "options", new Value.Choices(List.of(text(), text())),
            "number", new Value.Numeric(amount()),
            "weight", new Value.Measure(amount(), random.nextBoolean() ? "GRAM" : "STONE"),
            "price", Value.Prices.of(Map.of("EUR", amount(), "USD", amount())),
            "file", new Value.Media("a/b.jpg", text()));
    values.forEach(
        (key, value) -> {
          if (random.nextInt(4) > 0) {
            document.value(key, value);
          }
        });
    List<Value> any = List.copyOf(values.values());
    return document.value("any", any.get(random.nextInt(any.size())));
  }

  private String text() {
    List<String> beginnings =
        List.of(
            "", "a", "A", "e", "é", "Äß", " b", "\u00a0c", "\uffff", "ﬀ", "鞋", "👟", "zz", SAME);
    String beginning = beginnings.get(random.nextInt(beginnings.size()));
    return beginning + beginnings.get(random.nextInt(beginnings.size())) + random.nextInt(20);
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(random.nextInt(4000) - 2000, random.nextInt(3));
  }

  @Test
  void pagesAreFoundWithoutLookingAtAllDocuments() {
    narrowed.write(
        IntStream.range(0, 3000)
            .<IndexEntry>mapToObj(i -> product("p" + i).text("text", "Text " + i % 1500).put())
            .toList());
    narrowed.refresh();
    try (Calls calls = new Calls(address.connect())) {
      ElasticShapes shapes = new ElasticShapes(new LongTexts(calls, address.index()));
      Query all = new FilterTranslation<>(shapes, new StandardAmounts(WEIGHTS)).of(Filter.ALL);
      ListsByValue lists =
          new ListsByValue(new Searches(calls, address.index()), shapes, new Sample(3, 2000));
      ValueOrder order = ValueOrder.of(new Sort.ByValue(ValueKey.of("text"), true));

      List<Found.Place> first =
          Objects.requireNonNull(lists.near(all, order, new Page(order.sort(), 20, null)));

      assertThat(first).hasSize(20);
      Cursor last = first.get(19).cursor();
      assertThat(last.value()).isEqualTo("text 1005");
      assertThat(lists.near(all, order, new Page(order.sort(), 20, last))).hasSize(20);
      Cursor nearTheEnd = new Cursor("text 999", last.id());
      assertThat(lists.near(all, order, new Page(order.sort(), 20, nearTheEnd))).isNull();
    }
  }
}
