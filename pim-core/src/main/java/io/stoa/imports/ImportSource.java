package io.stoa.imports;

import io.stoa.catalog.Catalogs;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import io.stoa.spreadsheet.Unzip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables behind a path that was given to import, in dependency order.
 *
 * @param files known tables
 * @param unreadable what was found and cannot be read, one sentence each
 * @param unknown tables that nobody knows what to do with, one sentence by name
 */
record ImportSource(List<ImportFile> files, List<String> unreadable, Map<String, String> unknown) {
  private static final String UNPACKED = "unpacked";

  /**
   * @param path a table, a folder with tables, or a ZIP archive of such a folder
   * @param entity what a single table holds, null to find out
   * @param scratch where an archive is unpacked
   */
  static ImportSource open(
      Path path, @Nullable ImportEntity entity, Path scratch, Catalogs catalogs)
      throws IOException {
    Path source = path.toAbsolutePath().normalize();
    if (!Files.exists(source)) {
      throw new StoaException(CoreError.NOT_FOUND, "There is no file or folder " + path + ".");
    }
    if (Files.isDirectory(source)) {
      return folder(source, catalogs);
    }
    if (isArchive(source)) {
      return folder(unpacked(source, scratch), catalogs);
    }
    Path parent = source.getParent();
    return of(List.of(source), parent == null ? source : parent, entity, catalogs);
  }

  private static boolean isArchive(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".zip") && Spreadsheets.formatOf(file) == SheetFormat.XLSX;
  }

  private static Path unpacked(Path archive, Path scratch) throws IOException {
    Path folder = scratch.resolve(UNPACKED);
    Path done = scratch.resolve(UNPACKED + ".done");
    if (!Files.exists(done)) {
      Unzip.into(Files.createDirectories(folder), archive);
      Files.createFile(done);
    }
    return folder;
  }

  private static ImportSource folder(Path folder, Catalogs catalogs) throws IOException {
    List<Path> tables = tables(folder);
    Path root = folder;
    while (tables.isEmpty()) {
      Optional<Path> only = onlyFolder(root);
      if (only.isEmpty()) {
        throw new StoaException(
            CoreError.NOT_FOUND, "There is no CSV or XLSX file in " + folder.getFileName() + ".");
      }
      root = only.get();
      tables = tables(root);
    }
    return of(tables, root, null, catalogs);
  }

  /** Tables of the folder by name; those that an import wrote itself are left out. */
  private static List<Path> tables(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> SheetFormat.of(file).isPresent())
          .filter(
              file ->
                  !String.valueOf(file.getFileName())
                      .matches("(?i)(errors-.*|warnings\\.csv|[.~].*)"))
          .sorted()
          .toList();
    }
  }

  private static Optional<Path> onlyFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> folders = files.filter(Files::isDirectory).limit(2).toList();
      return folders.size() == 1 ? Optional.of(folders.get(0)) : Optional.empty();
    }
  }

  private static ImportSource of(
      List<Path> tables, Path root, @Nullable ImportEntity given, Catalogs catalogs) {
    List<ImportFile> files = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    Map<String, String> unknown = new LinkedHashMap<>();
    Set<String> errorsNames = new HashSet<>();
    for (Path table : tables) {
      String name = root.relativize(table).toString();
      try {
        ImportEntity entity = given != null ? given : entity(table, name, catalogs);
        String errorsName = "errors-" + entity.code();
        for (int i = 2; !errorsNames.add(errorsName); i++) {
          errorsName = "errors-" + entity.code() + "-" + i;
        }
        files.add(
            new ImportFile(table, name, entity, Spreadsheets.formatOf(table), root, errorsName));
      } catch (RefusedFile e) {
        unknown.put(name, String.valueOf(e.getMessage()));
      } catch (IOException | StoaException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    files.sort(Comparator.comparing(ImportFile::entity));
    return new ImportSource(List.copyOf(files), List.copyOf(unreadable), unknown);
  }

  private static ImportEntity entity(Path table, String name, Catalogs catalogs)
      throws IOException, RefusedFile {
    String fileName = String.valueOf(table.getFileName());
    Optional<ImportEntity> byName = ImportEntity.ofFileName(fileName.replaceFirst("\\.[^.]*$", ""));
    if (byName.isPresent()) {
      return byName.get();
    }
    try (ImportTable opened = ImportTable.open(table, name)) {
      Set<String> columns =
          opened.header().stream()
              .map(column -> column.toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      String identifier = catalogs.current().identifier().code().toLowerCase(Locale.ROOT);
      return ImportEntity.ofHeader(columns, identifier)
          .orElseThrow(
              () ->
                  new RefusedFile(
                      name
                          + " was not recognised, neither by its name nor by its columns. Name it"
                          + " after what it holds, such as products.csv."));
    }
  }
}
