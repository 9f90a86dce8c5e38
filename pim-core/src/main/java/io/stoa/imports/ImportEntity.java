package io.stoa.imports;

import io.stoa.catalog.EntityType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file can hold, in the order in which files are imported. */
enum ImportEntity {
  LOCALES(EntityType.LOCALES, "locale"),
  CURRENCIES(EntityType.CURRENCIES, "currency"),
  MEASUREMENT_FAMILIES(EntityType.MEASUREMENT_FAMILIES, "measurement_family measurements"),
  CATEGORIES(EntityType.CATEGORIES, "category"),
  CHANNELS(EntityType.CHANNELS, "channel"),
  ATTRIBUTE_GROUPS(EntityType.ATTRIBUTE_GROUPS, "attribute_group"),
  ATTRIBUTES(EntityType.ATTRIBUTES, "attribute"),
  ATTRIBUTE_OPTIONS(EntityType.ATTRIBUTE_OPTIONS, "attribute_option options option"),
  FAMILIES(EntityType.FAMILIES, "family"),
  FAMILY_VARIANTS(EntityType.FAMILY_VARIANTS, "family_variant"),
  ASSOCIATION_TYPES(EntityType.ASSOCIATION_TYPES, "association_type"),
  GROUP_TYPES(EntityType.GROUP_TYPES, "group_type"),
  GROUPS(EntityType.GROUPS, "group"),
  PRODUCT_MODELS(null, "product_models product_model models"),
  PRODUCTS(null, "products product"),
  OFFERS(null, "offers offer prices"),
  STOCK(null, "stock stocks inventory");

  private final @Nullable EntityType structure;

  /** Other names, with spaces between. */
  private final String names;

  ImportEntity(@Nullable EntityType structure, String names) {
    this.structure = structure;
    this.names = names;
  }

  /** The kind of structure, empty for products, models, offers and stock. */
  Optional<EntityType> structure() {
    return Optional.ofNullable(structure);
  }

  /** As in file names and the {@code entity} parameter. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By code or another of its names. */
  static Optional<ImportEntity> parse(String text) {
    String name = normal(text);
    return Arrays.stream(values()).filter(e -> e.allNames().anyMatch(name::equals)).findFirst();
  }

  /**
   * By the file's name without extension: {@code products}, {@code 2_products}, {@code
   * products-2026-01-31}, {@code errors-products}; the longest name that fits counts.
   */
  static Optional<ImportEntity> ofFileName(String baseName) {
    String name = normal(baseName).replaceFirst("^errors_", "").replaceFirst("^\\d+_", "");
    return Arrays.stream(values())
        .flatMap(entity -> entity.allNames().map(known -> new Match(entity, known)))
        .filter(match -> name.equals(match.name) || name.startsWith(match.name + "_"))
        .max(Comparator.comparingInt(match -> match.name.length()))
        .map(Match::entity);
  }

  /**
   * By its columns.
   *
   * @param columns of the header, in lower case
   * @param identifier code of the identifier attribute, in lower case
   */
  static Optional<ImportEntity> ofHeader(Set<String> columns, String identifier) {
    boolean product =
        Stream.of("sku", "identifier", "uuid", identifier).anyMatch(columns::contains);
    if (product && columns.contains("location") && columns.contains("quantity")) {
      return Optional.of(STOCK);
    }
    if (product && columns.contains("currency") && columns.contains("price")) {
      return Optional.of(OFFERS);
    }
    if (!columns.contains("code")) {
      boolean locales = columns.size() == 1 && columns.contains("locale");
      return product ? Optional.of(PRODUCTS) : locales ? Optional.of(LOCALES) : Optional.empty();
    }
    return Arrays.stream(values()).filter(e -> e.looksLike(columns)).findFirst();
  }

  private boolean looksLike(Set<String> columns) {
    return switch (this) {
      case PRODUCT_MODELS -> columns.contains("family_variant");
      case FAMILY_VARIANTS -> columns.contains("variant-axes_1");
      case ATTRIBUTES -> columns.contains("type") && columns.contains("localizable");
      case ATTRIBUTE_OPTIONS -> columns.contains("attribute");
      case FAMILIES ->
          columns.contains("attribute_as_label")
              || columns.stream().anyMatch(c -> c.startsWith("requirements-"));
      case CHANNELS -> columns.contains("tree") && columns.contains("locales");
      case CURRENCIES -> columns.contains("activated") && columns.size() == 2;
      case MEASUREMENT_FAMILIES -> columns.contains("standard_unit_code");
      case ASSOCIATION_TYPES -> columns.contains("is_two_way") || columns.contains("is_quantified");
      case GROUPS -> columns.contains("type") && !columns.contains("localizable");
      case CATEGORIES ->
          columns.contains("parent")
              && !columns.contains("family_variant")
              && !columns.contains("type");
      case ATTRIBUTE_GROUPS ->
          columns.contains("sort_order")
              && !columns.contains("attribute")
              && !columns.contains("type");
      default -> false;
    };
  }

  private Stream<String> allNames() {
    return Stream.concat(Stream.of(code()), Arrays.stream(names.split(" ", -1)));
  }

  private static String normal(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.-]+", "_");
  }

  private record Match(ImportEntity entity, String name) {}
}
