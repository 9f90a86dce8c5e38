package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** https://github.com/yandex/yandex-ecom-search and the older document type of YML. */
class YandexYmlChannelTest extends ChannelContract {
  private static final Map<String, String> SHOP =
      Map.of("shopName", "Linden & Loom", "company", "Linden & Loom GmbH");

  YandexYmlChannelTest() {
    super("yandex-yml", SHOP);
  }

  @Test
  void theDocumentIsValidByItsTypeAndEveryReferenceLeadsSomewhere() throws Exception {
    shop().model("marlow", "s", "m");
    shop()
        .put(
            good("ALONE"),
            good("SALE")
                .priced(
                    new Offer.Price(
                        null, "USD", new BigDecimal("99"), new BigDecimal("79.50"), null, null)));
    Element catalog = valid(deliver("xml", Map.of()));
    assertThat(catalog.getAttribute("date")).isEqualTo("2026-11-23 11:00");
    Element shop = children(catalog).get(0);
    assertThat(names(shop))
        .containsExactly("name", "company", "url", "currencies", "categories", "offers");
    assertThat(text(shop, "name")).isEqualTo("Linden & Loom");
    assertThat(text(shop, "url")).isEqualTo("https://shop.example/");
    Set<String> currencies = new HashSet<>();
    children(children(shop, "currencies").get(0))
        .forEach(c -> currencies.add(c.getAttribute("id") + "=" + c.getAttribute("rate")));
    assertThat(currencies).containsExactlyInAnyOrder("RUB=1", "USD=CBRF");
    Map<String, Element> categories = new HashMap<>();
    children(children(shop, "categories").get(0))
        .forEach(c -> categories.put(c.getAttribute("id"), c));
    assertThat(categories).hasSize(2);
    Map<String, String> labels = new HashMap<>();
    categories.forEach((id, category) -> labels.put(id, category.getTextContent()));
    categories
        .values()
        .forEach(
            category -> {
              assertThat(category.getAttribute("id")).matches("[1-9]\\d{0,17}");
              String parent = category.getAttribute("parentId");
              assertThat(parent.isEmpty() || categories.containsKey(parent)).isTrue();
            });
    List<Element> offers = children(children(shop, "offers").get(0));
    Set<String> ids = new HashSet<>();
    assertThat(offers).hasSize(4);
    for (Element offer : offers) {
      assertThat(ids.add(offer.getAttribute("id"))).isTrue();
      assertThat(offer.hasAttribute("type")).isFalse();
      assertThat(offer.getAttribute("available")).isEqualTo("true");
      assertThat(labels).containsEntry(text(offer, "categoryId"), "Shirts");
      assertThat(currencies).anyMatch(c -> c.startsWith(text(offer, "currencyId") + "="));
      assertThat(text(offer, "price")).matches("\\d+(\\.\\d{1,2})?");
      assertThat(children(offer, "picture")).hasSize(3);
      assertThat(text(offer, "description")).isEqualTo("A crisp shirt.");
      Element colour = children(offer, "param").get(0);
      assertThat(colour.getAttribute("name") + "=" + colour.getTextContent())
          .isEqualTo("color=Sky blue");
    }
    assertThat(text(offers.get(3), "price")).isEqualTo("79.50");
    assertThat(text(offers.get(3), "oldprice")).isEqualTo("99.00");
    assertThat(children(offers.get(0), "oldprice")).isEmpty();
  }

  @Test
  void anOfferOfTheTypeVendorModelHasPartsInPlaceOfAName() throws Exception {
    shop().put(good("GOOD"));
    Map<String, String> custom = new HashMap<>(SHOP);
    custom.put("offerType", "vendor.model");
    view = new Feed.View("web", "en_US", "USD", "https://shop.example", custom);
    Element shop = children(valid(deliver("xml", Map.of()))).get(0);
    Element offer = children(children(shop, "offers").get(0)).get(0);
    assertThat(offer.getAttribute("type")).isEqualTo("vendor.model");
    assertThat(children(offer, "name")).isEmpty();
    assertThat(text(offer, "typePrefix")).isEqualTo("Shirts");
    assertThat(text(offer, "vendor")).isEqualTo("Linden & Loom");
    assertThat(text(offer, "model")).isEqualTo("Marlow shirt");
    refuses("model/required_when", Map.of("model", onlyBad("null", "title()")), good("BAD"));
  }

  @Test
  void whatMeansSomethingToXmlIsEscapedInTextsAndAttributes() throws Exception {
    shop().put(good("GOOD").localized("name", "en_US", "Fish & < chips \"now\" 😀"));
    Element shop =
        children(
                valid(
                    deliver(
                        "xml",
                        Map.of(
                            "vendor",
                            "'A & \"B\" < C'",
                            "param",
                            "[{'@name': 'a\"<\\n', '#text': 'b'}]"))))
            .get(0);
    Element offer = children(children(shop, "offers").get(0)).get(0);
    assertThat(text(offer, "vendor")).isEqualTo("A & \"B\" < C");
    assertThat(children(offer, "param").get(0).getAttribute("name")).isEqualTo("a\"<\n");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses("id/pattern", Map.of("id", onlyBad("'BAD!'", "sku()")), bad);
    refuses(
        "id/max_code_points",
        Map.of("id", onlyBad("'B' + '" + "x".repeat(80) + "'", "sku()")),
        bad);
    refuses("name/max_characters", bad.localized("name", "en_US", "x".repeat(151)));
    refuses("name/all_caps", good("BAD").localized("name", "en_US", "MARLOW SHIRT"));
    refuses("categoryId/required", Map.of("categoryId", onlyBad("null", "5")), good("BAD"));
    refuses("oldprice/above_price", Map.of("oldprice", onlyBad("1.0", "null")), good("BAD"));
    refuses("currencyId/enum", Map.of("currencyId", onlyBad("'GBP'", "'USD'")), good("BAD"));
    refuses(
        "picture/image_url",
        Map.of("picture", onlyBad("[url('a.webp')]", "images()")),
        good("BAD"));
    refuses("vendor/required", good("BAD").without("brand"));
    refuses(
        "url/max_characters",
        Map.of("url", onlyBad("url('" + "x".repeat(512) + "')", "url()")),
        good("BAD"));
  }

  /** Parsed and held against the document type, which stands beside this class's resources. */
  private static Element valid(String text) throws Exception {
    String typed =
        text.replaceFirst("\\?>", "?>\n<!DOCTYPE yml_catalog SYSTEM \"yml_catalog.dtd\">");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver(
        (publicId, systemId) ->
            new InputSource(
                YandexYmlChannelTest.class.getResourceAsStream("/channels/yml_catalog.dtd")));
    builder.setErrorHandler(new Strict());
    return builder.parse(new InputSource(new StringReader(typed))).getDocumentElement();
  }

  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
      throw e;
    }
  }

  private Feed.View view = super.view();

  @Override
  Feed.View view() {
    return view;
  }
}
