package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.error.Violation;
import io.stoa.mapping.Shirt;
import io.stoa.mapping.Shop;
import io.stoa.product.Identifier;
import io.stoa.requirement.Gtin;
import io.stoa.store.Write;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Catalogue Item Notification 3.1. The schemas beside this test are written from GS1's; where
 * {@code STOA_TEST_GDSN_SCHEMAS} names the folder of GS1's own (with {@code
 * CatalogueItemNotification.xsd}), files are held against those as well.
 */
class GdsnChannelTest extends ChannelContract {
  private static final Map<String, String> PARTIES =
      Map.of(
          "informationProvider",
          "9521234567899",
          "informationProviderName",
          "Linden & Loom",
          "sourceDataPool",
          "4000001000005",
          "dataRecipient",
          "9529876543219",
          "targetMarket",
          "276");

  private Feed.View view = super.view();

  GdsnChannelTest() {
    super("gs1-gdsn", PARTIES);
  }

  @Override
  Feed.View view() {
    return view;
  }

  private void with(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(PARTIES);
    all.putAll(further);
    view = new Feed.View("web", "en_US", "USD", null, all);
  }

  @Test
  void theMessageIsValidAndHasATransactionForEachProduct() throws Exception {
    shop().model("marlow", "s", "m");
    shop()
        .put(good("marlow-s").text("ean", "9520000010027").choice("size", "s").below("marlow_sky"));
    shop()
        .put(good("marlow-m").text("ean", "9520000010034").choice("size", "m").below("marlow_sky"));
    String file = deliver("xml", Map.of());
    isValid(file);
    Element message = xml(file);
    List<Element> transactions = children(message, "transaction");
    assertThat(transactions).hasSize(2);
    Set<String> ids = new HashSet<>();
    for (Element transaction : transactions) {
      assertThat(
              ids.add(
                  at(transaction, "transactionIdentification/entityIdentification")
                      .getTextContent()))
          .isTrue();
      Element command = at(transaction, "documentCommand/documentCommandHeader");
      assertThat(command.getAttribute("type")).isEqualTo("ADD");
      Element item =
          at(
              transaction,
              "documentCommand/catalogue_item_notification:catalogueItemNotification/catalogueItem/tradeItem");
      String gtin = text(item, "gtin");
      assertThat(gtin).hasSize(14).startsWith("0952");
      assertThat(Gtin.isValid(gtin)).isTrue();
      assertThat(text(item, "tradeItemUnitDescriptorCode")).isEqualTo("BASE_UNIT_OR_EACH");
      String modules = "tradeItemInformation/extension/";
      Element measured =
          at(
              item,
              modules
                  + "trade_item_measurements:tradeItemMeasurementsModule/tradeItemMeasurements");
      assertThat(children(measured, "netContent").get(0).getAttribute("measurementUnitCode"))
          .isEqualTo("H87");
      Element gross = at(measured, "tradeItemWeight/grossWeight");
      assertThat(gross.getTextContent()).isEqualTo("172");
      assertThat(gross.getAttribute("measurementUnitCode")).isEqualTo("GRM");
      Element described =
          at(
              item,
              modules
                  + "trade_item_description:tradeItemDescriptionModule/tradeItemDescriptionInformation");
      Element description = children(described, "tradeItemDescription").get(0);
      assertThat(description.getTextContent()).startsWith("Linden & Loom Marlow shirt Sky blue");
      assertThat(description.getAttribute("languageCode")).isEqualTo("en");
    }
  }

  private static Element at(Element from, String path) {
    Element element = from;
    for (String step : path.split("/", -1)) {
      element = children(element, step).get(0);
    }
    return element;
  }

  private static void isValid(String file) throws Exception {
    List<Source> own = new ArrayList<>();
    for (String name : List.of("sbdh", "description", "measurements", "purchasing", "cin")) {
      URL schema = GdsnChannelTest.class.getResource("/channels/gdsn/" + name + ".xsd");
      own.add(new StreamSource(Objects.requireNonNull(schema).toString()));
    }
    validate(file, own);
    String published = System.getenv("STOA_TEST_GDSN_SCHEMAS");
    if (published != null) {
      try (Stream<Path> files = Files.list(Path.of(published))) {
        List<Source> all = new ArrayList<>();
        files
            .filter(f -> f.toString().endsWith("Module.xsd"))
            .sorted()
            .forEach(f -> all.add(new StreamSource(f.toUri().toString())));
        all.add(
            new StreamSource(
                Path.of(published, "CatalogueItemNotification.xsd").toUri().toString()));
        validate(file, all);
      }
    }
  }

  private static void validate(String file, List<Source> schemas) throws SAXException, IOException {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(schemas.toArray(Source[]::new));
    schema.newValidator().validate(new StreamSource(new StringReader(file)));
  }

  /** As at first: the data pool has nothing of it. */
  @Override
  String deliver(String format, Map<String, String> mapping) throws IOException {
    shop().running.forget("test");
    return super.deliver(format, mapping);
  }

  @Test
  void afterTheFirstFileEachChangeHasItsCommandAndWhatIsGoneIsDeleted() throws Exception {
    shop().put(good("GONE"), good("KEPT").text("ean", "9520000010027"));
    shop().put(good("SAME").text("ean", "9520000010034"));
    String first = deliver("xml", Map.of());
    isValid(first);
    assertThat(commands(first))
        .containsExactly("ADD 09520000010010", "ADD 09520000010027", "ADD 09520000010034");
    shop().at(Shop.NOW.plusSeconds(3_600));
    shop().products.delete(new Identifier("GONE"), Write.ANY);
    shop().put(good("KEPT").text("ean", "9520000010027").text("brand", "Other"));
    shop().put(good("NEW").text("ean", "9520000010041"));
    String second = super.deliver("xml", Map.of());
    isValid(second);
    assertThat(commands(second))
        .containsExactlyInAnyOrder(
            "DELETE 09520000010010", "CHANGE_BY_REFRESH 09520000010027", "ADD 09520000010041");
    assertThat(numbers(second)).hasSize(3).doesNotContainAnyElementsOf(numbers(first));
    super.deliver("xml", Map.of());
    assertThat(lastRun().files()).isEmpty();
  }

  @Test
  void aChangeMayBeACorrection() throws Exception {
    with(Map.of("command", "CORRECT"));
    shop().put(good("GOOD"));
    assertThat(commands(deliver("xml", Map.of()))).containsExactly("ADD 09520000010010");
    shop().put(good("GOOD").text("brand", "Other"));
    assertThat(commands(super.deliver("xml", Map.of()))).containsExactly("CORRECT 09520000010010");
  }

  private static List<String> commands(String file) {
    return children(xml(file), "transaction").stream()
        .map(
            transaction ->
                at(transaction, "documentCommand/documentCommandHeader").getAttribute("type")
                    + " "
                    + transaction.getElementsByTagName("gtin").item(0).getTextContent())
        .toList();
  }

  private static List<String> numbers(String file) {
    return children(xml(file), "transaction").stream()
        .map(
            transaction ->
                at(transaction, "transactionIdentification/entityIdentification").getTextContent())
        .toList();
  }

  @Test
  void partiesAreAskedForTheirNumbers() {
    with(Map.of("sourceDataPool", "4000001000006", "despatchUnit", "perhaps", "command", "UPSERT"));
    Feed feed =
        Feed.named("test")
            .label("Test")
            .requirementSet("gs1-gdsn")
            .view(view)
            .format("xml")
            .fileName("cin.xml")
            .destination(new Feed.Destination("inbox", Map.of()))
            .build();
    assertThat(shop().feeds.check(feed))
        .extracting(Violation::field)
        .contains(
            "view.parameters.sourceDataPool",
            "view.parameters.despatchUnit",
            "view.parameters.command");
  }

  @Test
  void whatIsSentAsAUnitNeedsItsMeasurements() throws IOException {
    with(Map.of("despatchUnit", "true"));
    shop().put(good("BAD"));
    assertThat(deliver("xml", Map.of())).isEmpty();
    assertThat(report())
        .contains("gs1-gdsn/depth/required_when")
        .contains("gs1-gdsn/height/required_when")
        .contains("gs1-gdsn/width/required_when");
    Map<String, String> mapping =
        Map.of(
            "depth",
            "300",
            "depthUnit",
            "'MMT'",
            "height",
            "20",
            "heightUnit",
            "'MMT'",
            "width",
            "250.5",
            "widthUnit",
            "'MMT'");
    assertThat(deliver("xml", mapping))
        .contains("<width measurementUnitCode=\"MMT\">250.5</width>");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses("gtin/gtin", Map.of("gtin", onlyBad("'09520000010011'", "'09520000010010'")), bad);
    refuses("gtin/pattern", Map.of("gtin", onlyBad("'9520000010010'", "'09520000010010'")), bad);
    refuses(
        "gtin/restricted_gtin",
        Map.of("gtin", onlyBad("'02000000000008'", "'09520000010010'")),
        bad);
    refuses(
        "gpcCategoryCode/pattern", Map.of("gpcCategoryCode", onlyBad("'123'", "'10001352'")), bad);
    refuses(
        "informationProvider/gln",
        Map.of("informationProvider", onlyBad("'9521234567890'", "'9521234567899'")),
        bad);
    refuses(
        "functionalName/max_characters",
        Map.of("functionalName", onlyBad("'" + "x".repeat(36) + "'", "'Shirt'")),
        bad);
    refuses(
        "unitDescriptor/each_is_base",
        Map.of("unitDescriptor", onlyBad("'CASE'", "'BASE_UNIT_OR_EACH'")),
        bad);
    refuses(
        "netWeight/not_above_gross",
        Map.of("netWeight", onlyBad("180", "100"), "netWeightUnit", "'GRM'"),
        bad);
    refuses("grossWeightUnit/pattern", Map.of("grossWeightUnit", onlyBad("'gram'", "'GRM'")), bad);
  }

  @Override
  void refuses(String rule, Map<String, String> mapping, Shirt spoilt) throws IOException {
    super.refuses(rule, mapping, spoilt.text("ean", "9520000010041"));
  }
}
