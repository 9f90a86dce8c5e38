package io.stoa.search.lucene;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which documents have a short text that contains a part: of each large segment there is a {@link
 * ShortTextsFile}, beside the files of the index, made in the background while nothing is written
 * or when somebody first asks. It stays as long as its segment does, also when the index is closed.
 * Thread-safe.
 */
final class ShortTexts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShortTexts.class);

  /** What the index takes for none of its own files. */
  private static final String FILE = "texts-";

  /** What the index takes for one of its own, which it deletes when it is opened again. */
  private static final String UNFINISHED = "_texts";

  private final Directory directory;
  private final SegmentShelf<String, ShortTextsFile> files =
      new SegmentShelf<>(Long.MAX_VALUE, this::read, file -> 0);
  private volatile boolean closed;

  /**
   * @param directory of the index
   */
  ShortTexts(Directory directory) {
    this.directory = directory;
  }

  /**
   * Tells which documents have a text with the part, where that is known by now.
   *
   * @param prefix of the texts' terms
   * @param part not empty
   */
  UnionQuery.Known with(String prefix, String part) {
    return (searcher, segment) -> {
      String name = name(segment);
      ShortTextsFile file = name == null ? null : files.soon(segment, name);
      return file == null ? null : file.with(prefix, part);
    };
  }

  /** Opens in the background what there is, and deletes what belongs to no segment any more. */
  void open(IndexSearcher searcher) throws IOException {
    Set<String> left = new HashSet<>();
    for (String file : directory.listAll()) {
      if (file.startsWith(FILE)) {
        left.add(file);
      }
    }
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      String name = name(leaf.reader());
      if (name != null && left.remove(name)) {
        files.soon(leaf.reader(), name);
      }
    }
    left.forEach(this::delete);
  }

  /** Makes in the background what there is not. */
  void make(IndexSearcher searcher) {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      String name = name(leaf.reader());
      if (name != null) {
        files.soon(leaf.reader(), name);
      }
    }
  }

  /** The segment's file; null for segments that are gone through in no time. */
  private static @Nullable String name(LeafReader segment) {
    return segment.maxDoc() > SegmentShelf.QUICK
            && FilterLeafReader.unwrap(segment) instanceof SegmentReader reader
        ? FILE + StringHelper.idToString(reader.getSegmentInfo().info.getId())
        : null;
  }

  private ShortTextsFile read(LeafReader segment, String name) {
    ShortTextsFile file = ShortTextsFile.NONE;
    try {
      ShortTextsFile there = opened(segment, name);
      file = there == null ? made(segment, name) : there;
    } catch (IOException e) {
      LOG.warn("The short texts of a segment of the search index are not kept: {}", e.toString());
    } catch (AlreadyClosedException e) {
      LOG.debug("The index is closed.");
    }
    ShortTextsFile read = file;
    segment.getCoreCacheHelper().addClosedListener(segmentKey -> letGo(read, name));
    return read;
  }

  private @Nullable ShortTextsFile opened(LeafReader segment, String name) throws IOException {
    if (!Set.of(directory.listAll()).contains(name)) {
      return null;
    }
    try {
      return ShortTextsFile.open(directory, name, segment.maxDoc());
    } catch (IOException e) {
      LOG.warn("The short texts in {} are damaged and are made anew: {}", name, e.toString());
      delete(name);
      return null;
    }
  }

  private ShortTextsFile made(LeafReader segment, String name) throws IOException {
    String unfinished = null;
    try {
      try (IndexOutput out = directory.createTempOutput(UNFINISHED, "", IOContext.DEFAULT)) {
        unfinished = out.getName();
        new ShortTextsWriting(segment, out, () -> closed).write();
      }
      directory.sync(Set.of(unfinished));
      directory.rename(unfinished, name);
      unfinished = null;
      return ShortTextsFile.open(directory, name, segment.maxDoc());
    } finally {
      if (unfinished != null) {
        delete(unfinished);
      }
    }
  }

  /** A segment that is not read any more was merged into another, unless the index is closed. */
  private void letGo(ShortTextsFile file, String name) {
    IOUtils.closeWhileHandlingException(file);
    if (!closed) {
      delete(name);
    }
  }

  private void delete(String name) {
    IOUtils.deleteFilesIgnoringExceptions(directory, name);
  }

  /** Makes no more files; those that there are stay. */
  @Override
  public void close() {
    closed = true;
  }
}
