package io.stoa.imports;

import io.stoa.catalog.AssociationType;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.error.Violation;
import io.stoa.product.ValueKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the columns of a product or product model file mean, found out before its first row. */
final class ProductColumns {
  private static final Set<String> PRODUCT_COLUMNS =
      Set.of("uuid", "family", "parent", "categories", "groups", "enabled");
  private static final Set<String> MODEL_COLUMNS = Set.of("family_variant", "parent", "categories");

  private final int identifier;
  private final Map<String, Integer> system = new TreeMap<>();
  private final Map<ValueKey, ValueField> values = new LinkedHashMap<>();
  private final Map<String, LinkField> links = new LinkedHashMap<>();
  private final List<Violation> unknown = new ArrayList<>();

  private ProductColumns(int identifier) {
    this.identifier = identifier;
  }

  /**
   * @throws RefusedFile naming the column and the reason
   */
  static ProductColumns of(ImportTable table, ImportEntity entity, Catalog catalog)
      throws RefusedFile {
    ProductColumns columns = new ProductColumns(identifier(table, entity, catalog));
    HeaderGrammar grammar = new HeaderGrammar(catalog);
    Set<String> systemNames = entity == ImportEntity.PRODUCTS ? PRODUCT_COLUMNS : MODEL_COLUMNS;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < table.header().size(); i++) {
      String column = table.header().get(i);
      String lower = column.toLowerCase(Locale.ROOT);
      if (column.isEmpty()) {
        continue;
      }
      if (!seen.add(lower)) {
        throw new RefusedFile("Column '" + column + "' is there twice.");
      }
      if (i == columns.identifier) {
        continue;
      }
      if (systemNames.contains(lower)) {
        columns.system.put(lower, i);
      } else if (!columns.link(column, i, catalog)) {
        columns.value(column, i, grammar);
      }
    }
    columns.check(table);
    return columns;
  }

  private static int identifier(ImportTable table, ImportEntity entity, Catalog catalog)
      throws RefusedFile {
    List<String> names =
        entity == ImportEntity.PRODUCT_MODELS
            ? List.of("code", "identifier")
            : List.of(catalog.identifier().code(), "sku", "identifier");
    for (String name : names) {
      Optional<Integer> column = table.column(name);
      if (column.isPresent()) {
        return column.get();
      }
    }
    throw new RefusedFile(
        table.fileName() + " has no column '" + names.get(0) + "' to tell its rows apart.");
  }

  private boolean link(String column, int position, Catalog catalog) {
    String[] tokens = column.split("-", -1);
    if (tokens.length < 2 || tokens.length > 3) {
      return false;
    }
    AssociationType type = catalog.associationType(tokens[0]).orElse(null);
    LinkField.Part part = LinkField.Part.of(tokens[1]);
    boolean quantity = tokens.length == 3 && tokens[2].equalsIgnoreCase("quantity");
    if (type == null || part == null || (tokens.length == 3 && !quantity)) {
      return false;
    }
    LinkField field = links.computeIfAbsent(type.code(), code -> LinkField.of(type));
    (quantity ? field.quantities() : field.columns()).put(part, position);
    return true;
  }

  private void value(String column, int position, HeaderGrammar grammar) throws RefusedFile {
    HeaderGrammar.Parsed parsed = grammar.parse(column).orElse(null);
    if (parsed == null) {
      unknown.add(
          Violation.of(
              column,
              "unknown_column",
              "Is no attribute and no column that Stoa knows; it was left out."));
      return;
    }
    ValueField field =
        values.getOrDefault(parsed.key(), ValueField.of(parsed.key(), parsed.attribute()));
    if (parsed.unit()) {
      field = field.withUnit(position);
    } else if (parsed.currency() != null) {
      field = field.withCurrency(parsed.currency(), position);
    } else {
      field = field.inColumn(position);
    }
    values.put(parsed.key(), field);
  }

  private void check(ImportTable table) throws RefusedFile {
    if (!unknown.isEmpty() && values.isEmpty() && system.isEmpty() && links.isEmpty()) {
      throw new RefusedFile(
          table.fileName()
              + " has no column that Stoa knows besides the identifier, for instance not '"
              + unknown.get(0).field()
              + "'. Is the structure imported?");
    }
    for (ValueField field : values.values()) {
      boolean twice = field.column() != null && !field.currencies().isEmpty();
      if (twice) {
        throw new RefusedFile(
            "Column '"
                + field.key().column()
                + "' and its columns by currency exclude each other.");
      }
      if (field.attribute().type() == AttributeType.METRIC && field.column() == null) {
        throw new RefusedFile(
            "Column '" + field.key().column() + "-unit' needs '" + field.key().column() + "'.");
      }
    }
  }

  int identifier() {
    return identifier;
  }

  /** Position of a column that is no attribute, such as {@code family}. */
  Optional<Integer> system(String name) {
    return Optional.ofNullable(system.get(name));
  }

  Collection<ValueField> values() {
    return values.values();
  }

  Collection<LinkField> links() {
    return links.values();
  }

  /** Positions of columns that name files. */
  List<Integer> media() {
    return values.values().stream()
        .filter(field -> field.attribute().type().isMedia())
        .map(ValueField::column)
        .filter(Objects::nonNull)
        .toList();
  }

  /** One warning for each column that means nothing here. */
  List<Violation> unknown() {
    return List.copyOf(unknown);
  }
}
