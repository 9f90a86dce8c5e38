package io.stoa.web.api;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.multipart.MultipartFile;

/** An uploaded file on disk for as long as it is read. */
final class ReceivedFile {
  private static final long LARGEST = 64L * 1024 * 1024;

  private ReceivedFile() {}

  /**
   * Reads the file and forgets it.
   *
   * @throws StoaException {@code INVALID} when it is larger than 64 MB
   */
  static <T> T read(MultipartFile sent, Function<Path, T> reader) {
    if (sent.getSize() > LARGEST) {
      throw StoaException.invalid(
          List.of(Violation.of("file", "size", "The file is larger than 64 MB.")));
    }
    try {
      Path aside = Files.createTempFile("stoa-table", ".part");
      try {
        try (InputStream content = sent.getInputStream()) {
          Files.copy(content, aside, StandardCopyOption.REPLACE_EXISTING);
        }
        return reader.apply(aside);
      } finally {
        Files.delete(aside);
      }
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The file cannot be kept while it is read.", e);
    }
  }
}
