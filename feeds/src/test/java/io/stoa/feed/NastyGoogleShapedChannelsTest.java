package io.stoa.feed;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Channels that take Google-shaped files, judged by their public pages:
 * https://support.google.com/merchants/answer/7052112,
 * https://developers.facebook.com/docs/marketing-api/catalog/reference,
 * https://help.pinterest.com/en/business/article/before-you-get-started-with-catalogs and
 * https://ads.tiktok.com/help/article/catalog-product-parameters.
 */
class NastyGoogleShapedChannelsTest extends NastyContract {
  private static final Map<String, List<String>> SPOILT =
      Map.ofEntries(
          Map.entry(
              "title", List.of("'x'.replace('x', '" + "x".repeat(5_000) + "')", "'\\u0000torn'")),
          Map.entry(
              "link",
              List.of(
                  "'ftp://shop.example/a'",
                  "'shop.example/a'",
                  "'https://shop.example/a b'",
                  "'https://shop.example/ü'",
                  "'https:///a'",
                  "'javascript:alert(1)'")),
          Map.entry(
              "image_link",
              List.of(
                  "'https://shop.example/a b.jpg'", "'https://shop.example/ä.jpg'", "'/a.jpg'")),
          Map.entry("availability", List.of("'IN STOCK'", "'yes'")),
          Map.entry("condition", List.of("'NEW'", "'fine'")),
          Map.entry(
              "price",
              List.of(
                  "'-5.00 USD'",
                  "'99,00 USD'",
                  "'$99'",
                  "'99.00'",
                  "'99.999 USD'",
                  "'1000.5 JPY'",
                  "'9.5255 KWD'",
                  "'99.00 XQX'")),
          Map.entry(
              "sale_price", List.of("'99.00 USD'", "'120.00 USD'", "'-1.00 USD'", "'9.00 EUR'")),
          Map.entry("gtin", List.of("'123'", "'00000000'")),
          Map.entry("gender", List.of("'Female'", "'women'")),
          Map.entry("age_group", List.of("'ADULT'", "'seniors'")));

  @Override
  List<Nasty> channels() {
    List<Nasty> all = new ArrayList<>();
    Map<String, List<String>> google = new HashMap<>(SPOILT);
    google.put("availability", List.of("'IN_STOCK'", "'in stock'", "'preorder'", "'backorder'"));
    google.put(
        "sale_price_effective_date",
        List.of("'2026-12-24T00:00Z/2026-12-01T00:00Z'", "'2026-12-24T00:00Z'"));
    google.put("unit_pricing_measure", List.of("'1 furlong'", "'0 kg'"));
    google.put("shipping_weight", List.of("'1 stone'"));
    for (String format : List.of("rss", "tsv", "csv")) {
      all.add(channel("google-merchant", format, google, this::google));
    }
    all.add(channel("meta-catalog", "csv", SPOILT, this::meta));
    all.add(channel("meta-catalog", "rss", SPOILT, this::meta));
    all.add(channel("pinterest-catalog", "tsv", SPOILT, this::pinterest));
    all.add(channel("tiktok-ads", "csv", SPOILT, this::tiktok));
    return all;
  }

  private interface JudgeRow {
    void judge(Row row, Problems problems);
  }

  private static Nasty channel(
      String set, String format, Map<String, List<String>> spoilt, JudgeRow judge) {
    return new Nasty(
        set,
        format,
        Map.of(),
        spoilt,
        file -> {
          Map<String, List<String>> judged = new LinkedHashMap<>();
          for (Row row : read(file, format)) {
            String sku = row.get(set.equals("tiktok-ads") ? "sku_id" : "id");
            Problems problems = new Problems();
            common(row, problems);
            judge.judge(row, problems);
            problems.wrongIf(judged.put(sku, problems.found()) != null, "stands twice");
          }
          return judged;
        });
  }

  private static List<Row> read(String file, String format) throws IOException {
    if (!format.equals("rss")) {
      return rows(file, format.equals("csv") ? ',' : '\t');
    }
    List<Row> rows = new ArrayList<>();
    Element channel = ChannelContract.children(ChannelContract.xml(file)).get(0);
    for (Element item : ChannelContract.children(channel, "item")) {
      Map<String, String> cells = new HashMap<>();
      for (Element cell : ChannelContract.children(item)) {
        cells.merge(
            cell.getNodeName().replaceFirst("^g:", ""),
            cell.getTextContent(),
            (one, other) -> one + "," + other);
      }
      rows.add(new Row(cells));
    }
    return rows;
  }

  private static void common(Row row, Problems problems) {
    problems
        .text("title", row.get("title"), 500)
        .text("description", row.get("description"), 10_000)
        .wrongIf(row.get("title").isEmpty(), "no title")
        .wrongIf(row.get("description").isEmpty(), "no description")
        .address("link", row.get("link"))
        .address("image_link", row.get("image_link"))
        .price("price", row.get("price"))
        .wrongIf(amount(row.get("price")) <= 0, "costs nothing");
    if (!row.get("sale_price").isEmpty()) {
      problems
          .price("sale_price", row.get("sale_price"))
          .wrongIf(amount(row.get("sale_price")) >= amount(row.get("price")), "no sale")
          .wrongIf(amount(row.get("sale_price")) <= 0, "a sale for nothing")
          .wrongIf(
              !row.get("sale_price")
                  .substring(row.get("sale_price").length() - 3)
                  .equals(row.get("price").substring(row.get("price").length() - 3)),
              "two currencies");
    }
    String period = row.get("sale_price_effective_date");
    if (!period.isEmpty()) {
      String[] ends = period.split("/", -1);
      problems.wrongIf(
          ends.length != 2
              || !OffsetDateTime.parse(ends[0]).isBefore(OffsetDateTime.parse(ends[1])),
          "sale period " + period);
    }
    if (!row.get("gtin").isEmpty()) {
      problems.gtin("gtin", row.get("gtin"));
    }
    for (String image : row.get("additional_image_link").split(",", -1)) {
      if (!image.isEmpty()) {
        problems.address("additional_image_link", image);
      }
    }
    if (!row.get("gender").isEmpty()) {
      problems.oneOf("gender", row.get("gender"), Set.of("male", "female", "unisex"));
    }
    if (!row.get("age_group").isEmpty()) {
      problems.oneOf(
          "age_group",
          row.get("age_group"),
          Set.of("newborn", "infant", "toddler", "kids", "adult", "all ages", "teen"));
    }
  }

  private static double amount(String price) {
    return price.isEmpty() ? 0 : Double.parseDouble(price.split(" ", 2)[0]);
  }

  private void google(Row row, Problems problems) {
    problems
        .text("id", row.get("id"), 50)
        .text("title", row.get("title"), 150)
        .text("description", row.get("description"), 5_000)
        .text("brand", row.get("brand"), 70)
        .oneOf(
            "availability",
            row.get("availability"),
            Set.of("in_stock", "out_of_stock", "preorder", "backorder"))
        .oneOf("condition", row.get("condition"), Set.of("new", "used", "refurbished"))
        .wrongIf(row.get("gtin").matches("0?(2|02|04).*"), "GTIN of a shop")
        .wrongIf(
            Set.of("preorder", "backorder").contains(row.get("availability"))
                && row.get("availability_date").isEmpty(),
            "no date")
        .wrongIf(row.get("availability_date").compareTo("2027-11-24") > 0, "date too far")
        .wrongIf(
            row.get("title").equals(row.get("title").toUpperCase(java.util.Locale.ROOT)),
            "capitals");
    if (row.get("google_product_category").startsWith("Apparel & Accessories")) {
      for (String wanted : List.of("color", "size", "gender", "age_group")) {
        problems.wrongIf(row.get(wanted).isEmpty(), "apparel without " + wanted);
      }
    }
    Set<String> images = new HashSet<>();
    for (String image : row.get("additional_image_link").split(",", -1)) {
      problems.wrongIf(!image.isEmpty() && !images.add(image), "an image twice");
    }
    problems.wrongIf(images.size() > 10, "too many images");
  }

  private void meta(Row row, Problems problems) {
    problems
        .text("id", row.get("id"), 100)
        .text("title", row.get("title"), 200)
        .text("description", row.get("description"), 9_999)
        .text("brand", row.get("brand"), 100)
        .oneOf(
            "availability",
            row.get("availability"),
            Set.of("in stock", "out of stock", "preorder", "available for order", "discontinued"))
        .wrongIf(
            row.get("brand").isEmpty() && row.get("gtin").isEmpty() && row.get("mpn").isEmpty(),
            "neither brand nor GTIN nor MPN")
        .oneOf("condition", row.get("condition"), Set.of("new", "used", "refurbished"));
  }

  private void pinterest(Row row, Problems problems) {
    problems
        .text("id", row.get("id"), 127)
        .text("title", row.get("title"), 500)
        .oneOf(
            "availability",
            row.get("availability"),
            Set.of("in stock", "out of stock", "preorder"));
  }

  private void tiktok(Row row, Problems problems) {
    problems
        .text("sku_id", row.get("sku_id"), 100)
        .wrongIf(row.get("brand").isEmpty(), "no brand")
        .oneOf(
            "availability",
            row.get("availability"),
            Set.of("in stock", "available for order", "preorder", "out of stock", "discontinued"))
        .oneOf("condition", row.get("condition"), Set.of("new", "used", "refurbished"));
  }
}
