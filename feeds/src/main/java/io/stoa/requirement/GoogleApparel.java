package io.stoa.requirement;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which categories of Google's product taxonomy are apparel, by id or by full English path. Meta,
 * Pinterest and TikTok take the same taxonomy.
 */
final class GoogleApparel {
  private static final String ROOT = "Apparel & Accessories";
  private static final String FILE = "/requirements/lists/google-apparel.txt";
  private static final Set<String> SIZED;
  private static final Set<String> OTHER;

  static {
    String[] parts = withoutComments().split("sized:|other:", -1);
    SIZED = ids(parts[1]);
    OTHER = ids(parts[2]);
  }

  private GoogleApparel() {}

  /** Whether the category is Apparel & Accessories or one below. */
  static boolean contains(String category) {
    return isId(category)
        ? SIZED.contains(category) || OTHER.contains(category)
        : category.equals(ROOT) || category.startsWith(ROOT + " >");
  }

  /** Whether the category is Clothing or Shoes or one below: these have sizes. */
  static boolean isSized(String category) {
    if (isId(category)) {
      return SIZED.contains(category);
    }
    String second = segment(category);
    return second.equals("Clothing") || second.equals("Shoes");
  }

  /** The second level of a path in Apparel & Accessories, else nothing. */
  private static String segment(String category) {
    if (!category.startsWith(ROOT + " >")) {
      return "";
    }
    int from = ROOT.length() + 2;
    int until = category.indexOf('>', from);
    return category.substring(from, until < 0 ? category.length() : until).strip();
  }

  private static boolean isId(String category) {
    return !category.isEmpty() && category.charAt(0) >= '0' && category.charAt(0) <= '9';
  }

  private static Set<String> ids(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  private static String withoutComments() {
    try (InputStream file = GoogleApparel.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new StoaException(CoreError.BUG, "There is no " + FILE + ".");
      }
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("\n"))
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot read " + FILE + ".", e);
    }
  }
}
