package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random parts of random terms, against a walk through all terms. */
class PartsOfTermsTest {
  private static final int DOCUMENTS = 3000;
  private static final String PREFIX = "=b\0t";

  private final Random random = new Random(3);
  private final SegmentShelf<String, PartsOfTerms> known =
      new SegmentShelf<>(Long.MAX_VALUE, PartsOfTerms::of, PartsOfTerms::memory);

  @Test
  void theSameIsFoundAsByGoingThroughAllTerms() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        long found = 0;
        for (int i = 0; i < 600; i++) {
          String part = text(1 + random.nextInt(5));
          String prefix = random.nextInt(9) == 0 ? "=none\0t" : PREFIX;
          Matching expected = find(searcher, prefix, part, null);
          assertThat(find(searcher, prefix, part, known)).as(part).isEqualTo(expected);
          found += expected.total();
        }
        assertThat(found).isGreaterThan(DOCUMENTS);
      }
    }
  }

  @Test
  void aLargeSegmentIsGoneThroughUntilTheBackgroundHasReadIt() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    SegmentShelf<String, PartsOfTerms> behind =
        new SegmentShelf<>(
            Long.MAX_VALUE,
            (segment, prefix) -> {
              asked.join();
              return PartsOfTerms.of(segment, prefix);
            },
            PartsOfTerms::memory);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      writeLarge(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        LeafReader segment = reader.leaves().get(0).reader();
        assertThat(reader.leaves()).hasSize(1);
        Matching expected = find(searcher, PREFIX, "777", null);
        assertThat(expected.total()).isEqualTo(19);
        assertThat(find(searcher, PREFIX, "777", behind)).isEqualTo(expected);
        assertThat(behind.soon(segment, PREFIX)).isNull();

        asked.complete(null);
        while (behind.soon(segment, PREFIX) == null) {
          LockSupport.parkNanos(1_000_000);
        }

        assertThat(find(searcher, PREFIX, "777", behind)).isEqualTo(expected);
      }
    }
  }

  private static Matching find(
      IndexSearcher searcher,
      String prefix,
      String part,
      @Nullable SegmentShelf<String, PartsOfTerms> known)
      throws IOException {
    return Matching.of(
        searcher, new TermsWith(Fields.KEYWORDS, prefix, part, false, LuceneShapes.LIVE, known));
  }

  /** Other names before and after, a term that is the prefix alone, digests, several segments. */
  private void write(ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = new Document();
        document.add(keyword(LuceneShapes.LIVE.text()));
        document.add(keyword("=a\0t" + text(12)));
        document.add(keyword(PREFIX + (i % 1000 == 0 ? "" : text(12))));
        document.add(keyword(i % 10 == 0 ? PREFIX + text(5) + "\0" + text(20) : "=c\0t"));
        writer.addDocument(document);
        if (random.nextInt(DOCUMENTS / 6) == 0) {
          writer.flush();
        }
      }
    }
  }

  /** One segment that is not read in no time. */
  private static void writeLarge(ByteBuffersDirectory directory) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i <= PartsOfTerms.QUICK; i++) {
        Document document = new Document();
        document.add(keyword(LuceneShapes.LIVE.text()));
        document.add(keyword(PREFIX + i));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
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
