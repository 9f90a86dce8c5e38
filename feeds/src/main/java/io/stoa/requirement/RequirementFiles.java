package io.stoa.requirement;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds the data files of channels: everything that is called {@code requirements/<code>.yaml} on
 * the class path, in folders and in jars, those inside another jar included. So a new channel is
 * one new file, and its name stands nowhere else.
 */
final class RequirementFiles {
  private static final String FOLDER = "requirements/";
  private static final String ENDING = ".yaml";

  private RequirementFiles() {}

  /** Addresses by code, in code order. */
  static Map<String, URL> all() {
    Map<String, URL> byCode = new TreeMap<>();
    try {
      for (URL folder :
          Collections.list(RequirementFiles.class.getClassLoader().getResources(FOLDER))) {
        for (String name : names(folder)) {
          if (name.endsWith(ENDING)) {
            add(byCode, name.substring(0, name.length() - ENDING.length()), folder);
          }
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new StoaException(CoreError.IO, "Cannot look for requirement sets.", e);
    }
    return byCode;
  }

  private static void add(Map<String, URL> byCode, String code, URL folder)
      throws IOException, URISyntaxException {
    URL file = new URI(folder + code + ENDING).toURL();
    URL other = byCode.putIfAbsent(code, file);
    if (other != null && !other.toString().equals(file.toString())) {
      throw new StoaException(
          CoreError.INVALID,
          "Two files call themselves the requirement set " + code + ": " + other + ", " + file);
    }
  }

  private static List<String> names(URL folder) throws IOException, URISyntaxException {
    URLConnection connection = folder.openConnection();
    if (connection instanceof JarURLConnection inJar) {
      return names(inJar.getJarFile(), inJar.getEntryName());
    }
    if (!folder.getProtocol().equals("file")) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** The jar may be shared with the class loader: it stays open. */
  private static List<String> names(JarFile jar, String folder) {
    List<String> names = new ArrayList<>();
    for (JarEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      if (name.startsWith(folder) && name.indexOf('/', folder.length()) < 0) {
        names.add(name.substring(folder.length()));
      }
    }
    return names;
  }
}
