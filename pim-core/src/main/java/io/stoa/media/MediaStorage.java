package io.stoa.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Content-addressed files: the same bytes are held once. Thread-safe. */
public interface MediaStorage {
  /**
   * Takes the stream to its end; durable when it returns.
   *
   * @param name the file's own name; only its extension is used
   * @param limit most bytes taken; more fails with {@code INVALID}
   */
  StoredMedia store(InputStream content, String name, long limit) throws IOException;

  /** The file of the key, read only. */
  Optional<Path> file(String key);

  /**
   * @param key what {@code Value.Media} holds
   * @param size bytes
   */
  record StoredMedia(String key, long size) {}
}
