package io.stoa.spreadsheet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats of tables. */
public enum SheetFormat {
  CSV,
  XLSX;

  /** {@code csv} or {@code xlsx}. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By {@code csv} or {@code xlsx} in any case. */
  public static Optional<SheetFormat> parse(String text) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(text)).findFirst();
  }

  /** By the file's extension. */
  public static Optional<SheetFormat> of(Path file) {
    String name = String.valueOf(file.getFileName());
    return parse(name.substring(name.lastIndexOf('.') + 1));
  }
}
