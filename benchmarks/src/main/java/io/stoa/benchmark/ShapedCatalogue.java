package io.stoa.benchmark;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.stoa.benchmark.ShapedAttribute.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Many products of a published shape: so many of each family's values are filled, evenly, that the
 * products have as many values as published. Deterministic by seed, streamed to the file.
 */
final class ShapedCatalogue implements CatalogueFiles {
  private static final int FIXED = 4;

  private final CatalogueShape shape;
  private final ShapedStructure structure;
  private final long seed;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<List<Slot>> slots = new ArrayList<>();
  private final double filled;

  ShapedCatalogue(CatalogueShape shape, long seed) {
    this.shape = shape;
    this.seed = seed;
    this.structure = new ShapedStructure(shape, seed);
    for (String fixed : List.of("sku", "family", "categories", "enabled")) {
      columns.put(fixed, columns.size());
    }
    for (ShapedAttribute attribute : structure.attributes()) {
      if (attribute.kind() != Kind.IDENTIFIER) {
        for (String column : structure.columns(attribute)) {
          columns.put(column, columns.size());
          if (attribute.kind() == Kind.METRIC) {
            columns.put(column + "-unit", columns.size());
          }
        }
      }
    }
    for (List<ShapedAttribute> family : structure.families()) {
      List<Slot> own = new ArrayList<>();
      for (ShapedAttribute attribute : family.subList(1, family.size())) {
        for (String column : structure.columns(attribute)) {
          own.add(new Slot(attribute, columns.getOrDefault(column, 0)));
        }
      }
      slots.add(own);
    }
    double possible = slots.stream().mapToInt(List::size).average().orElse(1);
    filled = (shape.valuesPerProduct - 1) / possible;
  }

  @Override
  public long write(Path target, int products) throws IOException {
    writeStructure(target);
    return writeProducts(target, products, 0);
  }

  /** Writes everything but products. */
  void writeStructure(Path folder) throws IOException {
    Files.createDirectories(folder);
    structure.write(folder);
  }

  /**
   * Writes {@code products.csv} alone.
   *
   * @param change 0 for the first edition; by another number one product in a hundred differs
   * @return how many values the products have altogether
   */
  long writeProducts(Path folder, int products, int change) throws IOException {
    Files.createDirectories(folder);
    long values = 0;
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(';').build(folder.resolve("products.csv"))) {
      csv.writeRecord(columns.keySet());
      String[] row = new String[columns.size()];
      for (int i = 0; i < products; i++) {
        values += fill(row, i, change);
        csv.writeRecord(row);
      }
    }
    return values;
  }

  /** Writes {@code families.csv} alone, with so many of each family's attributes required. */
  void writeFamilies(Path folder, int required) throws IOException {
    Files.createDirectories(folder);
    structure.writeFamilies(folder, required);
  }

  private long fill(String[] row, int number, int change) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + number);
    Arrays.fill(row, "");
    int family = number % shape.families;
    row[0] = sku(number);
    row[1] = ShapedStructure.family(family);
    row[2] = categories(random);
    row[3] = "1";
    long values = 1;
    int first = -1;
    for (Slot slot : slots.get(family)) {
      if (random.nextDouble() < filled) {
        row[slot.column] = slot.attribute.value(random);
        if (slot.attribute.kind() == Kind.METRIC) {
          row[slot.column + 1] = ShapedStructure.UNIT;
        }
        if (first < 0 && slot.attribute.kind() == Kind.TEXT) {
          first = slot.column;
        }
        values++;
      }
    }
    if (change != 0 && number % 100 == 0 && first >= FIXED) {
      row[first] += " " + change;
    }
    return values;
  }

  static String sku(int number) {
    return "S" + (10_000_000 + number);
  }

  private String categories(SplittableRandom random) {
    int step = shape.categories / shape.categoriesPerProduct;
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < shape.categoriesPerProduct; i++) {
      chosen.add(ShapedStructure.category(i * step + random.nextInt(step)));
    }
    return String.join(",", chosen);
  }

  private record Slot(ShapedAttribute attribute, int column) {}
}
