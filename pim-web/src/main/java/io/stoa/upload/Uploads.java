package io.stoa.upload;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of uploads. Thread-safe. */
public final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration YOUNG = Duration.ofHours(1);
  private static final int JOBS_LOOKED_AT = 1000;

  private final Path folder;
  private final Jobs jobs;
  private final Clock clock;

  public Uploads(Path folder, Jobs jobs, Clock clock) {
    this.folder = folder;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Stores what one request brought: one table or archive, or several tables that belong together.
   *
   * @return the file if there is one, else the folder that holds them all
   * @throws StoaException {@code INVALID} for no file, two of one name, or an archive among others
   */
  public Path receive(List<Upload> uploads) {
    check(uploads);
    sweep();
    Path home = folder.resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(home);
      for (Upload upload : uploads) {
        try (InputStream content = upload.content().open()) {
          Files.copy(content, home.resolve(upload.name()));
        }
      }
    } catch (IOException e) {
      delete(home);
      throw new StoaException(CoreError.IO, "The files cannot be stored.", e);
    }
    return uploads.size() == 1 ? home.resolve(uploads.get(0).name()) : home;
  }

  private static void check(List<Upload> uploads) {
    if (uploads.isEmpty()) {
      throw refused("required", "Send at least one file.", "");
    }
    Set<String> names = new HashSet<>();
    for (Upload upload : uploads) {
      String name = upload.name().toLowerCase(Locale.ROOT);
      if (!names.add(name)) {
        throw refused("unique", "Two files have the same name.", upload.name());
      }
      if (name.endsWith(".zip") && uploads.size() > 1) {
        throw refused("archive", "Send an archive alone.", upload.name());
      }
    }
  }

  private static StoaException refused(String rule, String message, String value) {
    return StoaException.invalid(List.of(new Violation("files", rule, message, value)));
  }

  /** Removes what no job needs any more. */
  private void sweep() {
    Set<Path> needed = new HashSet<>();
    for (Job job : jobs.newest(null, JOBS_LOOKED_AT)) {
      if (job.open() || job.resumable()) {
        job.parameters().values().forEach(value -> addHome(value, needed));
      }
    }
    Instant young = clock.instant().minus(YOUNG);
    try (Stream<Path> homes = Files.list(folder)) {
      homes.filter(home -> !needed.contains(home) && isOlder(home, young)).forEach(this::delete);
    } catch (IOException e) {
      LOG.warn("Old uploads cannot be removed; tried again with the next one", e);
    }
  }

  private void addHome(String parameter, Set<Path> needed) {
    if (parameter.startsWith(folder.toString())) {
      Path inside = folder.relativize(Path.of(parameter));
      needed.add(folder.resolve(inside.getName(0)));
    }
  }

  private static boolean isOlder(Path home, Instant than) {
    try {
      FileTime modified = Files.getLastModifiedTime(home);
      return modified.toInstant().isBefore(than);
    } catch (IOException e) {
      return false;
    }
  }

  private void delete(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("The upload {} cannot be removed", home, e);
    }
  }
}
