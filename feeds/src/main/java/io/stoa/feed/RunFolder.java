package io.stoa.feed;

import io.stoa.feed.FeedRun.RunFile;
import io.stoa.format.FileStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of one run, {@code out/<feed>/<run>/}. They carry the ending {@code .part} until they
 * are complete. Nobody waits for them to be on the disk: a destination makes its own copy safe, and
 * the next run finds out whether ours was lost in a power cut. The newest delivered files also lie
 * in {@code out/<feed>/} under their own names. For one run and one thread.
 */
final class RunFolder {
  private static final String PART = ".part";
  static final String REPORT = "report.csv";
  static final String CHANGES = "changes.jsonl";
  private static final String RANGE = ".range";

  private final Path root;
  private final Path ofFeed;
  private final Path folder;
  private final String fileName;
  private final List<String> names = new ArrayList<>();
  private final List<Long> items = new ArrayList<>();
  private final List<FileStream> written = new ArrayList<>();

  private RunFolder(Path root, Path ofFeed, Path folder, String fileName) {
    this.root = root;
    this.ofFeed = ofFeed;
    this.folder = folder;
    this.fileName = fileName;
  }

  /**
   * @param root the data directory
   */
  static RunFolder create(Path root, Feed feed, String run) throws IOException {
    Path folder = Files.createDirectories(of(root, feed.code(), run));
    return new RunFolder(root, of(root, feed.code()), folder, feed.fileName());
  }

  /** Where the files of the run are. */
  static Path of(Path root, String feed, String run) {
    return of(root, feed).resolve(run);
  }

  private static Path of(Path root, String feed) {
    return root.resolve("out").resolve(feed);
  }

  /**
   * Name of the file with what another node made of a range.
   *
   * @param mark tells it from what others make of the same range
   */
  static String rangePart(int number, String mark) {
    return number + "-" + mark + RANGE;
  }

  /** What other nodes made and nobody took in, goes. */
  void dropRangeParts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(RANGE)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  Path folder() {
    return folder;
  }

  /** The folder of a run whose files were finished before. */
  static RunFolder reopen(Path root, Feed feed, String run, List<RunFile> files) {
    Path ofFeed = of(root, feed.code());
    RunFolder folder = new RunFolder(root, ofFeed, ofFeed.resolve(run), feed.fileName());
    for (RunFile file : files) {
      folder.names.add(file.name());
      folder.items.add(file.items());
    }
    return folder;
  }

  /** {@code feed.json}, then {@code feed-2.json} and so on. */
  OutputStream nextFile() throws IOException {
    String name = numbered(names.size() + 1);
    FileStream out = FileStream.create(folder.resolve(name + PART));
    names.add(name);
    items.add(0L);
    written.add(out);
    return out;
  }

  /** Of the file with that number, from 0, as {@link FileStream#sum} gives it. */
  String sum(int number) {
    return written.get(number).sum();
  }

  /** Makes the files safe from a power cut, for a run that delivers them at some later time. */
  void sync() throws IOException {
    for (String name : names) {
      try (FileChannel file = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
        file.force(true);
      }
    }
  }

  private String numbered(int number) {
    if (number == 1) {
      return fileName;
    }
    int dot = fileName.lastIndexOf('.');
    return dot <= 0
        ? fileName + "-" + number
        : fileName.substring(0, dot) + "-" + number + fileName.substring(dot);
  }

  /** The items that were just written went into the newest file. */
  void countItems(int more) {
    int last = items.size() - 1;
    items.set(last, items.get(last) + more);
  }

  /** Begins anew: what was written so far is taken away. */
  void restart() throws IOException {
    for (String name : names) {
      Files.deleteIfExists(folder.resolve(name + PART));
    }
    names.clear();
    items.clear();
    written.clear();
    Files.deleteIfExists(folder.resolve(CHANGES));
  }

  /** Forgets the files: they say nothing new. */
  void discardFiles() throws IOException {
    for (String name : names) {
      Files.deleteIfExists(folder.resolve(name));
    }
    names.clear();
    items.clear();
    written.clear();
  }

  /** The list of what a run's destination had to be told; may not be there. */
  static Path changes(Path root, FeedRun run) {
    return of(root, run.feed(), run.id()).resolve(CHANGES);
  }

  /** Where the list of what the destination has to be told goes. */
  Path changes() {
    return folder.resolve(CHANGES);
  }

  Path reportPart() {
    return folder.resolve(REPORT + PART);
  }

  /** Gives the report its name; its path relative to the data directory. */
  String finishReport() throws IOException {
    Path report = folder.resolve(REPORT);
    Files.move(reportPart(), report, StandardCopyOption.ATOMIC_MOVE);
    return relative(report);
  }

  /** Gives the files their names, all at once after the last was closed. */
  List<RunFile> finish(String mediaType) throws IOException {
    List<RunFile> files = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Path file = folder.resolve(names.get(i));
      Files.move(folder.resolve(names.get(i) + PART), file, StandardCopyOption.ATOMIC_MOVE);
      files.add(
          new RunFile(
              names.get(i), relative(file), mediaType, Files.size(file), items.get(i), null));
    }
    return files;
  }

  Path file(RunFile file) {
    return folder.resolve(file.name());
  }

  /** The id of the run that wrote the file, by its path relative to the data directory. */
  static String runOf(String relative) {
    String folder = relative.substring(0, relative.lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  /**
   * Puts the files under the feed's own folder too, each whole, and takes away left-over parts.
   * They lie on the disk once, under both names: nobody ever writes into either.
   */
  void publish() throws IOException {
    for (String name : names) {
      Path half = ofFeed.resolve(name + PART);
      link(folder.resolve(name), half);
      // Not in its place: of a file that takes another's, ext4 writes all to the disk at once.
      Files.deleteIfExists(ofFeed.resolve(name));
      Files.move(half, ofFeed.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
    for (int number = names.size() + 1; ; number++) {
      if (!Files.deleteIfExists(ofFeed.resolve(numbered(number)))) {
        return;
      }
    }
  }

  private static void link(Path file, Path half) throws IOException {
    Files.deleteIfExists(half);
    try {
      Files.createLink(half, file);
    } catch (IOException | UnsupportedOperationException e) {
      // Not every file system has links.
      Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Removes all but the newest run folders of the feed; while it does not run.
   *
   * @param spared ids of runs whose folders stay however old they are
   */
  static void prune(Path root, Feed feed, int keep, Set<String> spared) throws IOException {
    Path ofFeed = of(root, feed.code());
    if (!Files.isDirectory(ofFeed)) {
      return;
    }
    List<Path> folders;
    try (Stream<Path> entries = Files.list(ofFeed)) {
      folders =
          entries
              .filter(Files::isDirectory)
              .sorted(Comparator.comparing((Path p) -> p.getFileName().toString()).reversed())
              .toList();
    }
    for (Path old : folders.subList(Math.min(keep, folders.size()), folders.size())) {
      if (!spared.contains(old.getFileName().toString())) {
        delete(old);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody put a file there meanwhile; the next run takes it away.
    }
  }
}
