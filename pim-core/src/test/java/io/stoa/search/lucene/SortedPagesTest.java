package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.product.ValueKey;
import io.stoa.search.IndexEntry;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.TestDocument;
import io.stoa.search.UnitConversion;
import io.stoa.search.terms.Folding;
import io.stoa.search.terms.StandardAmounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random pages of random texts, against a sort by columns. */
class SortedPagesTest {
  private static final int DOCUMENTS = 2000;
  private static final StandardAmounts AMOUNTS = new StandardAmounts(UnitConversion.NONE);

  /** Signs that fold, weigh and are cut differently; most are plain. */
  private static final int[] SIGNS = "aaabbbzéÅßœжΣ手ａ①ᴀ👕\u3000 \t-~".codePoints().toArray();

  private final Random random = new Random(5);
  private final Sorts sorts = new Sorts();
  private final SortedPages pages = new SortedPages();
  private int read;

  @Test
  void aPageIsTheSameAsOfAColumn() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < 40; i++) {
          pagesOf(searcher);
        }
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  private void write(ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        IndexEntry.Put put = (IndexEntry.Put) document(i).put();
        writer.addDocument(IndexedDocument.of(put.document(), AMOUNTS));
        if (random.nextInt(DOCUMENTS / 5) == 0) {
          writer.flush();
        }
      }
      for (int i = 0; i < DOCUMENTS; i += 17) {
        writer.deleteDocuments(new Term(Fields.ID, "p:d" + i));
      }
    }
  }

  private TestDocument document(int number) {
    TestDocument document = TestDocument.product("d" + number);
    document.text("short", text(8));
    document.text("long", "same ".repeat(random.nextInt(2) * 19) + text(250));
    document.number("number", String.valueOf((random.nextInt(500) - 250) / 4.0));
    document.complete("web", "en_US", random.nextInt(101));
    document.label("en_US", text(3));
    if (random.nextInt(3) == 0) {
      document.text("some", text(40));
      document.family("f");
    }
    return document;
  }

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    int signs = random.nextInt(3) > 0 ? 7 : SIGNS.length;
    for (int i = 0; i <= random.nextInt(most); i++) {
      text.appendCodePoint(SIGNS[random.nextInt(signs)]);
    }
    return text.toString();
  }

  private void pagesOf(IndexSearcher searcher) throws IOException {
    Sort sort = sort();
    Query all = new TermQuery(LuceneShapes.LIVE);
    Query family = new TermQuery(new Term(Fields.KEYWORDS, "Ff"));
    Query wanted =
        random.nextBoolean()
            ? all
            : new BooleanQuery.Builder().add(all, Occur.FILTER).add(family, Occur.FILTER).build();
    Matching matching = Matching.of(searcher, wanted);
    int limit = 1 + random.nextInt(100);
    FieldDoc after = null;
    for (int page = 0; page < 20; page++) {
      TopFieldDocs expected = expected(searcher, matching, sort, limit, after);
      TopFieldDocs found = pages.page(searcher, matching, keywordOrder(sort), limit, after);
      if (found != null) {
        read++;
        assertThat(found.totalHits).isEqualTo(expected.totalHits);
        assertThat(hits(found)).as("%s after %s", sort, after).isEqualTo(hits(expected));
      }
      if (expected.scoreDocs.length < limit) {
        return;
      }
      FieldDoc last = (FieldDoc) expected.scoreDocs[random.nextInt(limit)];
      after = new FieldDoc(Integer.MAX_VALUE, Float.NaN, last.fields);
    }
  }

  private Sort sort() {
    boolean ascending = random.nextBoolean();
    return switch (random.nextInt(6)) {
      case 0 -> new Sort.ByLabel("en_US", ascending);
      case 1 -> new Sort.ByCompleteness("web", "en_US", ascending);
      case 2 -> new Sort.ByValue(ValueKey.of("number"), ascending);
      case 3 -> new Sort.ByValue(ValueKey.of("long"), ascending);
      case 4 -> new Sort.ByValue(ValueKey.of("some"), ascending);
      default -> new Sort.ByValue(ValueKey.of("short"), ascending);
    };
  }

  private static KeywordOrder keywordOrder(Sort sort) {
    return Objects.requireNonNull(Sorts.keywordOrder(sort));
  }

  private TopFieldDocs expected(
      IndexSearcher searcher, Matching matching, Sort sort, int limit, @Nullable FieldDoc after)
      throws IOException {
    return searcher.search(
        new MatchingQuery(matching),
        new TopFieldCollectorManager(sorts.of(sort), limit, after, Integer.MAX_VALUE, false));
  }

  private static List<List<Object>> hits(TopFieldDocs docs) {
    List<List<Object>> hits = new ArrayList<>();
    Arrays.stream(docs.scoreDocs)
        .forEach(hit -> hits.add(Arrays.asList(hit.doc, Arrays.asList(((FieldDoc) hit).fields))));
    return hits;
  }

  /** What {@link DisplacedTexts} has to know of Unicode. */
  @Test
  void whateverIsOrderedByAnotherSignIsKnown() {
    for (int sign = 128; sign <= Character.MAX_CODE_POINT; sign++) {
      if (sign < Character.MIN_SURROGATE || sign > Character.MAX_SURROGATE) {
        String text = Folding.fold(Character.toString(sign));
        boolean same = Folding.foldAccents(text).equals(text);
        boolean whole = !Character.isSupplementaryCodePoint(text.codePointAt(0));
        if (!same || !whole) {
          assertThat(DisplacedTexts.isAt(new BytesRef(text), 0)).as("U+%X", sign).isEqualTo(true);
        }
        assertThat(new BytesRef(Folding.foldAccents(text)))
            .as("U+%X", sign)
            .isLessThanOrEqualTo(new BytesRef(text));
      }
    }
  }
}
