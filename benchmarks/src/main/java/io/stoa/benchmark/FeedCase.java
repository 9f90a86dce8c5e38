package io.stoa.benchmark;

import io.stoa.catalog.Channel;
import io.stoa.feed.CustomFormat;
import io.stoa.feed.Feed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed to measure: one format, by the rules of a channel that takes it. What generated products
 * may lack, such as pictures, is said by the mapping.
 *
 * @param parameters of the requirement set
 * @param mapping in place of its defaults
 */
record FeedCase(
    String requirementSet,
    String format,
    Map<String, String> parameters,
    Map<String, String> mapping,
    @Nullable CustomFormat custom) {
  private static final String PICTURE = "\"https://shop.example/picture.jpg\"";
  private static final Map<String, String> GOOGLE =
      Map.of(
          "title", "coalesce(value(\"name\"), sku())",
          "description", "coalesce(value(\"description\"), value(\"name\"), sku())",
          "availability", "\"in_stock\"",
          "price", "\"9.90 \" + currency()",
          "image_link", PICTURE);
  private static final Map<String, String> META =
      with(GOOGLE, Map.of("availability", "\"in stock\"", "brand", "\"Stoa\""));
  private static final Map<String, String> YANDEX =
      Map.of(
          "name", "coalesce(value(\"name\"), sku())",
          "price", "9.9",
          "vendor", "\"Stoa\"",
          "description", "coalesce(value(\"description\"), value(\"name\"), sku())",
          "picture", "[" + PICTURE + "]");

  /** One for each format that items go out in. */
  static List<FeedCase> all() {
    return List.of(
        google("rss"),
        google("tsv"),
        new FeedCase("meta-catalog", "csv", Map.of(), META, null),
        new FeedCase(
            "yandex-yml",
            "xml",
            Map.of("shopName", "Stoa", "company", "Stoa", "baseCurrency", "EUR"),
            YANDEX,
            null),
        new FeedCase("meta-items", "json", Map.of(), META, null),
        new FeedCase("meta-items", "jsonl", Map.of(), META, null),
        custom("xlsx"),
        custom("csv.gz"));
  }

  /** Google's rules, with most fields and conditions of all. */
  static FeedCase google(String format) {
    return new FeedCase("google-merchant", format, Map.of(), GOOGLE, null);
  }

  private static FeedCase custom(String format) {
    List<CustomFormat.Column> columns =
        List.of(
            column("sku", "sku()"),
            column("name", "coalesce(value(\"name\"), sku())"),
            column("description", "value(\"description\")"),
            column("category", "categoryPath()"),
            column("family", "familyLabel()"),
            column("price", "money(price())"),
            column("weight", "measure(\"weight\", \"KILOGRAM\")"));
    return new FeedCase(
        "custom", format, Map.of(), Map.of(), new CustomFormat(null, columns, null, null, null));
  }

  private static CustomFormat.Column column(String name, String expression) {
    return new CustomFormat.Column(name, null, expression, false);
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  String name() {
    return requirementSet + ", " + format;
  }

  /** Goes to a folder. */
  Feed feed(Channel channel) {
    String code = requirementSet + "-" + format.replace('.', '-');
    return Feed.named(code)
        .label(name())
        .requirementSet(requirementSet)
        .view(
            new Feed.View(
                channel.code(),
                channel.locales().iterator().next(),
                channel.currencies().iterator().next(),
                "https://shop.example",
                parameters))
        .mapping(mapping)
        .format(format)
        .fileName(code + "." + format)
        .destination(new Feed.Destination("folder", Map.of()))
        .custom(custom)
        .build();
  }
}
