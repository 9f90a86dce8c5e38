package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.app.StoaNode;
import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StructureEntity;
import io.stoa.catalog.ValueRules;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The structure of a small shoe shop, for tests. */
final class SmallShop {
  private SmallShop() {}

  static void openIn(StoaNode node) {
    save(node, EntityType.LOCALES, new LocaleSetting("en_US"));
    save(node, EntityType.CURRENCIES, new CurrencySetting("EUR", true));
    save(
        node,
        EntityType.CATEGORIES,
        new Category("shop", null, Labels.NONE, 0),
        new Category("shoes", "shop", new Labels(Map.of("en_US", "Shoes")), 1));
    save(
        node,
        EntityType.CHANNELS,
        new Channel("web", Labels.NONE, "shop", Set.of("en_US"), Set.of("EUR"), Map.of()));
    save(
        node,
        EntityType.ATTRIBUTES,
        Attribute.of("sku", AttributeType.IDENTIFIER),
        Attribute.of("name", AttributeType.TEXT).localized(),
        Attribute.of("note", AttributeType.TEXT).ruled(atMost(5)),
        Attribute.of("weight", AttributeType.METRIC).measured("Weight", "GRAM"),
        Attribute.of("price", AttributeType.PRICE_COLLECTION),
        Attribute.of("colour", AttributeType.SIMPLE_SELECT));
    save(
        node,
        EntityType.ATTRIBUTE_OPTIONS,
        new AttributeOption("colour", "red", new Labels(Map.of("en_US", "Crimson")), 1),
        new AttributeOption("colour", "blue", Labels.NONE, 2));
    save(
        node,
        EntityType.FAMILIES,
        new Family(
            "shoe",
            Labels.NONE,
            Set.of("sku", "name", "note", "weight", "price", "colour"),
            Map.of("web", Set.of("sku", "name", "weight")),
            "name",
            null));
    save(
        node,
        EntityType.FAMILY_VARIANTS,
        new FamilyVariant(
            "shoe_by_colour",
            "shoe",
            Labels.NONE,
            List.of(new FamilyVariant.Level(List.of("colour"), Set.of("sku", "weight")))));
  }

  private static ValueRules atMost(int characters) {
    return new ValueRules(
        characters, null, null, null, null, true, true, null, null, List.of(), null);
  }

  private static void save(StoaNode node, EntityType type, StructureEntity... entities) {
    for (List<Violation> violations : node.catalogs().save(type, List.of(entities))) {
      assertThat(violations).isEmpty();
    }
  }
}
