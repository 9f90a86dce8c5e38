package io.stoa.taxonomy;

import io.stoa.taxonomy.ReadTaxonomy.Read;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One category a line: Google's <a
 * href="https://www.google.com/basepages/producttype/taxonomy-with-ids.en-US.txt">with</a> and
 * without ids, Shopify's <a
 * href="https://github.com/Shopify/product-taxonomy/blob/main/dist/en/categories.txt">text</a>, and
 * plain lists of names, such as Amazon's product types. Lines that begin with # say nothing.
 */
final class LineTaxonomy {
  private static final Pattern GOOGLE = Pattern.compile("(\\d+) - (.+)");
  private static final Pattern SHOPIFY = Pattern.compile("(gid://\\S+)\\s+: (.+)");
  private static final Pattern BETWEEN = Pattern.compile("\\s+>\\s+");

  private LineTaxonomy() {}

  static List<Read> read(String text) {
    List<Read> all = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String says = line.strip();
      if (!says.isEmpty() && !says.startsWith("#")) {
        all.add(new Read("line " + number, node(says)));
      }
    }
    return all;
  }

  private static TaxonomyNode node(String line) {
    for (Pattern pattern : List.of(GOOGLE, SHOPIFY)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        return new TaxonomyNode(matcher.group(1), path(matcher.group(2)));
      }
    }
    List<String> path = path(line);
    return new TaxonomyNode(String.join(TaxonomyNode.BETWEEN, path), path);
  }

  /** The names of {@code A > B > C}. */
  static List<String> path(String text) {
    return Arrays.stream(BETWEEN.split(text.strip(), -1)).map(String::strip).toList();
  }
}
