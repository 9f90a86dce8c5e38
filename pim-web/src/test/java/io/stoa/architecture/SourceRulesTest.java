package io.stoa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for source files as texts. */
class SourceRulesTest {
  private static final int MOST_LINES = 500;
  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", "dist", "data", ".git", "playwright-report");
  private static final List<String> ENDINGS = List.of(".java", ".ts", ".tsx", ".mjs", ".css");

  /** In comments; put together so that this file does not hold the words. */
  private static final Pattern MARKS =
      Pattern.compile(
          "(//|\\*).*\\b(" + "TO" + "DO|" + "FIX" + "ME|" + "XX" + "X|" + "HA" + "CK)\\b");

  private static List<Path> sources = List.of();
  private static Path root = Path.of("");

  @BeforeAll
  static void findSources() throws IOException {
    root = Path.of(System.getProperty("stoa.root", ".")).toAbsolutePath().normalize();
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (ENDINGS.stream().anyMatch(name::endsWith) && !name.endsWith(".d.ts")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    sources = List.copyOf(found);
    assertThat(sources).as("sources below " + root).hasSizeGreaterThan(100);
  }

  @Test
  void noFileIsLong() throws IOException {
    List<String> long_ = new ArrayList<>();
    for (Path source : sources) {
      long lines;
      try (Stream<String> text = Files.lines(source)) {
        lines = text.count();
      }
      if (lines > MOST_LINES) {
        long_.add(root.relativize(source) + ": " + lines);
      }
    }
    assertThat(long_)
        .as("a file over %d lines does more than one thing: split it by what it does", MOST_LINES)
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    List<String> marked = new ArrayList<>();
    for (Path source : sources) {
      int number = 0;
      for (String line : Files.readAllLines(source)) {
        number++;
        if (MARKS.matcher(line).find()) {
          marked.add(root.relativize(source) + ":" + number + ": " + line.strip());
        }
      }
    }
    assertThat(marked).as("open an issue instead of a mark in the code").isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    Set<String> wanting = new TreeSet<>();
    for (Path source : sources) {
      Path folder = source.getParent();
      if (!source.toString().endsWith(".java") || !inMain(source)) {
        continue;
      }
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info)) {
        wanting.add(root.relativize(folder) + " has no package-info.java");
      } else {
        String text = Files.readString(info);
        if (!text.contains("@NullMarked")) {
          wanting.add(root.relativize(info) + " has no @NullMarked");
        }
        if (!text.startsWith("/**")) {
          wanting.add(root.relativize(info) + " does not say what the package is for");
        }
      }
    }
    assertThat(wanting).isEmpty();
  }

  @Test
  void everyPackageIsEnteredWithItsModule() throws IOException {
    for (Map.Entry<String, List<String>> module : StoaModules.PACKAGES.entrySet()) {
      Path packages = root.resolve(module.getKey()).resolve("src/main/java/io/stoa");
      try (Stream<Path> folders = Files.list(packages)) {
        assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()))
            .as(
                "packages of %s: enter a new one in StoaModules, or the walls do not guard it",
                module.getKey())
            .isSubsetOf(module.getValue());
      }
    }
  }

  private static boolean inMain(Path source) {
    return root.relativize(source).toString().replace('\\', '/').contains("/src/main/java/");
  }
}
