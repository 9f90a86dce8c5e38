package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.stoa.feed.FeedRun.State;
import io.stoa.json.Json;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Told;
import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import io.stoa.product.Identifier;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldRule.Tells;
import io.stoa.requirement.Level;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.requirement.RequirementSets;
import io.stoa.store.Write;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/**
 * What every channel whose rules are a data file must do. A channel's test extends it, names the
 * set and adds what the channel's own documentation says of the file, held against what an
 * independent parser reads from it.
 */
abstract class ChannelContract {
  private static final Set<Tells> PRICES =
      EnumSet.of(Tells.PRICE, Tells.PRICE_IN_EUROS, Tells.PRICE_IN_MINOR_UNITS);

  private final RequirementSet set;
  private final Map<String, String> parameters;
  private Workshop shop;
  private @Nullable FeedRun run;

  @TempDir Path folder;

  ChannelContract(String set, Map<String, String> parameters) {
    this.set = RequirementSets.builtIn().find(set).orElseThrow();
    this.parameters = parameters;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aGoodProductGoesOutInEveryFormatWithoutAnyFinding() throws IOException {
    shop.put(good("GOOD"));
    for (String format : set.formats()) {
      deliver(format, Map.of());
      assertThat(lastRun().errors()).as(format).isEmpty();
      assertThat(report()).as(format).isEmpty();
      assertThat(lastRun().state()).as(format).isEqualTo(State.SUCCEEDED);
    }
  }

  @Test
  void whatIsMandatoryIsAskedForAndAnItemWithoutItStaysOut() throws IOException {
    shop.put(good("GOOD"));
    for (FieldRule field : set.fields()) {
      if (field.level() == Level.MANDATORY) {
        Feed feed = feed(set.formats().get(0), Map.of(field.name(), "null"));
        var item = shop.preview.preview(feed, 1).items().get(0);
        assertThat(item.skipped()).as(field.name()).isTrue();
        assertThat(item.findings())
            .extracting(finding -> finding.violation().rule())
            .contains(set.ruleName(field, "required"));
      }
    }
  }

  @Test
  void theLedgerKeepsWhatAnItemSaysOfTheOffer() throws IOException {
    Set<Tells> tells = EnumSet.noneOf(Tells.class);
    set.fields().stream().map(FieldRule::tells).filter(Objects::nonNull).forEach(tells::add);
    if (tells.isEmpty() || set.item() == ItemOf.STORE) {
      return;
    }
    Shirt good = good("GOOD");
    shop.put(good);
    deliver(set.formats().get(0), Map.of());
    String text = entry("GOOD").told();
    Told told =
        Objects.requireNonNullElseGet(Told.parse(text), () -> Told.variants(text).get("GOOD"));
    boolean priced = tells.stream().anyMatch(PRICES::contains);
    if (priced) {
      Offer.Price price =
          good.offer().prices().stream()
              .filter(p -> p.currency().equals(told.currency()))
              .findFirst()
              .orElseThrow();
      assertThat(told.pays(Instant.now())).isEqualByComparingTo(price.list());
    }
    if (tells.contains(Tells.QUANTITY)) {
      assertThat(told.quantity()).isEqualTo(7);
    }
    assertThat(priced || tells.contains(Tells.QUANTITY)).isTrue();
  }

  private LedgerEntry entry(String sku) {
    String key = ItemKey.ofProduct(sku);
    return Objects.requireNonNull(
        shop.ledgers.findAll(shop.ledgers.head("test"), List.of(key)).get(key));
  }

  /** A field such as {@code images[].kind} stands in each entry of the list or in none. */
  @Test
  void theEntriesOfAListAllHaveTheSameParts() throws IOException {
    if (set.formats().stream().noneMatch("json"::equals)) {
      return;
    }
    shop.put(
        good("THREE"),
        good("ONE")
            .without("image_back")
            .without("image_detail")
            .outOfEverything()
            .stock("berlin", 1),
        good("NONE")
            .without("image")
            .without("image_back")
            .without("image_detail")
            .outOfEverything());
    Set<String> lists = new TreeSet<>();
    for (FieldRule field : set.fields()) {
      int end = field.name().lastIndexOf("[].");
      if (end >= 0 && !set.variants().equals(field.name().substring(0, end + 2))) {
        lists.add(field.name().substring(0, end + 2));
      }
    }
    sameParts(Json.MAPPER.readTree(deliver("json", Map.of())), "", lists);
  }

  private static void sameParts(JsonNode node, String path, Set<String> lists) {
    node.propertyStream()
        .forEach(part -> sameParts(part.getValue(), path + "." + part.getKey(), lists));
    if (!node.isArray()) {
      return;
    }
    String list = path + "[]";
    if (lists.stream().anyMatch(name -> list.endsWith("." + name))) {
      Set<List<String>> parts = new HashSet<>();
      node.forEach(entry -> parts.add(entry.propertyStream().map(Map.Entry::getKey).toList()));
      assertThat(parts).as(list + " of " + node).hasSizeLessThanOrEqualTo(1);
    }
    node.forEach(entry -> sameParts(entry, list, lists));
  }

  /** A product that breaks no rule and lacks nothing that the channel recommends. */
  Shirt good(String sku) {
    return Shirt.of(sku);
  }

  Workshop shop() {
    return shop;
  }

  /** Locale and channel of the feed. */
  Feed.View view() {
    return new Feed.View("web", "en_US", "USD", "https://shop.example", parameters);
  }

  /** Runs a feed over all that is stored; the file as text, empty when nothing was delivered. */
  String deliver(String format, Map<String, String> mapping) throws IOException {
    Feed feed = feed(format, mapping);
    shop.save(feed);
    FeedRun done = shop.run();
    run = done;
    Path received = shop.inbox.file(feed.fileName());
    return done.state() == State.FAILED || !Files.exists(received)
        ? ""
        : text(Files.readAllBytes(received));
  }

  private Feed feed(String format, Map<String, String> mapping) {
    return Feed.named("test")
        .label("Test & trial")
        .requirementSet(set.code())
        .view(view())
        .mapping(mapping)
        .format(format)
        .fileName("channel." + format)
        .destination(new Feed.Destination("inbox", Map.of()))
        .mostLost(100)
        .build();
  }

  private static String text(byte[] file) throws IOException {
    boolean compressed = file.length > 2 && file[0] == 0x1f && (file[1] & 0xff) == 0x8b;
    if (!compressed) {
      return new String(file, StandardCharsets.UTF_8);
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  FeedRun lastRun() {
    return Objects.requireNonNull(run);
  }

  /** The report of the last run, empty when there was nothing to report. */
  String report() throws IOException {
    String report = lastRun().report();
    return report == null ? "" : shop.file(report);
  }

  /** Delivers one spoilt product beside a good one; it must be in the report and nowhere else. */
  void refuses(String rule, Shirt spoilt) throws IOException {
    refuses(rule, Map.of(), spoilt);
  }

  /** As {@link #refuses(String, Shirt)} with a mapping that spoils only the product BAD. */
  void refuses(String rule, Map<String, String> mapping, Shirt spoilt) throws IOException {
    shop.products.delete(new Identifier("BAD"), Write.ANY);
    shop.put(good("GOOD"), spoilt);
    String format = set.formats().get(0);
    String file = deliver(format, mapping);
    assertThat(report()).as(rule).contains(set.code() + "/" + rule);
    assertThat(file).as(rule).contains("GOOD").doesNotContain("BAD");
  }

  /** {@code sku() == "BAD" ? value : otherwise}: spoils one product by mapping. */
  static String onlyBad(String value, String otherwise) {
    return "sku() == 'BAD' ? dyn(" + value + ") : dyn(" + otherwise + ")";
  }

  static List<Row> rows(String text, char separator) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      reader.forEach(
          row -> {
            Map<String, String> filled = new LinkedHashMap<>();
            row.getFieldsAsMap()
                .forEach(
                    (name, value) -> {
                      if (!value.isEmpty()) {
                        filled.put(name, value);
                      }
                    });
            rows.add(new Row(filled));
          });
    }
    return rows;
  }

  static Element xml(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("Not well-formed: " + text, e);
    }
  }

  /** Child elements in order. */
  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<String> names(Element parent) {
    return children(parent).stream().map(Element::getNodeName).toList();
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getNodeName().equals(name)).toList();
  }

  static String text(Element parent, String name) {
    return children(parent, name).stream().findFirst().map(Element::getTextContent).orElse("");
  }
}
