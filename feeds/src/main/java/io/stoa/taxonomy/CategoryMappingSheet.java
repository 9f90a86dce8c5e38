package io.stoa.taxonomy;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of our categories as a table that people edit in a spreadsheet program: {@code
 * category} and {@code target}, an id or a whole path; labels and paths beside them are for reading
 * only. A row with an empty target takes a mapping away; what has no row stays as it is.
 */
public final class CategoryMappingSheet {
  private static final String CATEGORY = "category";
  private static final String TARGET = "target";
  private static final List<String> HEADER =
      List.of(CATEGORY, "label", TARGET, "target_path", "inherited_from");
  private static final int MOST_ROWS = 100_000;

  private CategoryMappingSheet() {}

  /**
   * What a table changed.
   *
   * @param violations rows that were left out, each named {@code row 12, target}
   */
  public record TakenCategories(long changed, long removed, List<Violation> violations) {
    public TakenCategories {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Writes all rows of the overview.
   *
   * @param out is closed
   */
  public static void write(CategoryOverview overview, SheetFormat format, OutputStream out)
      throws IOException {
    try (RowWriter rows = Spreadsheets.create(out, format, "categories", true)) {
      rows.write(HEADER);
      for (CategoryOverview.MappedCategory row : overview.rows()) {
        rows.write(
            List.of(
                row.code(),
                row.label(),
                given(row.target()),
                given(row.path()),
                given(row.inheritedFrom())));
      }
    }
  }

  /**
   * Reads the table and stores every row that is right.
   *
   * @throws StoaException {@code UNREADABLE_FILE}, {@code INVALID} when a column is missing
   */
  public static TakenCategories read(
      Path file, Catalog catalog, TaxonomyTree tree, CategoryMappings mappings) {
    String taxonomy = tree.taxonomy().code();
    List<CategoryMapping> set = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    long removed = 0;
    try (RowReader rows = Spreadsheets.open(file)) {
      Columns columns = Columns.of(rows.next());
      for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        String code = row.get().cell(columns.category()).strip();
        String target = row.get().cell(columns.target()).strip();
        String at = "row " + row.get().number() + ", ";
        Category category = catalog.category(code).orElse(null);
        TaxonomyNode node = target.isEmpty() ? null : tree.find(target).orElse(null);
        if (set.size() + violations.size() > MOST_ROWS) {
          throw new StoaException(
              CoreError.UNREADABLE_FILE, "The table has more than " + MOST_ROWS + " rows.");
        } else if (category == null) {
          violations.add(
              new Violation(at + CATEGORY, "known_category", "There is no such category.", code));
        } else if (target.isEmpty()) {
          removed += mappings.remove(taxonomy, category.code()) ? 1 : 0;
        } else if (node == null) {
          violations.add(
              new Violation(
                  at + TARGET,
                  "known_target",
                  "The taxonomy " + taxonomy + " has no category of this id or path.",
                  target));
        } else {
          set.add(new CategoryMapping(taxonomy, category.code(), node.id(), node.pathText()));
        }
      }
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The table cannot be read.", e);
    }
    long changed = mappings.save(set);
    return new TakenCategories(changed, removed, violations);
  }

  private record Columns(int category, int target) {
    static Columns of(Optional<SheetRow> header) {
      List<String> names =
          header
              .map(h -> h.cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList())
              .orElse(List.of());
      Columns columns = new Columns(names.indexOf(CATEGORY), names.indexOf(TARGET));
      if (columns.category() < 0 || columns.target() < 0) {
        throw StoaException.invalid(
            List.of(
                Violation.of(
                    "file",
                    "columns",
                    "The first row needs the columns " + CATEGORY + " and " + TARGET + ".")));
      }
      return columns;
    }
  }

  private static String given(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
