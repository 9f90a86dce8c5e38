package io.stoa.imports;

import io.stoa.spreadsheet.SheetRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares an exported table with the one that was imported, cell by cell and by meaning: numbers
 * by value, lists of codes as sets, files by name, identifiers in any case. A cell that the source
 * leaves empty may hold what the product inherits, or the unit that goes without saying.
 */
final class SourceComparison {
  private static final Set<String> LISTS =
      Set.of(
          "categories",
          "groups",
          "collection",
          "multifunctional_functions",
          "tshirt_style",
          "fabrics");

  private SourceComparison() {}

  /** One line for each difference. */
  static List<String> differences(List<SheetRow> source, List<SheetRow> export, String key) {
    Map<String, Map<String, String>> exported = byKey(export, key);
    List<String> differences = new ArrayList<>();
    byKey(source, key)
        .forEach(
            (id, cells) -> {
              Map<String, String> found = exported.remove(id);
              if (found == null) {
                differences.add(id + " is missing");
                return;
              }
              cells.forEach(
                  (column, cell) -> {
                    String other = found.getOrDefault(column, "");
                    boolean inherited =
                        cell.isEmpty() && !found.getOrDefault("parent", "").isEmpty();
                    if (!inherited && !same(column, cell, other)) {
                      differences.add(
                          id + " " + column + ": '" + cell + "' became '" + other + "'");
                    }
                  });
              found.forEach(
                  (column, cell) -> {
                    boolean inherited = !found.getOrDefault("parent", "").isEmpty();
                    if (!cell.isEmpty() && !inherited && !cells.containsKey(column)) {
                      differences.add(id + " " + column + ": '" + cell + "' was not there");
                    }
                  });
            });
    exported.keySet().forEach(id -> differences.add(id + " was not there"));
    return differences;
  }

  private static Map<String, Map<String, String>> byKey(List<SheetRow> rows, String key) {
    List<String> header = rows.get(0).cells();
    Map<String, Map<String, String>> byKey = new TreeMap<>();
    for (SheetRow row : rows.subList(1, rows.size())) {
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < header.size(); i++) {
        cells.put(header.get(i), row.cell(i));
      }
      byKey.put(cells.getOrDefault(key, "").toLowerCase(Locale.ROOT), cells);
    }
    return byKey;
  }

  private static boolean same(String column, String one, String other) {
    if (one.equals(other) || (one.isEmpty() && column.endsWith("-unit"))) {
      return true;
    }
    if (LISTS.contains(column) || column.matches(".*-(products|product_models|groups)")) {
      return set(one).equals(set(other));
    }
    if (column.equals("parent")) {
      return one.equalsIgnoreCase(other);
    }
    if (one.startsWith("files/") && other.startsWith("files/")) {
      return fileName(one).equals(fileName(other));
    }
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Set<String> set(String codes) {
    return new HashSet<>(List.of(codes.split(",")));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
