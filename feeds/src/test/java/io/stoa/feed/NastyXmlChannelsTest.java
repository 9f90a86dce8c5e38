package io.stoa.feed;

import java.io.StringReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Channels that take XML, judged by schemas and by their public pages. */
class NastyXmlChannelsTest extends NastyContract {
  private static final List<String> NO_PAGES =
      List.of("'ftp://shop.example/a'", "'https://shop.example/a b'", "'https://shop.example/ü'");

  @Override
  List<Nasty> channels() {
    return List.of(
        new Nasty(
            "yandex-yml",
            "xml",
            with("shopName", "Linden & Loom", "company", "Linden & Loom GmbH"),
            Map.of(
                "price", List.of("0", "-1"),
                "oldprice", List.of("99", "1"),
                "currencyId", List.of("'usd'", "'XQX'"),
                "url", NO_PAGES,
                "id", List.of("'a b'", "'ü'")),
            NastyXmlChannelsTest::yandex),
        new Nasty(
            "skroutz",
            "xml",
            Map.of(),
            Map.of(
                "price_with_vat", List.of("0", "-1", "9.999"),
                "variations[].price_with_vat", List.of("9.999"),
                "name", List.of("'" + "x".repeat(301) + "'", "'<b>x</b>'"),
                "link", List.of("'http://shop.example/a'", "'https://shop.example/a b'"),
                "vat", List.of("'0.5'", "'101'"),
                "quantity", List.of("-1", "1.5")),
            NastyXmlChannelsTest::skroutz),
        new Nasty(
            "gs1-gdsn",
            "xml",
            with(
                "informationProvider", "9521234567899",
                "informationProviderName", "Linden & Loom",
                "sourceDataPool", "4000001000005",
                "dataRecipient", "9529876543219",
                "targetMarket", "276"),
            Map.of(
                "gtin", List.of("'09520000010011'", "'9520000010010'"),
                "gpcCategoryCode", List.of("'shirt'"),
                "targetMarket", List.of("'DE'"),
                "unitDescriptor", List.of("'case'"),
                "grossWeight", List.of("-1")),
            NastyXmlChannelsTest::gdsn));
  }

  private static Map<String, List<String>> yandex(String file) {
    Element shop = ChannelContract.children(ChannelContract.xml(file)).get(0);
    Set<String> categories = new HashSet<>();
    ChannelContract.children(ChannelContract.children(shop, "categories").get(0))
        .forEach(category -> categories.add(category.getAttribute("id")));
    Map<String, List<String>> judged = new LinkedHashMap<>();
    for (Element offer :
        ChannelContract.children(ChannelContract.children(shop, "offers").get(0))) {
      String price = ChannelContract.text(offer, "price");
      String before = ChannelContract.text(offer, "oldprice");
      Problems problems =
          new Problems()
              .wrongIf(!offer.getAttribute("id").matches("[A-Za-zА-Яа-яЁё0-9.,/()=_-]{1,80}"), "id")
              .text("name", ChannelContract.text(offer, "name"), 512)
              .text("description", ChannelContract.text(offer, "description"), 6_000)
              .address("url", ChannelContract.text(offer, "url"))
              .wrongIf(
                  !price.matches("\\d+(\\.\\d{1,2})?") || Double.parseDouble(price) <= 0, "price")
              .wrongIf(
                  !before.isEmpty() && Double.parseDouble(before) <= Double.parseDouble(price),
                  "oldprice")
              .oneOf(
                  "currencyId",
                  ChannelContract.text(offer, "currencyId"),
                  Set.of("RUR", "RUB", "USD", "EUR", "BYN", "KZT", "UAH", "UZS"))
              .oneOf("categoryId", ChannelContract.text(offer, "categoryId"), categories);
      ChannelContract.children(offer, "picture")
          .forEach(picture -> problems.address("picture", picture.getTextContent()));
      ChannelContract.children(offer, "barcode")
          .forEach(barcode -> problems.gtin("barcode", barcode.getTextContent()));
      judged.put(offer.getAttribute("id"), problems.found());
    }
    return judged;
  }

  private static Map<String, List<String>> skroutz(String file) {
    Map<String, List<String>> judged = new LinkedHashMap<>();
    Element store = ChannelContract.xml(file);
    for (Element product :
        ChannelContract.children(ChannelContract.children(store, "products").get(0))) {
      judged.put(
          ChannelContract.text(product, "id"),
          new Problems()
              .text("name", ChannelContract.text(product, "name"), 300)
              .text("description", ChannelContract.text(product, "description"), 10_000)
              .gtin("ean", ChannelContract.text(product, "ean"))
              .found());
    }
    valid(file, judged, "/channels/skroutz.xsd");
    return judged;
  }

  private static Map<String, List<String>> gdsn(String file) {
    Map<String, List<String>> judged = new LinkedHashMap<>();
    for (Element transaction : ChannelContract.children(ChannelContract.xml(file), "transaction")) {
      Element item = (Element) transaction.getElementsByTagName("tradeItem").item(0);
      judged.put(
          ChannelContract.text(item, "additionalTradeItemIdentification"),
          new Problems().gtin("gtin", ChannelContract.text(item, "gtin")).found());
    }
    valid(
        file,
        judged,
        "/channels/gdsn/sbdh.xsd",
        "/channels/gdsn/description.xsd",
        "/channels/gdsn/measurements.xsd",
        "/channels/gdsn/purchasing.xsd",
        "/channels/gdsn/cin.xsd");
    return judged;
  }

  private static void valid(String file, Map<String, List<String>> judged, String... schemas) {
    List<Source> sources = new ArrayList<>();
    for (String name : schemas) {
      URL schema = Objects.requireNonNull(NastyXmlChannelsTest.class.getResource(name));
      sources.add(new StreamSource(schema.toString()));
    }
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(sources.toArray(Source[]::new))
          .newValidator()
          .validate(new StreamSource(new StringReader(file)));
    } catch (SAXException | java.io.IOException e) {
      judged.put("the file", List.of(String.valueOf(e.getMessage())));
    }
  }
}
