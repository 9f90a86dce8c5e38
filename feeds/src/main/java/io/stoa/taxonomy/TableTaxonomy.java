package io.stoa.taxonomy;

import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import io.stoa.taxonomy.ReadTaxonomy.Read;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table with a column for the id and one for the path, such as Meta's {@code
 * category_id,category} and Amazon's browse tree guides with {@code Node ID} and {@code Node Path}.
 */
final class TableTaxonomy {
  private static final Set<String> ID =
      Set.of(
          "id",
          "category_id",
          "node_id",
          "browse_node_id",
          "browsenodeid",
          "cat_id",
          "product_type");
  private static final Set<String> PATH =
      Set.of(
          "path",
          "category",
          "category_path",
          "node_path",
          "browse_path",
          "full_name",
          "name",
          "label",
          "display_name");

  private TableTaxonomy() {}

  /** Whether the first line names columns that are known here. */
  static boolean isTable(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    List<String> names =
        Arrays.stream(first.split("[,;\t]", -1)).map(TableTaxonomy::column).toList();
    return names.size() > 1
        && names.stream().anyMatch(ID::contains)
        && names.stream().anyMatch(PATH::contains);
  }

  static List<Read> read(Path file) throws IOException {
    List<Read> all = new ArrayList<>();
    try (RowReader rows = Spreadsheets.open(file)) {
      SheetRow header = rows.next().orElseThrow(() -> ReadTaxonomy.unreadable("is empty"));
      List<String> names = header.cells().stream().map(TableTaxonomy::column).toList();
      int id = first(names, ID);
      int path = first(names, PATH);
      if (id < 0 || path < 0) {
        throw ReadTaxonomy.unreadable("has no columns id and path in its first row");
      }
      for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        String way = row.get().cell(path).strip();
        if (!way.isEmpty()) {
          all.add(
              new Read(
                  "row " + row.get().number(),
                  new TaxonomyNode(row.get().cell(id).strip(), path(way))));
        }
      }
    }
    return all;
  }

  /** Amazon's guides have slashes where others have {@code >}. */
  private static List<String> path(String way) {
    return way.contains(" > ") || !way.contains("/")
        ? LineTaxonomy.path(way)
        : Arrays.stream(way.split("/", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  private static int first(List<String> names, Set<String> known) {
    for (int i = 0; i < names.size(); i++) {
      if (known.contains(names.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String column(String cell) {
    return cell.strip().replace("\"", "").toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
  }
}
