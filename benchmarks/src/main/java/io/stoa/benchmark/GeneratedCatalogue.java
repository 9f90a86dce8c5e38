package io.stoa.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Many products in the families of a real catalogue. Deterministic by seed, streamed to the file.
 *
 * <p>The structure files are copied as they are; each product fills three quarters of its family's
 * values, media and texts of a given pattern left out.
 */
final class GeneratedCatalogue implements CatalogueFiles {
  private static final double FILLED = 0.75;
  private static final String[] WORDS =
      ("light panel warm copper frame quiet motor steel glass woven cotton deep blue matte soft"
              + " digital zoom paper tray sensor wide angle battery remote cable silver edge")
          .split(" ");

  private final List<Map<String, String>> attributes;
  private final List<Map<String, String>> families;
  private final List<String> categories;
  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> locales;
  private final List<String> channels;

  /** Such as {@code de_DE-web}: a channel has values in its own locales alone. */
  private final List<String> localesOfChannels = new ArrayList<>();

  private final List<String> currencies;
  private final Path source;
  private final long seed;

  /**
   * @param source folder with the structure in Akeneo's files
   */
  GeneratedCatalogue(Path source, long seed) throws IOException {
    this.source = source;
    this.seed = seed;
    attributes = rows("attributes.csv");
    families = rows("families.csv");
    categories = rows("categories.csv").stream().map(r -> cell(r, "code")).toList();
    for (Map<String, String> option : rows("attribute_options.csv")) {
      options
          .computeIfAbsent(cell(option, "attribute"), a -> new ArrayList<>())
          .add(cell(option, "code"));
    }
    List<Map<String, String>> channelRows = rows("channels.csv");
    channels = channelRows.stream().map(r -> cell(r, "code")).toList();
    for (Map<String, String> channel : channelRows) {
      for (String locale : cell(channel, "locales").split(",", -1)) {
        localesOfChannels.add(locale + "-" + cell(channel, "code"));
      }
    }
    locales = List.of(cell(channelRows.get(0), "locales").split(",", -1));
    currencies = List.of(cell(channelRows.get(0), "currencies").split(",", -1));
  }

  @Override
  public long write(Path target, int products) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("product")
            && !name.equals("offers.csv")
            && !name.equals("stock.csv")) {
          Files.copy(file, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return products(target.resolve("products.csv"), products);
  }

  private long products(Path file, int count) throws IOException {
    Map<String, Integer> columns = columns();
    long values = 0;
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(file)) {
      csv.writeRecord(columns.keySet());
      String[] row = new String[columns.size()];
      for (int i = 0; i < count; i++) {
        values += fill(row, columns, i, new Random(seed * 1_000_003L + i));
        csv.writeRecord(row);
      }
    }
    return values;
  }

  private long fill(String[] row, Map<String, Integer> columns, int number, Random random) {
    java.util.Arrays.fill(row, "");
    Map<String, String> family = families.get(number % families.size());
    row[0] = "G" + (10_000_000 + number);
    row[1] = cell(family, "code");
    row[2] = pick(categories, random) + "," + pick(categories, random);
    row[3] = "1";
    long values = 0;
    List<String> inFamily = List.of(cell(family, "attributes").split(","));
    for (Map<String, String> attribute : attributes) {
      if (inFamily.contains(cell(attribute, "code"))) {
        for (String column : columnsOf(attribute)) {
          if (random.nextDouble() < FILLED) {
            row[columns.getOrDefault(column, 0)] = value(attribute, random, number);
            if (is(attribute, "metric")) {
              row[columns.getOrDefault(column + "-unit", 0)] =
                  cell(attribute, "default_metric_unit");
            }
            values++;
          }
        }
      }
    }
    return values;
  }

  private Map<String, Integer> columns() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (String fixed : List.of("sku", "family", "categories", "enabled")) {
      columns.put(fixed, columns.size());
    }
    for (Map<String, String> attribute : attributes) {
      for (String column : columnsOf(attribute)) {
        columns.put(column, columns.size());
        if (is(attribute, "metric")) {
          columns.put(column + "-unit", columns.size());
        }
      }
    }
    return columns;
  }

  private List<String> columnsOf(Map<String, String> attribute) {
    boolean media = is(attribute, "image") || is(attribute, "file");
    boolean patterned = !cell(attribute, "validation_regexp").isEmpty();
    if (is(attribute, "identifier") || media || patterned) {
      return List.of();
    }
    List<String> columns = new ArrayList<>(List.of(cell(attribute, "code")));
    boolean localizable = cell(attribute, "localizable").equals("1");
    if (cell(attribute, "scopable").equals("1")) {
      columns = localizable ? times(columns, localesOfChannels) : times(columns, channels);
    } else if (localizable) {
      columns = times(columns, locales);
    }
    return is(attribute, "price_collection") ? times(columns, currencies) : columns;
  }

  private static List<String> times(List<String> columns, List<String> suffixes) {
    return columns.stream().flatMap(c -> suffixes.stream().map(s -> c + "-" + s)).toList();
  }

  private String value(Map<String, String> attribute, Random random, int number) {
    String code = cell(attribute, "code");
    if (cell(attribute, "unique").equals("1")) {
      return "U" + number;
    }
    return switch (cell(attribute, "type").replace("pim_catalog_", "")) {
      case "textarea" -> sentence(random, 30);
      case "number", "metric" -> Integer.toString(1 + random.nextInt(500));
      case "price_collection" -> (5 + random.nextInt(900)) + ".9";
      case "boolean" -> random.nextBoolean() ? "1" : "0";
      case "date" ->
          "20%02d-%02d-%02d"
              .formatted(20 + random.nextInt(6), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case "simpleselect", "multiselect" ->
          options.containsKey(code) ? pick(options.get(code), random) : "";
      default -> sentence(random, 4);
    };
  }

  private static String sentence(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static boolean is(Map<String, String> attribute, String type) {
    return cell(attribute, "type").equals("pim_catalog_" + type);
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private List<Map<String, String>> rows(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(source.resolve(file))) {
      return csv.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    }
  }
}
