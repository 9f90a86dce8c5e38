package io.stoa.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small catalogue of our own in Akeneo's grammar: two locales, two channels, two-level variants
 * whose rows are shuffled, associations to rows further down, pictures.
 */
final class AtelierCatalogue {
  private AtelierCatalogue() {}

  static Path write(Path folder) throws IOException {
    file(folder, "locales.csv", "code", "en_US", "fr_FR", "zh_CN");
    file(folder, "currencies.csv", "code;activated", "EUR;1", "USD;1", "CNY;0");
    file(
        folder,
        "categories.csv",
        "code;parent;label-en_US;label-fr_FR",
        "shirts;clothes;Shirts;Chemises",
        "clothes;master;Clothes;Vêtements",
        "master;;Everything;Tout",
        "mugs;master;Mugs;Tasses");
    file(
        folder,
        "channels.csv",
        "code;label-en_US;tree;locales;currencies;conversion_units",
        "web;Web;master;en_US,fr_FR;EUR,USD;weight:GRAM",
        "print;Print;master;en_US;EUR;");
    file(folder, "attribute_groups.csv", "code;label-en_US;sort_order", "all;All;1");
    file(
        folder,
        "attributes.csv",
        "code;type;group;localizable;scopable;unique;metric_family;default_metric_unit;"
            + "decimals_allowed;negative_allowed;allowed_extensions;label-en_US;guidelines-en_US",
        "sku;pim_catalog_identifier;all;0;0;1;;;;;;SKU;",
        "name;pim_catalog_text;all;1;0;0;;;;;;Name;Say what it is",
        "description;pim_catalog_textarea;all;1;1;0;;;;;;Description;",
        "rank;pim_catalog_number;all;0;0;0;;;1;1;;Rank;",
        "washable;pim_catalog_boolean;all;0;1;0;;;;;;Washable;",
        "since;pim_catalog_date;all;0;0;0;;;;;;Since;",
        "color;pim_catalog_simpleselect;all;0;0;0;;;;;;Colour;",
        "size;pim_catalog_simpleselect;all;0;0;0;;;;;;Size;",
        "fabrics;pim_catalog_multiselect;all;0;0;0;;;;;;Fabrics;",
        "weight;pim_catalog_metric;all;0;0;0;Weight;GRAM;1;0;;Weight;",
        "price;pim_catalog_price_collection;all;0;0;0;;;1;;;Price;",
        "ean;pim_catalog_text;all;0;0;1;;;;;;EAN;",
        "picture;pim_catalog_image;all;0;0;0;;;;;jpg,png;Picture;");
    file(
        folder,
        "attribute_options.csv",
        "code;attribute;sort_order;label-en_US",
        "red;color;1;Red",
        "blue;color;2;Blue",
        "s;size;1;S",
        "m;size;2;M",
        "wool;fabrics;1;Wool",
        "silk;fabrics;2;Silk");
    file(
        folder,
        "families.csv",
        "code;label-en_US;attributes;attribute_as_label;attribute_as_image;requirements-web",
        "shirt;Shirt;sku,name,description,rank,washable,since,color,size,fabrics,weight,price,ean,"
            + "picture;name;picture;name,price",
        "mug;Mug;sku,name,description,color,price,weight;name;;name");
    file(
        folder,
        "family_variants.csv",
        "code;family;variant-axes_1;variant-axes_2;variant-attributes_1;variant-attributes_2",
        "shirt_color_size;shirt;color;size;color,picture;size,ean,weight,sku");
    file(
        folder,
        "association_types.csv",
        "code;label-en_US;is_two_way;is_quantified",
        "X_SELL;Cross sell;0;0",
        "SET;Set;0;1");
    file(folder, "group_types.csv", "code;label-en_US", "RELATED;Related");
    file(folder, "groups.csv", "code;type;label-en_US", "gifts;RELATED;Gifts");
    file(
        folder,
        "product_models.csv",
        "code;family_variant;parent;categories;name-en_US;description-fr_FR-web;color;picture;"
            + "fabrics;price-EUR;price-USD;X_SELL-products",
        "oxford-red;shirt_color_size;oxford;;Oxford;;red;files/oxford-red/picture/red.jpg;"
            + "wool,silk;49.90;;",
        "oxford;shirt_color_size;;shirts;Oxford;\"Une chemise\nen deux lignes\";;;wool,silk;49.90;;"
            + "cup",
        "oxford-blue;shirt_color_size;oxford;;Oxford;;blue;;silk,wool;49.9;;");
    file(
        folder,
        "products.csv",
        "sku;family;parent;categories;enabled;groups;name-en_US;name-fr_FR;"
            + "description-en_US-print;rank;washable-web;since;color;size;weight;weight-unit;"
            + "price-EUR;price-USD;ean;X_SELL-products;X_SELL-product_models;X_SELL-groups;"
            + "SET-products;SET-products-quantity",
        "oxford-red-s;shirt;oxford-red;;1;;;;;;;;red;s;200;GRAM;49.9;;4006381333931;;;;;",
        "oxford-red-m;shirt;oxford-red;mugs;0;gifts;;;;;;;;m;0.21;KILOGRAM;;;4006381333948;;;;;",
        "cup;mug;;mugs;1;gifts;Cup;Tasse;\"- holds \"\"much\"\"; really\";;;;blue;;;;12;14.50;;"
            + "oxford-red-s,saucer;oxford;gifts;oxford-red-m,saucer;1|2",
        "saucer;mug;;;1;;Saucer;;=1+1;;;;;;1.5;;;;;;;;;");
    Files.createDirectories(folder.resolve("files/oxford-red/picture"));
    Files.write(
        folder.resolve("files/oxford-red/picture/red.jpg"),
        "a red picture".getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  private static void file(Path folder, String name, String... lines) throws IOException {
    ImportRig.write(folder, name, lines);
  }
}
