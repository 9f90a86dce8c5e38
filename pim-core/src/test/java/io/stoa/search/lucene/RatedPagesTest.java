package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.search.IndexEntry;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.TestDocument;
import io.stoa.search.UnitConversion;
import io.stoa.search.terms.StandardAmounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random ratings, against Lucene's own sort by score. */
class RatedPagesTest {
  private static final int DOCUMENTS = 2000;
  private static final StandardAmounts AMOUNTS = new StandardAmounts(UnitConversion.NONE);

  private final Random random = new Random(8);
  private final org.apache.lucene.search.Sort sort = new Sorts().of(new Sort.ByRelevance());

  @Test
  void aPageIsTheSameAsOfASortByScore() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < 100; i++) {
          pagesOf(searcher, query());
        }
      }
    }
  }

  private void write(ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        TestDocument document = TestDocument.product("d" + random.nextInt() + "-" + i);
        document.family("f" + random.nextInt(3)).label("en_US", "few" + random.nextInt(300));
        IndexEntry.Put put = (IndexEntry.Put) document.text("t", "m" + random.nextInt(2)).put();
        writer.addDocument(IndexedDocument.of(put.document(), AMOUNTS));
        if (random.nextInt(DOCUMENTS / 5) == 0) {
          writer.flush();
        }
      }
      writer.deleteDocuments(word("few7"), word("few11"));
    }
  }

  private static Term word(String word) {
    return new Term(Fields.NAME_WORDS, word);
  }

  private RatedQuery query() {
    Query family = new TermQuery(new Term(Fields.KEYWORDS, "Ff" + random.nextInt(3)));
    Query wanted = random.nextBoolean() ? new TermQuery(LuceneShapes.LIVE) : family;
    List<Query> rating = new ArrayList<>();
    List<Float> worth = new ArrayList<>();
    while (random.nextInt(4) > 0) {
      boolean many = random.nextBoolean();
      rating.add(
          new TermQuery(
              many
                  ? new Term(Fields.WORDS, "\0m" + random.nextInt(2))
                  : word("few" + random.nextInt(9))));
      worth.add((float) (1 << random.nextInt(4)));
    }
    return new RatedQuery(wanted, rating, worth);
  }

  private void pagesOf(IndexSearcher searcher, RatedQuery query) throws IOException {
    Matching matching = Matching.of(searcher, query.wanted());
    int limit = 1 + random.nextInt(100);
    FieldDoc after = null;
    for (int page = 0; page < 20; page++) {
      TopFieldDocs expected = expected(searcher, query, limit, after);
      TopFieldDocs found = RatedPages.page(searcher, matching, query, sort, limit, after);
      assertThat(found.totalHits).isEqualTo(expected.totalHits);
      assertThat(hits(found)).as("%s after %s", query, after).isEqualTo(hits(expected));
      if (expected.scoreDocs.length < limit) {
        return;
      }
      FieldDoc last = (FieldDoc) expected.scoreDocs[random.nextInt(limit)];
      after = new FieldDoc(Integer.MAX_VALUE, Float.NaN, last.fields);
    }
  }

  private TopFieldDocs expected(
      IndexSearcher searcher, RatedQuery query, int limit, @Nullable FieldDoc after)
      throws IOException {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(query.wanted(), Occur.FILTER);
    for (int i = 0; i < query.rating().size(); i++) {
      Query constant = new ConstantScoreQuery(query.rating().get(i));
      builder.add(new BoostQuery(constant, query.worth(i)), Occur.SHOULD);
    }
    return searcher.search(
        builder.build(),
        new TopFieldCollectorManager(sort, limit, after, Integer.MAX_VALUE, false));
  }

  private static List<List<Object>> hits(TopFieldDocs docs) {
    List<List<Object>> hits = new ArrayList<>();
    Arrays.stream(docs.scoreDocs)
        .forEach(hit -> hits.add(Arrays.asList(hit.doc, Arrays.asList(((FieldDoc) hit).fields))));
    return hits;
  }
}
