package io.stoa.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.AssociationType;
import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.catalog.Group;
import io.stoa.catalog.GroupType;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.catalog.StructureEntity;
import io.stoa.catalog.ValueRules;
import io.stoa.store.DocumentStore;
import io.stoa.store.Write;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small clothes shop to test against: two channels ({@code web} in English and German with EUR
 * and USD, {@code print} in English with EUR), a family {@code shirts} with variants by colour and
 * size on one level ({@code shirts_flat}) or two ({@code shirts_deep}), a family {@code bags}.
 */
public final class Examples {
  private Examples() {}

  /** The shop's structure, saved; fails when any of it is refused. */
  public static Catalogs shop(DocumentStore store) {
    StoredCatalogs catalogs = new StoredCatalogs(store);
    saveAll(catalogs, structure());
    return catalogs;
  }

  /** The shop's products, with none in yet. */
  public static StoredProducts products(DocumentStore store, Catalogs catalogs) {
    return new StoredProducts(store, catalogs, Clock.systemUTC());
  }

  /** Saves entities of any kinds in the order given; fails when one is refused. */
  public static void saveAll(Catalogs catalogs, List<? extends StructureEntity> entities) {
    int from = 0;
    for (int i = 1; i <= entities.size(); i++) {
      EntityType type = EntityType.of(entities.get(from).getClass());
      if (i == entities.size() || EntityType.of(entities.get(i).getClass()) != type) {
        assertThat(catalogs.save(type, entities.subList(from, i))).allMatch(List::isEmpty);
        from = i;
      }
    }
  }

  /** The shop's structure, each entity behind those it names. */
  public static List<StructureEntity> structure() {
    return List.of(
        new LocaleSetting("en_US"),
        new LocaleSetting("de_DE"),
        new LocaleSetting("fr_FR"),
        new CurrencySetting("EUR", true),
        new CurrencySetting("USD", true),
        new CurrencySetting("GBP", false),
        new Category("master", null, Labels.NONE, 0),
        new Category("clothes", "master", Labels.NONE, 0),
        new Category("shirts", "clothes", Labels.NONE, 0),
        new Category("sale", "master", Labels.NONE, 1),
        channel("web", Set.of("en_US", "de_DE"), Set.of("EUR", "USD")),
        channel("print", Set.of("en_US"), Set.of("EUR")),
        Attribute.of("sku", AttributeType.IDENTIFIER),
        Attribute.of("name", AttributeType.TEXT),
        Attribute.of("title", AttributeType.TEXT).localized(),
        Attribute.of("description", AttributeType.TEXTAREA).localized().scoped(),
        Attribute.of("ean", AttributeType.TEXT).uniquely(),
        Attribute.of("color", AttributeType.SIMPLE_SELECT),
        Attribute.of("size", AttributeType.SIMPLE_SELECT),
        Attribute.of("materials", AttributeType.MULTI_SELECT),
        Attribute.of("weight", AttributeType.METRIC).measured("Weight", "KILOGRAM"),
        Attribute.of("price", AttributeType.PRICE_COLLECTION),
        Attribute.of("pockets", AttributeType.NUMBER)
            .ruled(
                new ValueRules(
                    null,
                    null,
                    null,
                    BigDecimal.ZERO,
                    BigDecimal.TEN,
                    false,
                    false,
                    null,
                    null,
                    List.of(),
                    null)),
        Attribute.of("washable", AttributeType.BOOLEAN),
        Attribute.of("released", AttributeType.DATE),
        Attribute.of("picture", AttributeType.IMAGE),
        Attribute.of("manual", AttributeType.FILE),
        option("color", "red"),
        option("color", "Blue"),
        option("size", "s"),
        option("size", "m"),
        option("materials", "cotton"),
        option("materials", "silk"),
        new Family(
            "shirts",
            Labels.NONE,
            Set.of(
                "sku",
                "name",
                "title",
                "description",
                "ean",
                "color",
                "size",
                "materials",
                "weight",
                "price",
                "picture"),
            Map.of(
                "web", Set.of("sku", "name", "title", "description", "price"),
                "print", Set.of("sku", "name", "weight")),
            "name",
            "picture"),
        new Family("bags", Labels.NONE, Set.of("sku", "name", "weight"), Map.of(), "name", null),
        new FamilyVariant(
            "shirts_flat",
            "shirts",
            Labels.NONE,
            List.of(
                new FamilyVariant.Level(
                    List.of("color", "size"), Set.of("color", "size", "ean", "weight")))),
        new FamilyVariant(
            "shirts_deep",
            "shirts",
            Labels.NONE,
            List.of(
                new FamilyVariant.Level(List.of("color"), Set.of("color", "picture")),
                new FamilyVariant.Level(List.of("size"), Set.of("size", "ean", "weight")))),
        new AssociationType("UPSELL", Labels.NONE, false, false),
        new AssociationType("PACK", Labels.NONE, false, true),
        new GroupType("RELATED", Labels.NONE),
        new Group("promotion", "RELATED", Labels.NONE));
  }

  public static Channel channel(String code, Set<String> locales, Set<String> currencies) {
    return new Channel(code, Labels.NONE, "master", locales, currencies, Map.of());
  }

  public static AttributeOption option(String attribute, String option) {
    return new AttributeOption(attribute, option, Labels.NONE, 0);
  }

  /** An edit of a product, to be told what it changes. */
  public static Edit product(String identifier) {
    return new Edit(identifier);
  }

  /** An edit of a product model, to be told what it changes. */
  public static Edit model(String code, String familyVariant) {
    return new Edit(code).familyVariant(familyVariant);
  }

  /** Says an edit step by step; what is not said stays as it is. */
  public static final class Edit {
    private final String identifier;
    private @Nullable UUID uuid;
    private long expected = Write.ANY;
    private @Nullable Boolean enabled;
    private @Nullable String familyVariant;
    private Change<String> family = Change.keep();
    private Change<String> parent = Change.keep();
    private @Nullable Set<String> categories;
    private @Nullable Set<String> groups;
    private final Map<String, Associations.Targets> associations = new LinkedHashMap<>();
    private final Map<ValueKey, Optional<Value>> values = new LinkedHashMap<>();

    private Edit(String identifier) {
      this.identifier = identifier;
    }

    public Edit uuid(UUID newUuid) {
      uuid = newUuid;
      return this;
    }

    public Edit at(long version) {
      expected = version;
      return this;
    }

    public Edit enabled(boolean on) {
      enabled = on;
      return this;
    }

    private Edit familyVariant(String code) {
      familyVariant = code;
      return this;
    }

    public Edit family(String code) {
      family = Change.to(code);
      return this;
    }

    public Edit parent(String code) {
      parent = Change.to(code);
      return this;
    }

    public Edit withoutParent() {
      parent = Change.clear();
      return this;
    }

    public Edit categories(String... codes) {
      categories = Set.of(codes);
      return this;
    }

    public Edit groups(String... codes) {
      groups = Set.of(codes);
      return this;
    }

    public Edit linked(String type, Map<String, Integer> products) {
      associations.put(
          type, new Associations.Targets(new TreeMap<>(products), new TreeMap<>(), Set.of()));
      return this;
    }

    /** A text under a key such as {@code title|en_US}. */
    public Edit text(String key, String text) {
      return value(key, new Value.Text(text));
    }

    public Edit choice(String key, String option) {
      return value(key, new Value.Choice(option));
    }

    public Edit choices(String key, String... options) {
      return value(key, new Value.Choices(Arrays.asList(options)));
    }

    public Edit number(String key, String number) {
      return value(key, new Value.Numeric(new BigDecimal(number)));
    }

    public Edit measure(String key, String amount, String unit) {
      return value(key, new Value.Measure(new BigDecimal(amount), unit));
    }

    public Edit price(String key, Map<String, String> amounts) {
      Map<String, BigDecimal> prices = new LinkedHashMap<>();
      amounts.forEach((currency, amount) -> prices.put(currency, new BigDecimal(amount)));
      return value(key, Value.Prices.of(prices));
    }

    public Edit value(String key, Value value) {
      values.put(ValueKey.parse(key), Optional.of(value));
      return this;
    }

    public Edit cleared(String key) {
      values.put(ValueKey.parse(key), Optional.empty());
      return this;
    }

    public ProductEdit edit() {
      return new ProductEdit(
          new Identifier(identifier),
          uuid,
          expected,
          enabled,
          family,
          parent,
          categories,
          groups,
          associations,
          ValueChanges.of(values));
    }

    public ProductModelEdit modelEdit() {
      return new ProductModelEdit(
          new Identifier(identifier),
          expected,
          familyVariant,
          parent,
          categories,
          associations,
          ValueChanges.of(values));
    }
  }
}
