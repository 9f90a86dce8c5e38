package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import io.stoa.error.Violation;
import io.stoa.feed.CustomFormat.Column;
import io.stoa.feed.FeedPreview.PreviewProblem;
import io.stoa.feed.FeedRun.State;
import io.stoa.mapping.Shirt;
import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.search.Filter;
import io.stoa.template.Template;
import io.stoa.template.Template.Language;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds whose columns and templates are their own. */
class CustomFeedTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Column> COLUMNS =
      List.of(
          new Column("sku", "Artikel-Nr.", "sku()", true),
          new Column("name", null, "title()", true),
          new Column("price", "Preis", "units(price())", false),
          new Column("pictures", null, "images()", false));

  private final Path folder;
  private Workshop shop;

  CustomFeedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static CustomFormat table(@Nullable Boolean header, @Nullable String delimiter) {
    return new CustomFormat(null, COLUMNS, header, delimiter, null);
  }

  private static CustomFormat template(Template template) {
    return new CustomFormat(null, COLUMNS, null, null, template);
  }

  private static Feed feed(String format, @Nullable CustomFormat custom) {
    return Feed.named("test")
        .label("Test & trial")
        .requirementSet("custom")
        .view(new Feed.View("web", "en_US", "USD", "https://shop.example", Map.of("shop", "L & L")))
        .format(format)
        .fileName("own." + format)
        .destination(new Feed.Destination("inbox", Map.of()))
        .mostLost(100)
        .custom(custom)
        .build();
  }

  private String deliver(Feed feed) throws IOException {
    shop.save(feed);
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    return shop.received(feed.fileName());
  }

  @Test
  void aTableHasTheColumnsInTheirOrderUnderTheirHeaders() throws IOException {
    shop.put(Shirt.of("S;1"));
    assertThat(deliver(feed("csv", table(null, null))).lines().findFirst())
        .contains("Artikel-Nr.,name,Preis,pictures");
    String csv = deliver(feed("csv", table(false, ";")));
    try (var reader = CsvReader.builder().fieldSeparator(';').ofCsvRecord(csv)) {
      var row = reader.iterator().next();
      assertThat(row.getField(0)).isEqualTo("S;1");
      assertThat(row.getField(2)).isEqualTo("99.00");
      assertThat(row.getField(3).split(",")).hasSize(3);
    }
    assertThat(deliver(feed("tsv", table(true, null))))
        .startsWith("Artikel-Nr.\tname\tPreis\tpictures\nS;1\tMarlow shirt\t99.00\t");
    JsonNode item = JSON.readTree(deliver(feed("json", table(null, null)))).get(0);
    assertThat(item.path("price").decimalValue()).isEqualByComparingTo("99");
    assertThat(item.path("pictures")).hasSize(3);
    shop.save(feed("xlsx", table(null, null)));
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(shop.inbox.file("own.xlsx")))) {
      XSSFRow row = book.getSheet("Items").getRow(1);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("S;1");
      assertThat(row.getCell(2).getStringCellValue()).isEqualTo("99.00");
    }
  }

  @Test
  void anXmlTemplatePlacesTheValues() throws Exception {
    shop.put(Shirt.of("S1"), Shirt.of("S2").localized("name", "en_US", "A <b> & \"c\""));
    String xml =
        deliver(
            feed(
                "template-xml",
                template(
                    new Template(
                        Language.XML,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<goods shop=\"{{parameters.shop}}\" made=\"{{time}}\">\n",
                        "<good id=\"{{sku}}\"><name>{{name}}</name>{{#pictures}}<picture>{{.}}</picture>{{/pictures}}</good>\n",
                        null,
                        "</goods>\n"))));
    Element goods =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    assertThat(goods.getAttribute("shop")).isEqualTo("L & L");
    assertThat(goods.getAttribute("made")).isEqualTo("2026-11-23T08:00:00Z");
    assertThat(goods.getElementsByTagName("good").getLength()).isEqualTo(2);
    assertThat(goods.getElementsByTagName("name").item(1).getTextContent())
        .isEqualTo("A <b> & \"c\"");
    assertThat(goods.getElementsByTagName("picture").getLength()).isEqualTo(6);
  }

  @Test
  void aJsonTemplateIsOneDocumentHoweverManyItemsThereAre() throws IOException {
    CustomFormat custom =
        template(
            new Template(
                Language.JSON,
                "{\"feed\": \"{{label}}\", \"goods\": {",
                "\"{{sku}}\": {\"name\": {{name}}, \"price\": {{price}}}",
                ", ",
                "}}"));
    shop.put(Shirt.of("S1"), Shirt.of("S\"2"));
    JsonNode document = JSON.readTree(deliver(feed("template-json", custom)));
    assertThat(document.path("feed").stringValue()).isEqualTo("Test & trial");
    assertThat(document.path("goods").propertyNames()).containsExactly("S\"2", "S1");
    FeedPreview preview = shop.preview.preview("test", 5);
    assertThat(preview.items()).hasSize(2);
    assertThat(JSON.readTree(preview.items().get(0).rendered()).path("goods")).hasSize(1);
  }

  @Test
  void anItemWithoutWhatIsRequiredIsInTheReportAndNotInTheFile() throws IOException {
    shop.put(Shirt.of("S1"), Shirt.of("BAD").without("name"));
    shop.save(feed("csv", table(null, null)));
    FeedRun run = shop.run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED_WITH_SKIPS);
    assertThat(shop.received("own.csv")).contains("S1").doesNotContain("BAD");
    assertThat(shop.file(String.valueOf(run.report()))).contains("custom/name/required");
  }

  @Test
  void oneItemMayBeAProductAtAStore() throws IOException {
    shop.put(Shirt.of("S1"));
    List<Column> columns =
        List.of(
            new Column("store", null, "store()", true),
            new Column("pieces", null, "storeStock()", true));
    String csv = deliver(feed("csv", new CustomFormat(ItemOf.STORE, columns, null, null, null)));
    assertThat(csv.lines()).containsExactly("store,pieces", "berlin,3", "shanghai,4");
  }

  @Test
  void whatIsWrongIsToldBeforeItIsSaved() {
    assertThat(fields(feed("csv", null))).contains("custom.columns");
    assertThat(fields(feed("template-xml", table(null, null)))).contains("custom.template.item");
    Template json = new Template(Language.JSON, "[", "{\"a\": {{sku}} ", ",", "]");
    assertThat(fields(feed("template-xml", template(json)))).contains("custom.template.language");
    List<Violation> broken = shop.feeds.check(feed("template-json", template(json)));
    assertThat(broken).extracting(Violation::field).contains("custom.template.foot");
    assertThat(broken).anySatisfy(v -> assertThat(v.message()).startsWith("Line 1, column "));
    List<Column> wrong =
        List.of(
            new Column("a", null, "sku()", true),
            new Column("a", null, "", true),
            new Column("", null, "sku()", false),
            new Column("b", null, "nothing(", false),
            new Column("c", null, "value('name') + 1", false));
    assertThat(fields(feed("csv", new CustomFormat(null, wrong, null, "x", null))))
        .contains(
            "custom.columns[1].name",
            "custom.columns[1].value",
            "custom.columns[2].name",
            "custom.delimiter",
            "mapping.b",
            "mapping.c");
    Feed elsewhere = Workshop.feed("store-flat", "csv", "a.csv", Map.of());
    Feed both =
        elsewhere
            .edit()
            .enabled(true)
            .selection(Filter.ALL)
            .requirementSet("store-flat")
            .mapping(Map.of())
            .format("csv")
            .fileName("a.csv")
            .schedules(List.of())
            .custom(table(null, null))
            .build();
    assertThat(fields(both)).contains("custom");
  }

  @Test
  void aFormatThatIsBeingWrittenShowsWhatWorksAndWhereTheRestIsWrong() {
    shop.put(Shirt.of("S1"));
    List<Column> columns =
        List.of(
            new Column("sku", null, "sku()", true),
            new Column("name", null, "title(", true),
            new Column("name", null, "sku()", true),
            new Column("", null, "", false));
    Template template =
        new Template(Language.XML, "<a>", "<b>{{sku}}</b>\n<c>{{x}}</c>", null, "</a>");

    FeedPreview preview =
        shop.preview.preview(
            feed("template-xml", new CustomFormat(null, columns, null, null, template)), 1);

    assertThat(preview.problems())
        .extracting(PreviewProblem::field, PreviewProblem::line, PreviewProblem::column)
        .containsExactly(tuple("name", 1, 7), tuple("custom.template.item", 2, 4));
    assertThat(preview.items().get(0).rendered()).isEmpty();
    assertThat(preview.items().get(0).fields())
        .extracting(FeedPreview.PreviewField::value)
        .containsExactly("S1", null);
  }

  private List<String> fields(Feed feed) {
    return shop.feeds.check(feed).stream().map(Violation::field).toList();
  }
}
