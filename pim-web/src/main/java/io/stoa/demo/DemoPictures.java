package io.stoa.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Draws every picture that the demo's files name, each once. */
final class DemoPictures {
  /**
   * One picture to draw.
   *
   * @param file name such as {@code marlow-white-front.jpg}: style, colour and view
   */
  record Wanted(String family, String file) {}

  private DemoPictures() {}

  /** Draws into the folder, on all cores; pictures that are there already stay. */
  static void draw(Collection<Wanted> wanted, Path folder) throws IOException {
    Files.createDirectories(folder);
    try {
      wanted.parallelStream().distinct().forEach(picture -> draw(picture, folder));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void draw(Wanted picture, Path folder) {
    Path file = folder.resolve(picture.file());
    if (Files.exists(file)) {
      return;
    }
    String stem = picture.file().substring(0, picture.file().lastIndexOf('.'));
    int view = stem.lastIndexOf('-');
    int colour = stem.lastIndexOf('-', view - 1);
    try {
      new ProductPicture(
              picture.family(), stem.substring(0, colour), stem.substring(colour + 1, view))
          .writeJpeg(stem.substring(view + 1), file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot draw " + file, e);
    }
  }
}
