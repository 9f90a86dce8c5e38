package io.stoa.benchmark;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.stoa.benchmark.ShapedAttribute.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The structure of a made-up catalogue of a given shape. Deterministic by seed. */
final class ShapedStructure {
  static final List<String> CHANNELS = List.of("web", "app");
  static final String CURRENCY = "EUR";
  static final String UNIT = "GRAM";

  private static final int USUALLY_REQUIRED = 10;
  private static final List<String> LOCALES = List.of("en_US", "de_DE", "fr_FR", "it_IT");

  private final CatalogueShape shape;
  private final List<ShapedAttribute> attributes = new ArrayList<>();
  private final List<List<ShapedAttribute>> families = new ArrayList<>();

  ShapedStructure(CatalogueShape shape, long seed) {
    this.shape = shape;
    attributes.add(new ShapedAttribute("sku", Kind.IDENTIFIER, false, false));
    attributes.add(new ShapedAttribute("name", Kind.TEXT, true, false));
    for (int i = 2; i < shape.attributes; i++) {
      // Spread by a step that is prime to 1,000, so that families have their share of each.
      double share = i * 387 % 1_000 / 10.0;
      boolean both = share < shape.both;
      boolean localizable = both || share - shape.both < shape.localizable;
      boolean scopable =
          both || (!localizable && share - shape.both - shape.localizable < shape.scopable);
      attributes.add(
          new ShapedAttribute("attribute_" + i, Kind.ofNumber(i), localizable, scopable));
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < shape.families; i++) {
      TreeSet<Integer> chosen = new TreeSet<>(List.of(0, 1));
      while (chosen.size() < shape.attributesPerFamily) {
        chosen.add(2 + random.nextInt(shape.attributes - 2));
      }
      families.add(chosen.stream().map(attributes::get).toList());
    }
  }

  List<ShapedAttribute> attributes() {
    return attributes;
  }

  /** Each with its attributes, the identifier first. */
  List<List<ShapedAttribute>> families() {
    return families;
  }

  static String family(int number) {
    return "family_" + number;
  }

  static String category(int number) {
    return "category_" + number;
  }

  /** Of the import file, for each value that the attribute may have. */
  List<String> columns(ShapedAttribute attribute) {
    List<String> columns = List.of(attribute.code());
    if (attribute.localizable()) {
      columns = times(columns, locales());
    }
    if (attribute.scopable()) {
      columns = times(columns, CHANNELS);
    }
    return attribute.kind() == Kind.PRICE ? times(columns, List.of(CURRENCY)) : columns;
  }

  private static List<String> times(List<String> columns, List<String> suffixes) {
    return columns.stream().flatMap(c -> suffixes.stream().map(s -> c + "-" + s)).toList();
  }

  private List<String> locales() {
    return LOCALES.subList(0, shape.locales);
  }

  /** Writes everything but products, in Akeneo's files. */
  void write(Path folder) throws IOException {
    write(folder, "currencies", List.of(List.of("code", "activated"), List.of(CURRENCY, "1")));
    write(folder, "locales", table(List.of("code"), locales().stream().map(List::of).toList()));
    write(folder, "categories", categories());
    write(
        folder,
        "channels",
        table(
            List.of("code", "locales", "currencies", "tree"),
            CHANNELS.stream()
                .map(c -> List.of(c, String.join(",", locales()), CURRENCY, category(0)))
                .toList()));
    write(
        folder,
        "attribute_groups",
        table(
            List.of("code", "sort_order"),
            IntStream.range(0, shape.groups)
                .mapToObj(i -> List.of("group_" + i, Integer.toString(i)))
                .toList()));
    write(folder, "attributes", attributeRows());
    write(folder, "attribute_options", options());
    writeFamilies(folder, USUALLY_REQUIRED);
  }

  /** Of each family so many attributes are required, the identifier among them. */
  void writeFamilies(Path folder, int required) throws IOException {
    write(folder, "families", familyRows(required));
  }

  private List<List<String>> categories() {
    return table(
        List.of("code", "parent"),
        IntStream.range(0, shape.categories)
            .mapToObj(i -> List.of(category(i), i == 0 ? "" : category((i - 1) / 10)))
            .toList());
  }

  private List<List<String>> attributeRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "code",
            "type",
            "group",
            "localizable",
            "scopable",
            "unique",
            "decimals_allowed",
            "negative_allowed",
            "metric_family",
            "default_metric_unit"));
    for (int i = 0; i < attributes.size(); i++) {
      ShapedAttribute attribute = attributes.get(i);
      boolean metric = attribute.kind() == Kind.METRIC;
      boolean number = metric || attribute.kind() == Kind.NUMBER;
      rows.add(
          List.of(
              attribute.code(),
              attribute.kind().code,
              "group_" + i % shape.groups,
              flag(attribute.localizable()),
              flag(attribute.scopable()),
              flag(attribute.kind() == Kind.IDENTIFIER),
              attribute.kind() == Kind.PRICE ? "1" : number ? "0" : "",
              number ? "0" : "",
              metric ? "Weight" : "",
              metric ? UNIT : ""));
    }
    return rows;
  }

  private List<List<String>> options() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("code", "attribute", "sort_order", "label-en_US"));
    for (ShapedAttribute attribute : attributes) {
      for (int i = 0; attribute.kind().hasOptions() && i < ShapedAttribute.OPTIONS; i++) {
        String code = ShapedAttribute.option(i);
        rows.add(List.of(code, attribute.code(), Integer.toString(i), "Option " + i));
      }
    }
    return rows;
  }

  private List<List<String>> familyRows(int most) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "code", "attributes", "attribute_as_label", "requirements-web", "requirements-app"));
    for (int i = 0; i < families.size(); i++) {
      List<String> codes = families.get(i).stream().map(ShapedAttribute::code).toList();
      String required = String.join(",", codes.subList(0, most));
      rows.add(List.of(family(i), String.join(",", codes), "name", required, required));
    }
    return rows;
  }

  private static String flag(boolean is) {
    return is ? "1" : "0";
  }

  private static List<List<String>> table(List<String> head, List<List<String>> rows) {
    List<List<String>> table = new ArrayList<>(List.of(head));
    table.addAll(rows);
    return table;
  }

  private static void write(Path folder, String name, List<List<String>> rows) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(';').build(folder.resolve(name + ".csv"))) {
      rows.forEach(csv::writeRecord);
    }
  }
}
