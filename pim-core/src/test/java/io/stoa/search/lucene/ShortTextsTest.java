package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random parts of random texts, against a walk through all terms. */
class ShortTextsTest {
  private static final int SEGMENT = SegmentShelf.QUICK + 500;
  private static final String PREFIX = "=b\0t";

  /** A thousand different ones, each in many documents. */
  private static final String REPEATED = "=d\0t";

  private static final String FEW = "=e\0t";
  private static final String CUT = "=f\0c";

  private final Random random = new Random(3);
  private final Path folder;
  private Directory directory;
  private IndexWriter writer;
  private SearcherManager searchers;
  private ShortTexts shortTexts;

  ShortTextsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    directory = FSDirectory.open(folder);
    writer =
        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
    searchers = new SearcherManager(writer, null);
    shortTexts = new ShortTexts(directory);
    withSearcher(shortTexts::open);
  }

  @AfterEach
  void close() throws IOException {
    shortTexts.close();
    searchers.close();
    writer.close();
    directory.close();
  }

  @Test
  void theSameIsFoundAsByGoingThroughAllTerms() throws IOException {
    write(2 * SEGMENT);
    writer.flush();
    write(100);
    searchers.maybeRefreshBlocking();
    await();

    long found = 0;
    for (int i = 0; i < 300; i++) {
      found +=
          assertSame(List.of(PREFIX, REPEATED, FEW, CUT, "=none\0t").get(i % 5), text(1 + i % 4));
    }
    assertThat(found).isGreaterThan(2 * SEGMENT);
    assertThat(documents(FEW, "e")).as("few terms are gone through").isNull();
    assertThat(documents(REPEATED, "000")).isNotNull();
    assertSame(REPEATED, "000");
  }

  @Test
  void untilTheBackgroundHasReadThemAllTermsAreGoneThrough() throws IOException {
    write(SEGMENT);
    searchers.maybeRefreshBlocking();

    assertSame(PREFIX, "a");
    await();
    assertSame(PREFIX, "a");
  }

  @Test
  void deletedAndChangedDocumentsAreNotFound() throws IOException {
    write(SEGMENT);
    searchers.maybeRefreshBlocking();
    await();
    long before = assertSame(PREFIX, "ab");
    for (int i = 0; i < SEGMENT; i += 2) {
      writer.deleteDocuments(new Term("number", "" + i));
    }
    searchers.maybeRefreshBlocking();

    assertThat(documents(PREFIX, "ab")).as("it is kept for the segment").isNotNull();
    assertThat(assertSame(PREFIX, "ab")).isLessThan(before).isPositive();
  }

  @Test
  void aMergedSegmentHasItsOwnAndThoseBeforeAreDeleted() throws IOException {
    write(SEGMENT);
    writer.flush();
    write(SEGMENT);
    searchers.maybeRefreshBlocking();
    await();
    assertThat(files("texts-")).hasSize(2);

    writer.getConfig().setMergePolicy(new IndexWriterConfig().getMergePolicy());
    writer.forceMerge(1);
    searchers.maybeRefreshBlocking();
    assertThat(files("texts-")).isEmpty();
    assertSame(PREFIX, "ab");
    await();
    assertSame(PREFIX, "ab");
    assertThat(files("texts-")).hasSize(1);
  }

  @Test
  void filesStayWhenTheIndexIsClosedAndGoWhenTheirSegmentsHaveGone() throws IOException {
    write(SEGMENT);
    searchers.maybeRefreshBlocking();
    await();
    List<Path> made = files("texts-");
    close();
    Files.createFile(folder.resolve("texts-ofanother"));
    Files.createFile(folder.resolve("_texts__0.tmp"));

    open();

    assertThat(made).hasSize(1);
    assertThat(files("texts-")).isEqualTo(made);
    assertThat(files("_texts")).as("left by a kill").isEmpty();
    await();
    assertSame(PREFIX, "ab");
  }

  @Test
  void aDamagedFileIsMadeAnew() throws IOException {
    write(SEGMENT);
    searchers.maybeRefreshBlocking();
    await();
    close();
    Path made = files("texts-").get(0);
    long size = Files.size(made);
    Files.writeString(made, "rubbish");

    open();
    await();

    assertThat(made).hasSize(size);
    assertSame(PREFIX, "ab");
  }

  /** How many are found both ways. */
  private long assertSame(String prefix, String part) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      List<Integer> expected = find(searcher, prefix, part, UnionQuery.Known.NOTHING);
      assertThat(find(searcher, prefix, part, shortTexts.with(prefix, part)))
          .as(prefix + part)
          .isEqualTo(expected);
      return expected.size();
    } finally {
      searchers.release(searcher);
    }
  }

  private static List<Integer> find(
      IndexSearcher searcher, String prefix, String part, UnionQuery.Known known)
      throws IOException {
    var how = UnionQuery.within(LuceneShapes.LIVE, known);
    var query = new TermsWith(Fields.KEYWORDS, prefix, part, false, how);
    return Arrays.stream(searcher.search(query, Integer.MAX_VALUE, Sort.INDEXORDER).scoreDocs)
        .map(hit -> hit.doc)
        .toList();
  }

  /** Until the files of all large segments are made. */
  private void await() throws IOException {
    withSearcher(
        searcher -> {
          shortTexts.make(searcher);
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            while (leaf.reader().maxDoc() > SegmentShelf.QUICK
                && shortTexts.with(PREFIX, "a").in(searcher, leaf.reader()) == null) {
              LockSupport.parkNanos(1_000_000);
            }
          }
        });
  }

  /** Of the first segment. */
  private @Nullable DocIdSetIterator documents(String prefix, String part) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      IndexReader reader = searcher.getIndexReader();
      return shortTexts.with(prefix, part).in(searcher, reader.leaves().get(0).reader());
    } finally {
      searchers.release(searcher);
    }
  }

  private interface Seeing {
    void see(IndexSearcher searcher) throws IOException;
  }

  private void withSearcher(Seeing seeing) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      seeing.see(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  private List<Path> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  /** Other names before and after, a term that is the prefix alone, cut texts with digests. */
  private void write(int documents) throws IOException {
    for (int i = 0; i < documents; i++) {
      Document document = new Document();
      document.add(new StringField("number", "" + i, Field.Store.NO));
      document.add(keyword(LuceneShapes.LIVE.text()));
      document.add(keyword("=a\0t" + text(12)));
      document.add(keyword(PREFIX + (i % 1000 == 0 ? "" : text(12))));
      document.add(keyword("=c\0n" + i));
      document.add(keyword(REPEATED + (i % 2 == 0 ? "every second" : "0000" + i % 3000)));
      document.add(keyword(FEW + "few" + i % 50));
      document.add(keyword(CUT + text(5) + (i % 10 == 0 ? "\0" + text(20) : "")));
      writer.addDocument(document);
    }
  }

  private static Field keyword(String term) {
    return new StringField(Fields.KEYWORDS, term, Field.Store.NO);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abcdefghijkäé手-".charAt(random.nextInt(15)));
    }
    return text.toString();
  }
}
