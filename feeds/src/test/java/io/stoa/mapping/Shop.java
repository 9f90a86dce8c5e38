package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.catalog.StructureEntity;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small fashion catalogue that tests of mappings, formats and feeds share. */
public final class Shop {
  public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String CATEGORY = "google_product_category";
  private static final Set<String> ATTRIBUTES =
      new LinkedHashSet<>(
          List.of(
              "sku",
              "name",
              "brand",
              "ean",
              "description",
              "color",
              "size",
              "gender",
              "age_group",
              "material",
              "weight",
              "recycled",
              "price",
              "launch_date",
              "rating",
              "image",
              "image_back",
              "image_detail",
              CATEGORY,
              "wechat_categories"));

  private Shop() {}

  /** Stores the structure and gives what holds it. */
  public static StoredCatalogs in(DocumentStore store) {
    StoredCatalogs catalogs = new StoredCatalogs(store);
    save(catalogs, EntityType.LOCALES, new LocaleSetting("en_US"), new LocaleSetting("zh_CN"));
    save(
        catalogs,
        EntityType.CURRENCIES,
        new CurrencySetting("USD", true),
        new CurrencySetting("EUR", true),
        new CurrencySetting("CNY", true));
    save(
        catalogs,
        EntityType.CATEGORIES,
        new Category("shop", null, labels("Shop", "商店"), 0),
        new Category("women", "shop", labels("Women", "女装"), 1),
        new Category("shirts_w", "women", labels("Shirts", "衬衫"), 1),
        new Category("internal", null, labels("Internal", "内部"), 2),
        new Category("sale_2026", "internal", labels("Sale", "促销"), 3));
    attributes(catalogs);
    save(
        catalogs,
        EntityType.CHANNELS,
        channel("web", Set.of("en_US", "zh_CN"), Map.of()),
        channel("wechat", Set.of("zh_CN"), Map.of("weight", "KILOGRAM")));
    save(
        catalogs,
        EntityType.FAMILIES,
        new Family("shirts", labels("Shirts", "衬衫"), ATTRIBUTES, Map.of(), "name", "image"));
    save(
        catalogs,
        EntityType.FAMILY_VARIANTS,
        new FamilyVariant(
            "shirts_color_size",
            "shirts",
            Labels.NONE,
            List.of(
                new FamilyVariant.Level(
                    List.of("color"), Set.of("color", "image", "image_back", "image_detail")),
                new FamilyVariant.Level(List.of("size"), Set.of("size", "sku", "ean", "weight")))));
    return catalogs;
  }

  private static void attributes(StoredCatalogs catalogs) {
    save(
        catalogs,
        EntityType.ATTRIBUTES,
        Attribute.of("sku", AttributeType.IDENTIFIER),
        Attribute.of("name", AttributeType.TEXT).localized(),
        Attribute.of("brand", AttributeType.TEXT),
        Attribute.of("ean", AttributeType.TEXT),
        Attribute.of("description", AttributeType.TEXTAREA).localized().scoped(),
        Attribute.of("color", AttributeType.SIMPLE_SELECT),
        Attribute.of("size", AttributeType.SIMPLE_SELECT),
        Attribute.of("gender", AttributeType.SIMPLE_SELECT),
        Attribute.of("age_group", AttributeType.SIMPLE_SELECT),
        Attribute.of("material", AttributeType.MULTI_SELECT),
        Attribute.of("weight", AttributeType.METRIC).measured("Weight", "GRAM"),
        Attribute.of("recycled", AttributeType.BOOLEAN),
        Attribute.of("price", AttributeType.PRICE_COLLECTION),
        Attribute.of("launch_date", AttributeType.DATE),
        Attribute.of("rating", AttributeType.NUMBER),
        Attribute.of("image", AttributeType.IMAGE),
        Attribute.of("image_back", AttributeType.IMAGE),
        Attribute.of("image_detail", AttributeType.IMAGE),
        Attribute.of(CATEGORY, AttributeType.TEXT),
        Attribute.of("wechat_categories", AttributeType.TEXT));
    save(
        catalogs,
        EntityType.ATTRIBUTE_OPTIONS,
        new AttributeOption("color", "sky", labels("Sky blue", "天蓝"), 1),
        new AttributeOption("color", "rose", labels("Rose", "玫瑰粉"), 2),
        new AttributeOption("size", "s", labels("S", "S"), 1),
        new AttributeOption("size", "m", labels("M", "M"), 2),
        new AttributeOption("gender", "female", labels("Women", "女"), 1),
        new AttributeOption("age_group", "adult", labels("Adults", "成人"), 1),
        new AttributeOption("material", "cotton", labels("Cotton", "棉"), 1),
        new AttributeOption("material", "silk", labels("Silk", "真丝"), 2));
  }

  private static Channel channel(String code, Set<String> locales, Map<String, String> units) {
    return new Channel(code, Labels.NONE, "shop", locales, Set.of("USD", "EUR", "CNY"), units);
  }

  public static Labels labels(String english, String chinese) {
    return new Labels(Map.of("en_US", english, "zh_CN", chinese));
  }

  private static void save(StoredCatalogs catalogs, EntityType type, StructureEntity... entities) {
    for (List<?> violations : catalogs.save(type, List.of(entities))) {
      if (!violations.isEmpty()) {
        throw new IllegalStateException(type + ": " + violations);
      }
    }
  }

  /** The structure alone. */
  public static Catalog catalog(Path folder) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve("shop.db"))) {
      return in(store).current();
    }
  }

  public static Perspective web() {
    return new Perspective(
        "web", "en_US", "USD", "https://shop.example", Map.of("sellerId", "A1SELLER"));
  }

  public static Perspective wechat() {
    return new Perspective(
        "wechat",
        "zh_CN",
        "CNY",
        "https://shop.example",
        Map.of("brandId", "2100000000", "deliverMethod", "0"));
  }
}
