package io.stoa.search.lucene;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.IndexEntry;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.UnitConversion;
import io.stoa.search.terms.FilterTranslation;
import io.stoa.search.terms.StandardAmounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** A Lucene index in a directory that it holds alone. */
public final class LuceneProductIndex implements ProductIndex {
  /** So many written documents are kept in mind until a searcher sees them. */
  private static final int MOST_UNSEEN = 20_000;

  /** When nothing was written for so long, what searches want is made beforehand. */
  private static final long QUIET_MILLIS = 10_000;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final StandardAmounts amounts;
  private final ShortTexts shortTexts;
  private final Searching searching;
  private final Refreshing refreshing;

  /** Held while a new searcher is made; taken before {@link #writing} where both are. */
  private final Object seeing = new Object();

  private final Object writing = new Object();
  private final Sequences sequences = new Sequences();
  private volatile @Nullable String position;

  private LuceneProductIndex(Directory directory, IndexWriter writer, UnitConversion units)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.amounts = new StandardAmounts(units);
    this.shortTexts = new ShortTexts(directory);
    LuceneShapes shapes = new LuceneShapes(shortTexts);
    this.searching = new Searching(searchers, new FilterTranslation<>(shapes, amounts));
    this.position = IndexOpening.position(writer);
    withSearcher(shortTexts::open);
    this.refreshing = new Refreshing(this::refreshIfOpen, QUIET_MILLIS, this::prepareIfOpen);
  }

  /**
   * Opens the index in the directory, making both where there is none.
   *
   * @param units for comparing metrics; must be the same each time, or the index be made anew
   * @throws StoaException DATA_DIRECTORY_IN_USE when it is open already, INDEX_UNAVAILABLE when the
   *     directory cannot be read or written
   */
  public static LuceneProductIndex open(Path path, UnitConversion units) {
    try {
      Files.createDirectories(path);
      try {
        return openOnce(path, units);
      } catch (IOException e) {
        if (!IndexOpening.isDamage(e)) {
          throw e;
        }
        IndexOpening.discard(path, e);
        return openOnce(path, units);
      }
    } catch (IOException e) {
      throw unavailable("open", e);
    }
  }

  private static LuceneProductIndex openOnce(Path path, UnitConversion units) throws IOException {
    Directory directory = FSDirectory.open(path);
    IndexWriter writer = null;
    boolean opened = false;
    try {
      writer = IndexOpening.open(directory, path);
      LuceneProductIndex index = new LuceneProductIndex(directory, writer, units);
      opened = true;
      return index;
    } finally {
      if (!opened) {
        IOUtils.closeWhileHandlingException(writer == null ? null : writer::rollback, directory);
      }
    }
  }

  @Override
  public void write(List<IndexEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<Document> documents = entries.parallelStream().map(this::document).toList();
    boolean manyUnseen;
    synchronized (writing) {
      change("write to", () -> writeAll(entries, documents));
      manyUnseen = sequences.unseen() > MOST_UNSEEN;
    }
    if (manyUnseen) {
      refresh();
    } else {
      refreshing.needed();
    }
  }

  private Document document(IndexEntry entry) {
    return entry instanceof IndexEntry.Put put
        ? IndexedDocument.of(put.document(), amounts)
        : IndexedDocument.removed(entry.id(), entry.sequence());
  }

  private record Put(String id, Document document, boolean first) {}

  private void writeAll(List<IndexEntry> entries, List<Document> documents) throws IOException {
    Map<String, Put> puts = new LinkedHashMap<>();
    IndexSearcher searcher = searchers.acquire();
    try {
      for (int i = 0; i < entries.size(); i++) {
        IndexEntry entry = entries.get(i);
        if (puts.containsKey(entry.id())) {
          putAll(puts.values());
          puts.clear();
        }
        long known = sequences.of(entry.id(), searcher);
        if (known <= entry.sequence()) {
          puts.put(entry.id(), new Put(entry.id(), documents.get(i), known == Sequences.NONE));
          sequences.written(entry.id(), entry.sequence());
        }
      }
      putAll(puts.values());
    } finally {
      searchers.release(searcher);
    }
  }

  /** On all processors, in whatever order: no id is there twice. */
  private void putAll(Collection<Put> puts) throws IOException {
    try {
      List.copyOf(puts).parallelStream().forEach(this::put);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void put(Put put) {
    try {
      if (put.first) {
        writer.addDocument(put.document);
      } else {
        writer.updateDocument(new Term(Fields.ID, put.id), put.document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void checkpoint(String newPosition) {
    synchronized (writing) {
      change("commit", () -> IndexOpening.commit(writer, newPosition));
      position = newPosition;
    }
  }

  @Override
  public @Nullable String position() {
    return position;
  }

  @Override
  public void refresh() {
    synchronized (seeing) {
      change("refresh", this::refreshAll);
    }
  }

  private void refreshIfOpen() {
    synchronized (seeing) {
      if (writer.isOpen()) {
        refresh();
      }
    }
  }

  private void prepareIfOpen() {
    synchronized (seeing) {
      if (writer.isOpen()) {
        change("read", () -> withSearcher(shortTexts::make));
      }
    }
  }

  private void withSearcher(Seeing work) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      work.see(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Others go on writing meanwhile. */
  private void refreshAll() throws IOException {
    boolean seen = false;
    synchronized (writing) {
      sequences.beginSeeing();
    }
    try {
      searchers.maybeRefreshBlocking();
      seen = true;
    } finally {
      synchronized (writing) {
        sequences.endSeeing(seen);
      }
    }
  }

  @Override
  public SearchPage search(SearchQuery query) {
    return searching.page(query);
  }

  @Override
  public long count(Filter filter) {
    return searching.count(filter);
  }

  @Override
  public List<FacetCounts> facets(FacetQuery query) {
    return searching.facets(query);
  }

  @Override
  public void clear() {
    synchronized (seeing) {
      synchronized (writing) {
        change(
            "empty",
            () -> {
              IndexOpening.empty(writer);
              position = null;
              refreshAll();
            });
      }
    }
  }

  /** Commits what was written and lets go of the directory. Closing again does nothing. */
  @Override
  public void close() {
    refreshing.close();
    shortTexts.close();
    synchronized (seeing) {
      synchronized (writing) {
        if (writer.isOpen()) {
          change(
              "close",
              () -> {
                searchers.close();
                writer.close();
                directory.close();
              });
        }
      }
    }
  }

  /** Names of the fields that the index has. */
  Set<String> fields() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      Set<String> names = new TreeSet<>();
      for (FieldInfo field : FieldInfos.getMergedFieldInfos(searcher.getIndexReader())) {
        names.add(field.name);
      }
      return names;
    } finally {
      searchers.release(searcher);
    }
  }

  private static void change(String what, Change change) {
    try {
      change.run();
    } catch (IOException | AlreadyClosedException e) {
      throw unavailable(what, e);
    }
  }

  static StoaException unavailable(String what, Exception cause) {
    return new StoaException(
        CoreError.INDEX_UNAVAILABLE,
        "Cannot " + what + " the search index: " + cause.getMessage(),
        cause);
  }

  private interface Change {
    void run() throws IOException;
  }

  private interface Seeing {
    void see(IndexSearcher searcher) throws IOException;
  }
}
