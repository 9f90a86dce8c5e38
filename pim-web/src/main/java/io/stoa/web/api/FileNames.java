package io.stoa.web.api;

import org.jspecify.annotations.Nullable;

/** Names of uploaded files, which callers choose freely. */
final class FileNames {
  private static final int LONGEST = 200;

  private FileNames() {}

  /**
   * The last segment without control characters and leading dots, so that it names a file in a
   * folder and nothing else; {@code file} where nothing is left.
   */
  static String last(@Nullable String given) {
    String name = given == null ? "" : given.replace('\\', '/');
    name = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "").strip();
    while (name.startsWith(".")) {
      name = name.substring(1);
    }
    if (name.isEmpty()) {
      return "file";
    }
    return name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
  }
}
