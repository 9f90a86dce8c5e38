package io.stoa.taxonomy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the categories of a channel from the file that it publishes; finds out by itself which of
 * these it is: lines such as Google's {@code 212 - Apparel & Accessories > Clothing} or Shopify's
 * {@code gid://… : Apparel & Accessories}, paths or names alone, a table with columns for id and
 * path, or JSON of WeChat, Shopify or Amazon.
 */
final class ReadTaxonomy {
  private static final long LARGEST = 64L * 1024 * 1024;
  private static final int MOST_NODES = 200_000;
  private static final int LONGEST_ID = 1_000;
  private static final int LONGEST_NAME = 300;
  private static final int DEEPEST = 20;
  private static final int MOST_PROBLEMS = 50;

  private ReadTaxonomy() {}

  /**
   * @throws StoaException {@code INVALID} with what is wrong in which line, {@code UNREADABLE_FILE}
   */
  static List<TaxonomyNode> of(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw unreadable("is larger than 64 MB");
      }
      if (Spreadsheets.formatOf(file) == SheetFormat.XLSX) {
        return checked(TableTaxonomy.read(file));
      }
      String text = text(file);
      String begin = text.stripLeading();
      if (begin.startsWith("{") || begin.startsWith("[")) {
        return checked(JsonTaxonomy.read(text));
      }
      return checked(
          TableTaxonomy.isTable(text) ? TableTaxonomy.read(file) : LineTaxonomy.read(text));
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The file cannot be read.", e);
    }
  }

  static StoaException unreadable(String why) {
    return new StoaException(
        CoreError.UNREADABLE_FILE, "The file " + why + ", so its categories cannot be read.");
  }

  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readAllBytes();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("is not UTF-8 text");
    }
  }

  /**
   * One category as it stands in the file.
   *
   * @param where such as {@code line 12}
   */
  record Read(String where, TaxonomyNode node) {}

  private static List<TaxonomyNode> checked(List<Read> all) {
    List<Violation> violations = new ArrayList<>();
    Map<String, TaxonomyNode> byId = new LinkedHashMap<>();
    for (Read read : all) {
      String problem = problem(read.node(), byId);
      if (problem == null) {
        byId.put(read.node().id(), read.node());
      } else if (violations.size() < MOST_PROBLEMS) {
        violations.add(new Violation(read.where(), "category", problem, read.node().id()));
      }
    }
    if (byId.isEmpty() && violations.isEmpty()) {
      violations.add(Violation.of("file", "required", "No category was found in the file."));
    }
    if (byId.size() > MOST_NODES) {
      violations.add(Violation.of("file", "count", "Has more than " + MOST_NODES + " categories."));
    }
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return List.copyOf(byId.values());
  }

  private static @Nullable String problem(TaxonomyNode node, Map<String, TaxonomyNode> byId) {
    TaxonomyNode known = byId.get(node.id());
    if (known != null && !known.path().equals(node.path())) {
      return "The id is that of " + known.pathText() + " already.";
    }
    if (node.id().isBlank() || node.id().length() > LONGEST_ID) {
      return "An id has 1 to " + LONGEST_ID + " characters.";
    }
    if (node.path().size() > DEEPEST) {
      return "A path has at most " + DEEPEST + " levels.";
    }
    return node.path().stream().anyMatch(n -> n.isBlank() || n.length() > LONGEST_NAME)
        ? "A name has 1 to " + LONGEST_NAME + " characters."
        : null;
  }
}
