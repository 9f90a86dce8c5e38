package io.stoa.search.lucene;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index for writing, and what it says of itself in its commits. */
final class IndexOpening {
  private static final Logger LOG = LoggerFactory.getLogger(IndexOpening.class);
  private static final String SCHEMA = "schema";
  private static final String POSITION = "position";
  private static final double BUFFER_MEGABYTES = 64;

  private IndexOpening() {}

  /** The writer of the index; an index of another version is emptied. */
  static IndexWriter open(Directory directory, Path path) throws IOException {
    IndexWriter writer = openAny(directory, path);
    Map<String, String> said = said(writer);
    if (!Fields.SCHEMA.equals(said.get(SCHEMA))) {
      if (!said.isEmpty()) {
        LOG.info("The search index in {} has another layout and is made anew.", path);
      }
      empty(writer);
    }
    return writer;
  }

  private static IndexWriter openAny(Directory directory, Path path) throws IOException {
    try {
      return new IndexWriter(
          directory, new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MEGABYTES));
    } catch (LockObtainFailedException e) {
      throw new StoaException(
          CoreError.DATA_DIRECTORY_IN_USE,
          "The search index in " + path + " is already open, here or in another process.",
          e);
    }
  }

  /** Whether files of the index are missing or not what they should be. */
  static boolean isDamage(IOException e) {
    return e instanceof CorruptIndexException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexFormatTooNewException
        || e instanceof EOFException
        || e instanceof FileNotFoundException
        || e instanceof NoSuchFileException;
  }

  /** Deletes a damaged index: everything in it can be computed again. */
  static void discard(Path path, IOException damage) throws IOException {
    LOG.warn("The search index in {} is damaged and is made anew: {}", path, damage.toString());
    try (Directory directory = FSDirectory.open(path);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          lock.ensureValid();
          directory.deleteFile(file);
        }
      }
    }
  }

  static void empty(IndexWriter writer) throws IOException {
    writer.deleteAll();
    commit(writer, null);
  }

  static void commit(IndexWriter writer, @Nullable String position) throws IOException {
    Map<String, String> said = new HashMap<>();
    said.put(SCHEMA, Fields.SCHEMA);
    if (position != null) {
      said.put(POSITION, position);
    }
    writer.setLiveCommitData(said.entrySet());
    writer.commit();
  }

  /** The position of the last commit. */
  static @Nullable String position(IndexWriter writer) {
    return said(writer).get(POSITION);
  }

  private static Map<String, String> said(IndexWriter writer) {
    Map<String, String> said = new HashMap<>();
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      data.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    }
    return said;
  }
}
