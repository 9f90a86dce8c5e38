package io.stoa.feed;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stoa.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Channels that take JSON, judged by their public schemas where those are at hand. */
class NastyJsonChannelsTest extends NastyContract {
  private static final Path SPECS = Path.of(System.getProperty("stoa.root"), "../shared/specs");
  private static final String LONG = "'" + "x".repeat(5_000) + "'";
  private static final List<String> NO_PAGES =
      List.of("'ftp://shop.example/a'", "'https://shop.example/a b'", "'https://shop.example/ü'");

  private interface JudgeItem {
    void judge(JsonNode item, Problems problems);
  }

  @Override
  List<Nasty> channels() {
    return List.of(
        amazon(),
        lines(
            "wechat-shop",
            Map.of(),
            Map.of(
                "title",
                    List.of("'衬衫'", "'Marlow shirt'", "'马洛衬衫衬衫🎽'", "'" + "马".repeat(61) + "'"),
                "cats[].cat_id", List.of("['1', '2']", "['a', 'b', 'c']"),
                "skus[].sale_price", List.of("0", "-1", "1000000001"),
                "head_imgs[]", List.of("['https://shop.example/a.jpg']", "['a', 'b', 'c']")),
            "/out_product_id",
            NastyJsonChannelsTest::wechat),
        lines(
            "acp-products",
            with("sellerName", "Linden & Loom", "refundPolicy", "https://shop.example/refunds"),
            Map.of(
                "variants[].price.amount", List.of("-1", "9.5"),
                "variants[].price.currency", List.of("'usd'", "'$'"),
                "url", NO_PAGES),
            "/id",
            NastyJsonChannelsTest::acp),
        lines(
            "shopify-product-set",
            with("status", "ACTIVE", "inventoryPolicy", "DENY"),
            Map.of(
                "title", List.of(LONG, "'<b>x</b>'"),
                "handle", List.of("'A B'", "'ü'"),
                "status", List.of("'active'"),
                "variants[].price", List.of("'-1'", "'9,90'", "'1.2345'"),
                "variants[].compareAtPrice", List.of("'1.00'"),
                "files[].originalSource", NO_PAGES),
            "/variants/0/sku",
            NastyJsonChannelsTest::shopify),
        lines(
            "bigcommerce-products",
            with("type", "physical", "weightUnit", "KILOGRAM", "visible", "true"),
            Map.of(
                "name", List.of(LONG),
                "weight", List.of("-1"),
                "variants[].price", List.of("-1"),
                "variants[].sale_price", List.of("0", "99", "120"),
                "images[].image_url", NO_PAGES),
            "/sku",
            NastyJsonChannelsTest::bigCommerce),
        lines(
            "ebay-offers",
            with("marketplaceId", "EBAY_US", "categoryId", "57991"),
            Map.of(
                "pricingSummary.price.value", List.of("'0.00'", "'-1.00'", "'99'", "'99.999'"),
                "pricingSummary.price.currency", List.of("'usd'"),
                "categoryId", List.of("'Shirts'"),
                "listingDescription", List.of("'<form action=x>'", "'<b onclick=\"x()\">a</b>'")),
            "/sku",
            NastyJsonChannelsTest::ebay),
        lines(
            "schema-org",
            Map.of(),
            Map.of(
                "hasVariant[].offers.price", List.of("0", "-1"),
                "hasVariant[].offers.priceCurrency", List.of("'usd'"),
                "hasVariant[].offers.availability", List.of("'InStock'"),
                "hasVariant[].image[]", List.of("['https://shop.example/a b.jpg']", "null")),
            "/sku",
            NastyJsonChannelsTest::schemaOrg));
  }

  private static Nasty amazon() {
    String price = "attributes.purchasable_offer[].our_price[].schedule[].value_with_tax";
    String sale = "attributes.purchasable_offer[].discounted_price[].schedule[].";
    Schema schema = amazonFeed();
    return new Nasty(
        "amazon-listings",
        "amazon-json",
        with("sellerId", "A1SELLER", "marketplaceId", "ATVPDKIKX0DER"),
        Map.of(
            "productType",
            List.of("'Shirt'", "'two words'"),
            "requirements",
            List.of("'ALL'"),
            "attributes.item_name[].value",
            List.of(LONG, "'<b>x</b>'"),
            price,
            List.of("0", "-1"),
            sale + "value_with_tax",
            List.of("99", "120"),
            "attributes.fulfillment_availability[].quantity",
            List.of("-1", "1.5"),
            "attributes.main_product_image_locator[].media_location",
            NO_PAGES,
            "attributes.condition_type[].value",
            List.of("'NEW'")),
        file -> {
          Map<String, List<String>> judged = new LinkedHashMap<>();
          for (JsonNode message : Json.MAPPER.readTree(file).path("messages")) {
            Problems problems = new Problems();
            amazon(message, problems);
            judged.put(message.path("sku").asString(), problems.found());
          }
          if (schema != null) {
            schema
                .validate(file, InputFormat.JSON)
                .forEach(e -> judged.put(e.toString(), List.of(e.toString())));
          }
          return judged;
        });
  }

  private static Nasty lines(
      String set,
      Map<String, String> parameters,
      Map<String, List<String>> spoilt,
      String sku,
      JudgeItem judge) {
    return new Nasty(
        set,
        "jsonl",
        parameters,
        spoilt,
        file -> {
          Map<String, List<String>> judged = new LinkedHashMap<>();
          for (String line : file.split("\n", -1)) {
            if (!line.isEmpty()) {
              JsonNode object = Json.MAPPER.readTree(line);
              List<JsonNode> items = new ArrayList<>();
              (object.has("requests") ? object.path("requests") : List.of(object))
                  .forEach(items::add);
              for (JsonNode item : items) {
                Problems problems = new Problems();
                judge.judge(item, problems);
                String name = item.at(sku).asString();
                problems.wrongIf(judged.put(name, problems.found()) != null, "stands twice");
              }
            }
          }
          return judged;
        });
  }

  /** Amazon's schema of a feed; null where it is not at hand. */
  private static @Nullable Schema amazonFeed() {
    Path file = SPECS.resolve("amazon/listings-feed-schema-v2.json");
    try {
      return Files.exists(file)
          ? SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(Files.readString(file))
          : null;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void amazon(JsonNode message, Problems problems) {
    JsonNode attributes = message.path("attributes");
    JsonNode offer = attributes.at("/purchasable_offer/0");
    double price = offer.at("/our_price/0/schedule/0/value_with_tax").asDouble(0);
    JsonNode sale = offer.at("/discounted_price/0/schedule/0");
    String title = attributes.at("/item_name/0/value").asString("");
    problems
        .wrongIf(message.path("sku").asString().length() > 40, "SKU too long")
        .text("item_name", title, 200)
        .text("brand", attributes.at("/brand/0/value").asString(""), 100)
        .text("description", attributes.at("/product_description/0/value").asString(""), 2_000)
        .wrongIf(
            attributes
                    .at("/product_description/0/value")
                    .asString("")
                    .getBytes(StandardCharsets.UTF_8)
                    .length
                > 2_000,
            "description has too many bytes")
        .wrongIf(price < 0.01, "costs nothing")
        .wrongIf(
            sale.has("value_with_tax") && sale.path("value_with_tax").asDouble() >= price,
            "no sale")
        .wrongIf(sale.has("start_at") != sale.has("end_at"), "half a sale")
        .address(
            "image", attributes.at("/main_product_image_locator/0/media_location").asString(""))
        .wrongIf(
            !attributes.at("/fulfillment_availability/0/quantity").isIntegralNumber(), "pieces");
    JsonNode gtin = attributes.at("/externally_assigned_product_identifier/0/value");
    if (gtin.isString()) {
      problems.gtin("gtin", gtin.asString());
    }
  }

  /** api_addproduct of WeChat shops. */
  private static void wechat(JsonNode item, Problems problems) {
    String title = item.path("title").asString();
    int length = title.codePointCount(0, title.length());
    Set<String> images = new HashSet<>();
    item.path("head_imgs").forEach(image -> images.add(image.asString()));
    problems
        .text("title", title, 120)
        .wrongIf(length < 5 || length > 60, "title has " + length)
        .wrongIf(title.matches("[A-Za-z0-9 ]*"), "title is Latin")
        .wrongIf(images.size() < 3 || images.size() > 9, "images")
        .wrongIf(images.size() != item.path("head_imgs").size(), "an image twice")
        .wrongIf(item.path("cats").size() < 3, "categories")
        .wrongIf(item.path("skus").isEmpty() || item.path("skus").size() > 500, "skus")
        .wrongIf(item.path("out_product_id").asString().length() > 128, "id");
    item.path("cats")
        .forEach(cat -> problems.wrongIf(!cat.path("cat_id").asString().matches("\\d+"), "cat_id"));
    for (JsonNode sku : item.path("skus")) {
      long fen = sku.path("sale_price").asLong(0);
      problems
          .wrongIf(fen < 1 || fen > 1_000_000_000, "fen: " + fen)
          .wrongIf(sku.path("stock_num").asLong(-1) < 0, "pieces");
    }
  }

  private static final @Nullable Schema ACP = acpProduct();

  /** The schema of one product in the protocol's bundle of schemas. */
  private static @Nullable Schema acpProduct() {
    Path file = SPECS.resolve("acp/schema.feed.json");
    if (!Files.exists(file)) {
      return null;
    }
    try {
      ObjectNode bundle = (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
      bundle.put("$ref", "#/$defs/Product");
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(bundle.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void acp(JsonNode item, Problems problems) {
    problems
        .text("title", item.path("title").asString(""), 10_000)
        .text("description", item.at("/description/plain").asString(""), 100_000)
        .wrongIf(item.path("variants").isEmpty(), "no variants");
    if (ACP != null) {
      ACP.validate(item.toString(), InputFormat.JSON)
          .forEach(error -> problems.wrongIf(true, error.toString()));
    }
    for (JsonNode variant : item.path("variants")) {
      JsonNode price = variant.path("price");
      problems
          .text("variant", variant.path("title").asString(""), 10_000)
          .wrongIf(
              price.isObject()
                  && (!price.path("amount").isIntegralNumber()
                      || price.path("amount").asLong() < 0
                      || !price.path("currency").asString().matches("[A-Z]{3}")),
              "price " + price);
    }
  }

  private static void shopify(JsonNode item, Problems problems) {
    problems
        .text("title", item.path("title").asString(), 255)
        .wrongIf(!item.path("handle").asString().matches("[a-z0-9]+(-[a-z0-9]+)*"), "handle")
        .oneOf("status", item.path("status").asString(), Set.of("ACTIVE", "DRAFT", "ARCHIVED"));
    item.path("files")
        .forEach(
            file ->
                problems
                    .address("file", file.path("originalSource").asString(""))
                    .wrongIf(!file.has("contentType"), "a file without type"));
    for (JsonNode variant : item.path("variants")) {
      String price = variant.path("price").asString("");
      String before = variant.path("compareAtPrice").asString("");
      problems
          .wrongIf(!price.matches("\\d+(\\.\\d{1,3})?"), "price " + price)
          .wrongIf(
              !before.isEmpty() && Double.parseDouble(before) <= Double.parseDouble(price),
              "compareAtPrice " + before)
          .wrongIf(
              variant.path("optionValues").size() != item.path("productOptions").size(), "options");
    }
  }

  private static void bigCommerce(JsonNode item, Problems problems) {
    problems
        .text("name", item.path("name").asString(), 250)
        .wrongIf(item.path("weight").asDouble(-1) < 0, "weight")
        .wrongIf(item.path("sku").asString().length() > 255, "sku");
    if (item.has("gtin")) {
      problems.gtin("gtin", item.path("gtin").asString());
    }
    item.path("images")
        .forEach(image -> problems.address("image", image.path("image_url").asString("")));
    for (JsonNode variant : item.path("variants")) {
      double price = variant.path("price").asDouble(-1);
      double sale = variant.path("sale_price").asDouble(-1);
      problems
          .wrongIf(price < 0, "price")
          .wrongIf(variant.has("sale_price") && (sale <= 0 || sale >= price), "sale " + sale);
    }
  }

  private static void ebay(JsonNode item, Problems problems) {
    String value = item.at("/pricingSummary/price/value").asString("");
    problems
        .wrongIf(item.path("sku").asString().length() > 50, "sku")
        .wrongIf(
            !value.matches("\\d+\\.\\d\\d") || Double.parseDouble(value) <= 0, "price " + value)
        .wrongIf(
            !item.at("/pricingSummary/price/currency").asString("").matches("[A-Z]{3}"), "currency")
        .wrongIf(!item.path("categoryId").asString("").matches("\\d+"), "category")
        .wrongIf(
            item.path("listingDescription")
                .asString("")
                .matches("(?is).*<(script|iframe|form)\\b.*|.*\\bonclick=.*"),
            "active content");
  }

  /** https://developers.google.com/search/docs/appearance/structured-data/merchant-listing */
  private static void schemaOrg(JsonNode item, Problems problems) {
    problems
        .text("name", item.path("name").asString(""), 500)
        .wrongIf(item.path("image").isEmpty(), "no image")
        .wrongIf(item.at("/offers/price").asDouble(0) <= 0, "price")
        .wrongIf(!item.at("/offers/priceCurrency").asString("").matches("[A-Z]{3}"), "currency")
        .wrongIf(
            !item.at("/offers/availability").asString("").startsWith("https://schema.org/"),
            "availability");
    item.path("image").forEach(image -> problems.address("image", image.asString()));
    if (item.has("gtin")) {
      problems.gtin("gtin", item.path("gtin").asString());
    }
  }
}
