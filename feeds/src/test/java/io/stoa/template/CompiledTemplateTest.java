package io.stoa.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.template.Template.Language;
import io.stoa.template.Template.Part;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompiledTemplateTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> NAMES = Set.of("sku", "name", "price", "pictures", "options");
  private static final Set<String> AROUND = Set.of("label", "time");
  private static final String NASTY = "a<b> & \"c\" 'd' ]]> {{sku}} \\ \n\t\u0001 😀 --> ?> 绸";

  private static Template xml(String item) {
    return new Template(Language.XML, "<items made=\"{{time}}\">\n", item, null, "</items>");
  }

  private static Template json(String item) {
    return new Template(Language.JSON, "{\"items\": [\n", item, ",\n", "\n]}");
  }

  private static List<String> problems(Template template) {
    return CompiledTemplate.problems(template, NAMES, AROUND).stream()
        .map(p -> p.part().key() + " " + p.line() + ":" + p.column() + " " + p.message())
        .toList();
  }

  private static String written(Template template, List<Map<String, Object>> items) {
    CompiledTemplate compiled = CompiledTemplate.of(template, NAMES, AROUND);
    Map<String, Object> around = Map.of("label", NASTY, "time", "2026-11-26T10:00:00Z");
    StringBuilder document = new StringBuilder(compiled.write(Part.HEAD, around));
    for (int i = 0; i < items.size(); i++) {
      document.append(i == 0 ? "" : compiled.write(Part.BETWEEN, around));
      document.append(compiled.write(Part.ITEM, items.get(i)));
    }
    return document.append(compiled.write(Part.FOOT, around)).toString();
  }

  private static Element parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  @Test
  void xmlHoldsEveryValueAsItIs() throws Exception {
    Template template =
        xml(
            "<item id='{{sku}}' name=\"{{name}}\">{{name}}{{#pictures}}<p n=\"{{@index}}\">{{.}}</p>{{/pictures}}</item>\n");
    Map<String, Object> item = Map.of("sku", NASTY, "name", NASTY, "pictures", List.of(NASTY, "b"));
    Element root = parsed(written(template, List.of(item, item)));
    Element first = (Element) root.getElementsByTagName("item").item(0);
    String kept = NASTY.replace("\u0001", "");
    assertThat(first.getAttribute("id")).isEqualTo(kept);
    assertThat(first.getAttribute("name")).isEqualTo(kept);
    assertThat(first.getFirstChild().getTextContent()).isEqualTo(kept);
    Element picture = (Element) first.getElementsByTagName("p").item(0);
    assertThat(picture.getTextContent()).isEqualTo(kept);
    assertThat(picture.getAttribute("n")).isEqualTo("1");
  }

  @Test
  void jsonWritesTextsInQuotesAndAnythingOutside() {
    Template template =
        json(
            "{\"sku\": \"{{sku}}\", \"{{sku}}\": {{price}}, \"options\": {{options}}, \"none\": {{name}}}");
    JsonNode document =
        JSON.readTree(
            written(
                template,
                List.of(
                    Map.of(
                        "sku",
                        NASTY,
                        "price",
                        new java.math.BigDecimal("1E+3"),
                        "options",
                        Map.of("a", List.of(1L, true))))));
    JsonNode item = document.at("/items/0");
    assertThat(item.path("sku").stringValue()).isEqualTo(NASTY);
    assertThat(item.path(NASTY).intValue()).isEqualTo(1000);
    assertThat(item.path("options")).isEqualTo(JSON.readTree("{\"a\":[1,true]}"));
    assertThat(item.path("none").isNull()).isTrue();
  }

  @Test
  void jsonSectionsBringTheirCommaOrGetIt() {
    Template template =
        json(
            """
            {"sku": "{{sku}}"{{#name}}, "name": "{{name}}"{{/name}},
             "pictures": [{{#pictures}}{"url": "{{.}}", "main": {{@first}}}{{/pictures}}],
             {{#options}}"{{key}}": {{value}},{{/options}} "end": 1}
            """);
    assertThat(problems(template)).isEmpty();
    List<Map<String, Object>> items =
        List.of(
            Map.of(
                "sku",
                "1",
                "name",
                "A",
                "pictures",
                List.of("a", "b", "c"),
                "options",
                List.of(Map.of("key", "x", "value", 1L), Map.of("key", "y", "value", 2L))),
            Map.of("sku", "2"));
    JsonNode document = JSON.readTree(written(template, items));
    assertThat(document.at("/items/0/pictures")).hasSize(3);
    assertThat(document.at("/items/0/pictures/0/main").booleanValue()).isTrue();
    assertThat(document.at("/items/0/pictures/1/main").booleanValue()).isFalse();
    assertThat(document.at("/items/0/y").intValue()).isEqualTo(2);
    assertThat(document.at("/items/1/pictures")).isEmpty();
    assertThat(document.at("/items/1").has("name")).isFalse();
    assertThat(JSON.readTree(written(template, List.of())).path("items")).isEmpty();
  }

  @Test
  void whatIsWrongIsToldWithLineAndColumn() {
    assertThat(problems(xml("<item>\n  <a>{{nmae}}</a></item>")))
        .singleElement()
        .asString()
        .startsWith("item 2:6 There is nothing called nmae here");
    assertThat(problems(xml("<item>\n  {{#name}}x</item>")))
        .singleElement()
        .asString()
        .startsWith("item 2:3 The section name is not closed");
    assertThat(problems(xml("<item>{{sku</item>")))
        .singleElement()
        .asString()
        .startsWith("item 1:7 A tag is opened");
    assertThat(problems(xml("<item>\n<b></c></item>")))
        .singleElement()
        .asString()
        .startsWith("item 2:");
    assertThat(problems(json("{\"a\": {{sku}},\n }")))
        .singleElement()
        .asString()
        .startsWith("item 2:");
    assertThat(problems(new Template(Language.XML, "<a>", "<i/>", null, "</b>")))
        .singleElement()
        .asString()
        .startsWith("foot 1:");
    assertThat(problems(xml("  "))).isNotEmpty();
  }

  @Test
  void valuesStandOnlyWhereTheyAreEscaped() {
    for (String item :
        List.of(
            "<{{sku}}/>",
            "<item {{sku}}=\"a\"/>",
            "<item><!-- {{sku}} --></item>",
            "<item><![CDATA[{{sku}}]]></item>",
            "<item><?do {{sku}}?></item>",
            "<item a={{sku}}/>")) {
      assertThat(problems(xml(item))).as(item).isNotEmpty();
    }
    for (String item :
        List.of(
            "<item>{{{sku}}}</item>",
            "<item>{{&sku}}</item>",
            "<item>{{> file}}</item>",
            "<item>{{=<% %>=}}</item>")) {
      assertThat(problems(xml(item))).as(item).isNotEmpty();
    }
    assertThat(problems(json("{\"a\": \"\\{{sku}}\"}"))).isNotEmpty();
  }

  @Test
  void nothingThatCouldBecomeMalformedIsTaken() {
    for (String item :
        List.of(
            "<item>{{#name}}<a>{{/name}}</item>",
            "{{#name}}<item>{{/name}}</item>",
            "<item>{{#pictures}}</a><a>{{/pictures}}</item>",
            "<item a=\"{{#name}}\" b=\"{{/name}}\"/>",
            "<item a=\"{{#name}}<{{/name}}\"/>",
            "<item>&nbsp;</item>",
            "<x:item/>")) {
      assertThat(problems(xml(item))).as(item).isNotEmpty();
    }
    for (String item :
        List.of(
            "{{#pictures}}{{.}}{{/pictures}}",
            "[{{#pictures}}1{{/pictures}}{{#options}}2{{/options}}]",
            "{ {{#name}}, \"a\": 1{{/name}} }",
            "{\"a\": {{#name}}1{{/name}}}",
            "[1 {{#pictures}}{{.}}{{/pictures}}]",
            "{\"a\": 1{{#name}}}, {\"b\": 2{{/name}}}",
            "1 2")) {
      assertThat(problems(json(item))).as(item).isNotEmpty();
    }
    Template entity =
        new Template(
            Language.XML,
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;",
            "<i/>",
            null,
            "</a>");
    assertThat(problems(entity)).singleElement().asString().contains("DOCTYPE");
  }

  /** Whatever is taken stays well-formed, whatever the values are: tried with many of both. */
  @Test
  void whatIsTakenIsAlwaysWellFormed() throws Exception {
    Random random = new Random(7);
    String[] pieces = {
      "{{sku}}", "{{name}}", "<a>", "</a>", "<b c=\"{{name}}\"/>", "{{#pictures}}", "{{/pictures}}",
      "{{#name}}", "{{/name}}", "{{^name}}", "{{.}}", " x ", "{{#options}}", "{{/options}}"
    };
    String[] json = {
      "{{sku}}",
      "\"{{name}}\"",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\"k\"",
      "{{#pictures}}",
      "{{/pictures}}",
      "{{#name}}",
      "{{/name}}",
      "{{^name}}",
      "1"
    };
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      boolean isXml = i % 2 == 0;
      String body = random(random, isXml ? pieces : json);
      Template template = isXml ? xml("<item>" + body + "</item>") : json("[" + body + "]");
      if (problems(template).isEmpty()) {
        taken++;
        for (int j = 0; j < 4; j++) {
          String document = written(template, values(random));
          assertThat(Wellformed.flaw(document, template.language(), true))
              .as(body + " became " + document)
              .isNull();
        }
      }
    }
    assertThat(taken).isGreaterThan(200);
  }

  private static String random(Random random, String[] pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static List<Map<String, Object>> values(Random random) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Map<String, Object> item = new LinkedHashMap<>();
      for (String name : NAMES) {
        Object value = value(random);
        if (value != null) {
          item.put(name, value);
        }
      }
      items.add(item);
    }
    return items;
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> NASTY;
      case 1 -> 12L;
      case 2 -> List.of("a", NASTY, "c");
      case 3 -> Map.of("key", NASTY);
      case 4 -> random.nextBoolean();
      default -> null;
    };
  }
}
