package io.stoa.benchmark;

import java.util.List;
import java.util.SplittableRandom;

/** One attribute of a made-up catalogue, and how its values look. */
record ShapedAttribute(String code, Kind kind, boolean localizable, boolean scopable) {
  /** Codes of the options of each attribute that has options. */
  static final int OPTIONS = 60;

  private static final String[] WORDS =
      ("light panel warm copper frame quiet motor steel glass woven cotton deep blue matte soft"
              + " digital zoom paper tray sensor wide angle battery remote cable silver edge")
          .split(" ");

  /** In Akeneo's words. */
  enum Kind {
    IDENTIFIER("pim_catalog_identifier"),
    TEXT("pim_catalog_text"),
    TEXTAREA("pim_catalog_textarea"),
    SELECT("pim_catalog_simpleselect"),
    MULTISELECT("pim_catalog_multiselect"),
    BOOLEAN("pim_catalog_boolean"),
    NUMBER("pim_catalog_number"),
    METRIC("pim_catalog_metric"),
    DATE("pim_catalog_date"),
    PRICE("pim_catalog_price_collection");

    /** What every tenth attribute and so on is. */
    private static final List<Kind> TURNS =
        List.of(
            TEXT,
            SELECT,
            NUMBER,
            SELECT,
            BOOLEAN,
            TEXT,
            METRIC,
            SELECT,
            TEXTAREA,
            TEXT,
            DATE,
            SELECT,
            NUMBER,
            MULTISELECT,
            TEXT,
            BOOLEAN,
            SELECT,
            TEXT,
            METRIC,
            PRICE);

    final String code;

    Kind(String code) {
      this.code = code;
    }

    static Kind ofNumber(int number) {
      return TURNS.get(number % TURNS.size());
    }

    boolean hasOptions() {
      return this == SELECT || this == MULTISELECT;
    }
  }

  static String option(int number) {
    return "option_" + number;
  }

  /** A cell of the import file. */
  String value(SplittableRandom random) {
    return switch (kind) {
      case IDENTIFIER -> throw new IllegalStateException("Identifiers are numbered");
      case TEXT -> words(random, 5);
      case TEXTAREA -> words(random, 30);
      case SELECT -> option(random.nextInt(OPTIONS));
      case MULTISELECT -> option(random.nextInt(30)) + "," + option(30 + random.nextInt(30));
      case BOOLEAN -> random.nextBoolean() ? "1" : "0";
      case NUMBER, METRIC -> Integer.toString(1 + random.nextInt(5_000));
      case DATE ->
          "20"
              + (10 + random.nextInt(16))
              + "-0"
              + (1 + random.nextInt(9))
              + "-1"
              + random.nextInt(10);
      case PRICE -> (5 + random.nextInt(900)) + ".9";
    };
  }

  private static String words(SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }
}
