package io.stoa.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes ended jobs away with their files, all but the newest. Thread-safe. */
final class OldJobs {
  private static final Logger LOG = LoggerFactory.getLogger(OldJobs.class);
  private static final int SOME = 100;

  private final StoredJobs stored;
  private final Path dataDirectory;
  private final int kept;

  /**
   * @param kept so many of the newest stay
   */
  OldJobs(StoredJobs stored, Path dataDirectory, int kept) {
    this.stored = stored;
    this.dataDirectory = dataDirectory;
    this.kept = kept;
  }

  void drop() {
    try {
      List<Job> newest = stored.newest(null, null, kept);
      if (newest.size() < kept) {
        return;
      }
      String last = newest.get(newest.size() - 1).id();
      for (Job old : stored.newest(null, last, SOME)) {
        if (!old.open()) {
          deleteTree(dataDirectory.resolve("jobs").resolve(old.id()));
          stored.delete(old.id());
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Old jobs could not be removed; tried again after the next job", e);
    }
  }

  static void deleteTree(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
