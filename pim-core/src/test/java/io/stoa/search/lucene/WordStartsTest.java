package io.stoa.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;

/** Random words, against a look into each document. */
class WordStartsTest {
  private static final int DOCUMENTS = 2000;
  private static final List<String> NAMES = List.of("", "=a", "=b|en");

  private final Random random = new Random(11);
  private final Map<Integer, List<String>> words = new HashMap<>();

  @Test
  void beginningsOfManyWordsAreKnown() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        LeafReader segment = reader.leaves().get(0).reader();
        WordStarts known = WordStarts.of(segment, Fields.WORDS, Integer.MAX_VALUE);
        int found = 0;
        for (String start : starts()) {
          FixedBitSet documents = known.of(new BytesRef(start));
          if (documents != null) {
            assertThat(documents).as(start).isEqualTo(expected(start));
            found++;
          }
        }
        assertThat(found).isGreaterThan(100);
        assertThat(known.of(new BytesRef("ab"))).as("is a term itself").isNull();
        assertThat(known.of(new BytesRef("aaa"))).isNotNull();
        assertThat(known.memory()).isPositive();
      }
    }
  }

  @Test
  void thoseThatAreMostWorkAreKnownFirst() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        LeafReader segment = reader.leaves().get(0).reader();
        WordStarts few = WordStarts.of(segment, Fields.WORDS, 20);
        WordStarts all = WordStarts.of(segment, Fields.WORDS, Integer.MAX_VALUE);
        List<String> known =
            starts().stream().filter(start -> few.of(new BytesRef(start)) != null).toList();
        assertThat(known).hasSize(20);
        assertThat(few.memory()).isLessThan(all.memory());
        assertThat(WordStarts.of(segment, "no_such_field", 20).of(new BytesRef("aaa"))).isNull();
      }
    }
  }

  @Test
  void aLargeSegmentIsReadInTheBackground() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        LeafReader segment = reader.leaves().get(0).reader();
        UnionQuery.Known known = new KnownStarts().of(Fields.WORDS, "aaa");
        DocIdSetIterator documents = known.in(searcher, segment);
        while (documents == null) {
          LockSupport.parkNanos(1_000_000);
          documents = known.in(searcher, segment);
        }
        FixedBitSet found = new FixedBitSet(DOCUMENTS);
        found.or(documents);
        assertThat(found).isEqualTo(expected("aaa"));
      }
    }
  }

  private Set<String> starts() {
    Set<String> starts = new TreeSet<>();
    for (String word : words.values().stream().flatMap(List::stream).toList()) {
      int length = word.codePointCount(0, word.length());
      for (int i = 1; i <= length; i++) {
        starts.add(word.substring(0, word.offsetByCodePoints(0, i)));
      }
    }
    return starts;
  }

  private FixedBitSet expected(String start) {
    FixedBitSet expected = new FixedBitSet(DOCUMENTS);
    words.forEach(
        (document, all) -> {
          if (all.stream().anyMatch(word -> word.startsWith(start))) {
            expected.set(document);
          }
        });
    return expected;
  }

  /** Words of several names, starts and stretches that are no words, in one segment. */
  private void write(ByteBuffersDirectory directory) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = new Document();
        List<String> own = Stream.generate(this::word).limit(random.nextInt(5)).toList();
        words.put(i, own);
        for (String word : own) {
          String name = NAMES.get(random.nextInt(NAMES.size()));
          document.add(term(name + "\0" + word));
        }
        document.add(term("\0\u0001aa"));
        document.add(term("=a\0\u0002aaa" + i));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static Field term(String term) {
    return new StringField(Fields.WORDS, term, Field.Store.NO);
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 30 : 6);
    for (int i = 0; i < length; i++) {
      word.append("aaabä手".charAt(random.nextInt(6)));
    }
    return word.toString();
  }
}
