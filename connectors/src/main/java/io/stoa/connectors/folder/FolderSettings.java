package io.stoa.connectors.folder;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings of a folder, read and checked.
 *
 * @param folder absolute, as written below its root; links are looked at when it is opened
 */
record FolderSettings(Path folder) {
  static CheckedSettings<FolderSettings> read(Map<String, String> settings, FolderRoots roots) {
    SettingsReader reader = new SettingsReader(FolderDescription.DESCRIPTION, settings);
    Optional<Path> folder = locate(reader.text(FolderDescription.PATH), roots);
    if (folder.isEmpty()) {
      reader.reject(
          FolderDescription.PATH,
          "folder_forbidden",
          "Files may only go below %s; the operator can allow more."
              .formatted(
                  Stream.concat(Stream.of(roots.own()), roots.allowed().stream())
                      .map(Path::toString)
                      .collect(Collectors.joining(", "))));
    }
    return CheckedSettings.of(reader, () -> new FolderSettings(folder.orElseThrow()));
  }

  private static Optional<Path> locate(String path, FolderRoots roots) {
    try {
      return roots.locate(Path.of(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
