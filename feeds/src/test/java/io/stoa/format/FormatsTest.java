package io.stoa.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.stoa.requirement.Item;
import io.stoa.requirement.Item.Kind;
import io.stoa.requirement.Item.Variant;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormatsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Item item(Object... pairs) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return Item.of("S1", values);
  }

  @Test
  void csvKeepsEveryValueVerbatim() throws IOException {
    List<String> values =
        List.of(
            "plain",
            "with, comma",
            "with \"quotes\"",
            "two\nlines",
            "two\r\nlines",
            " space ",
            "=1+1",
            "+49 30",
            "@home",
            "绸衬衫 😀",
            "tab\there");
    List<Item> items = values.stream().map(v -> item("id", "S", "title", v)).toList();
    String csv = Written.files("meta-catalog", "csv", items).get(0);
    assertThat(csv).startsWith("id,title,description,");
    List<String> read = new ArrayList<>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      reader.forEach(row -> read.add(row.getField("title")));
    }
    assertThat(read).isEqualTo(values);
  }

  @Test
  void csvJoinsListsAndLeavesAbsentValuesEmpty() throws IOException {
    String csv =
        Written.file(
            "meta-catalog", "csv", item("id", "S1", "additional_image_link", List.of("a", "b")));
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      var row = reader.iterator().next();
      assertThat(row.getField("additional_image_link")).isEqualTo("a,b");
      assertThat(row.getField("gtin")).isEmpty();
    }
  }

  @Test
  void tsvHasNoTabOrLineBreakInsideAValue() throws IOException {
    String tsv =
        Written.file("google-merchant", "tsv", item("id", "S1", "title", "a\tb\r\nc \"d\""));
    assertThat(tsv.lines()).hasSize(2);
    assertThat(tsv.lines().skip(1).findFirst().orElseThrow()).startsWith("S1\ta b c \"d\"\t");
  }

  @Test
  void anEmptyFeedIsStillAWellFormedFile() throws Exception {
    assertThat(Written.file("store-flat", "csv"))
        .isEqualTo("store,sku,name,price,currency,stock,barcode,category,color,size\r\n");
    assertThat(items(Written.file("google-merchant", "rss"))).isEmpty();
    assertThat(JSON.readTree(Written.file("wechat-shop", "json")).size()).isZero();
    assertThat(Written.file("wechat-shop", "jsonl")).isEmpty();
    JsonNode amazon = JSON.readTree(Written.file("amazon-listings", "amazon-json"));
    assertThat(amazon.path("messages").size()).isZero();
  }

  @Test
  void rssHoldsTheFieldsInGooglesNamespace() throws Exception {
    String rss =
        Written.file(
            "google-merchant",
            "rss",
            item(
                "id", "S1",
                "title", "Fish & <chips> \"now\" ]]> 😀 绸",
                "additional_image_link", List.of("https://a.example/1", "https://a.example/2"),
                "price", "15.00 USD"));
    List<Element> items = items(rss);
    assertThat(items).hasSize(1);
    assertThat(texts(items.get(0), "id")).containsExactly("S1");
    assertThat(texts(items.get(0), "title")).containsExactly("Fish & <chips> \"now\" ]]> 😀 绸");
    assertThat(texts(items.get(0), "additional_image_link"))
        .containsExactly("https://a.example/1", "https://a.example/2");
    assertThat(texts(items.get(0), "gtin")).isEmpty();
  }

  @Test
  void rssLeavesOutWhatXmlForbids() throws Exception {
    String title = "a\u0000\u0008b\u001Fc\uFFFEd\uD83Ee\tf\ng\rh\u0085";
    List<Element> items = items(Written.file("meta-catalog", "rss", item("title", title)));
    assertThat(texts(items.get(0), "title")).containsExactly("abcde\tf\ng\rh\u0085");
  }

  @Test
  void rssOfEveryCodePointParses() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x11000; c++) {
      all.appendCodePoint(c);
    }
    List<Element> items = items(Written.file("meta-catalog", "rss", item("title", all.toString())));
    assertThat(texts(items.get(0), "title").get(0)).contains("abc", "绸").hasSizeGreaterThan(60_000);
  }

  @Test
  void csvReplacesHalfAnEmoji() throws IOException {
    assertThat(Written.file("meta-catalog", "csv", item("id", "a\uD83Db"))).contains("a\uFFFDb");
  }

  @Test
  void wechatNestsPathsAndVariants() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("out_product_id", "marlow");
    values.put("head_imgs[]", List.of("u1", "u2", "u3"));
    values.put("desc_info.imgs[]", List.of("u1"));
    values.put("desc_info.desc", "挺括");
    values.put("cats[].cat_id", List.of("6153", "6155", "6162"));
    Variant small = new Variant("S", Map.of("skus[].sale_price", 68900L));
    Variant large =
        new Variant(
            "L",
            Map.of("skus[].sku_attrs[]", List.of(Map.of("attr_key", "尺码", "attr_value", "L"))));
    Item item = new Item("marlow", Kind.STANDALONE, null, values, List.of(small, large));
    String expected =
        """
        {"out_product_id":"marlow","head_imgs":["u1","u2","u3"],
         "desc_info":{"imgs":["u1"],"desc":"挺括"},
         "cats":[{"cat_id":"6153"},{"cat_id":"6155"},{"cat_id":"6162"}],
         "skus":[{"sale_price":68900},{"sku_attrs":[{"attr_key":"尺码","attr_value":"L"}]}]}
        """;
    String array = Written.file("wechat-shop", "json", item, item);
    assertThat(JSON.readTree(array)).hasSize(2);
    assertThat(JSON.readTree(array).get(0)).isEqualTo(JSON.readTree(expected));
    String lines = Written.file("wechat-shop", "jsonl", item, item);
    assertThat(lines.lines())
        .hasSize(2)
        .allSatisfy(l -> assertThat(JSON.readTree(l)).isEqualTo(JSON.readTree(expected)));
  }

  @Test
  void amazonValuesAreArraysOfObjectsWithTheirSelectors() throws IOException {
    Item item =
        item(
            "sku",
            "S1",
            "attributes.item_name[].value",
            "Shirt",
            "attributes.item_name[].marketplace_id",
            "ATVPDKIKX0DER",
            "attributes.item_name[].language_tag",
            "en_US",
            "attributes.bullet_point[].value",
            List.of("a", "b"),
            "attributes.bullet_point[].marketplace_id",
            "ATVPDKIKX0DER",
            "attributes.purchasable_offer[].currency",
            "USD",
            "attributes.purchasable_offer[].our_price[].schedule[].value_with_tax",
            new BigDecimal("15.00"));
    JsonNode message =
        JSON.readTree(Written.file("amazon-listings", "amazon-json", item)).path("messages").get(0);
    assertThat(message)
        .isEqualTo(
            JSON.readTree(
                """
                {"messageId":1,"sku":"S1","attributes":{
                  "item_name":[{"value":"Shirt","marketplace_id":"ATVPDKIKX0DER",
                                "language_tag":"en_US"}],
                  "bullet_point":[{"value":"a","marketplace_id":"ATVPDKIKX0DER"},
                                  {"value":"b","marketplace_id":"ATVPDKIKX0DER"}],
                  "purchasable_offer":[{"currency":"USD",
                    "our_price":[{"schedule":[{"value_with_tax":15.00}]}]}]}}
                """));
  }

  @Test
  void amazonBeginsAnotherFileAfter25000Messages() throws IOException {
    List<Item> items = java.util.Collections.nCopies(25_001, item("sku", "S1"));
    List<String> files = Written.files("amazon-listings", "amazon-json", items);
    assertThat(files).hasSize(2);
    JsonNode first = JSON.readTree(files.get(0));
    assertThat(first.path("messages").size()).isEqualTo(25_000);
    assertThat(first.path("messages").get(24_999).path("messageId").intValue()).isEqualTo(25_000);
    JsonNode second = JSON.readTree(files.get(1));
    assertThat(second.path("header")).isEqualTo(first.path("header"));
    assertThat(second.path("messages").get(0).path("messageId").intValue()).isEqualTo(1);
  }

  @Test
  void holdsNoItemWhileItStreams() throws IOException {
    for (String format : List.of("csv", "rss", "amazon-json")) {
      RequirementSet meta = RequirementSets.builtIn().find("meta-catalog").orElseThrow();
      Layout layout = new Layout(meta, "t", null, "en_US", Map.of(), meta.fields(), Map.of());
      long[] bytes = new long[1];
      Parts counting =
          () ->
              new OutputStream() {
                @Override
                public void write(int b) {
                  bytes[0]++;
                }

                @Override
                public void write(byte[] b, int off, int len) {
                  bytes[0] += len;
                }
              };
      String text = "x".repeat(100_000);
      try (ItemWriter writer = FileFormats.find(format).orElseThrow().open(layout, counting)) {
        for (int i = 0; i < 11_000; i++) {
          writer.write(item("id", "S" + i, "description", text));
        }
      }
      assertThat(bytes[0])
          .as(format + " wrote more than the heap holds")
          .isGreaterThan(1_100_000_000L);
    }
  }

  private static List<Element> items(String rss) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(rss.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("version")).isEqualTo("2.0");
    NodeList found = document.getElementsByTagName("item");
    List<Element> items = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      items.add((Element) found.item(i));
    }
    return items;
  }

  private static List<String> texts(Element item, String field) {
    NodeList found = item.getElementsByTagNameNS(Rss.NAMESPACE, field);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
