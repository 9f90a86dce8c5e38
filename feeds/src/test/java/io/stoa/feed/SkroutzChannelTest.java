package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.delta.Difference;
import io.stoa.mapping.Shirt;
import io.stoa.product.Identifier;
import io.stoa.store.Write;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** https://developer.skroutz.gr/products/xml_feed/ */
class SkroutzChannelTest extends ChannelContract {
  SkroutzChannelTest() {
    super("skroutz", Map.of());
  }

  @Override
  Shirt good(String sku) {
    return Shirt.of(sku).priced(Shirt.price(null, "EUR", "49.90"));
  }

  @Test
  void aModelInOneColourIsAProductWithItsSizesAsVariations() throws Exception {
    model();
    shop().put(good("ALONE").without("size"));
    String file = deliver("xml", Map.of());
    isValid(file);
    Element store = xml(file);
    assertThat(store.getTagName()).isEqualTo("mywebstore");
    assertThat(text(store, "created_at")).isEqualTo("2026-11-23 10:00");
    List<Element> products = children(children(store, "products").get(0), "product");
    assertThat(products).hasSize(2);
    Element alone = products.get(1);
    assertThat(children(alone, "variations")).isEmpty();
    assertThat(children(alone, "size")).isEmpty();
    Element marlow = products.get(0);
    assertThat(text(marlow, "id")).isEqualTo("marlow-sky");
    assertThat(text(marlow, "name")).isEqualTo("Marlow shirt Sky blue");
    assertThat(text(marlow, "size")).isEqualTo("M,S");
    assertThat(text(marlow, "color")).isEqualTo("Sky blue");
    assertThat(text(marlow, "price_with_vat")).isEqualTo("39.90");
    assertThat(text(marlow, "quantity")).isEqualTo("14");
    assertThat(text(marlow, "category")).isEqualTo("Women > Shirts");
    assertThat(children(marlow, "additionalimage")).hasSize(2);
    List<Element> variations = children(children(marlow, "variations").get(0), "variation");
    assertThat(variations)
        .extracting(
            v ->
                text(v, "variationid")
                    + "|"
                    + text(v, "size")
                    + "|"
                    + text(v, "quantity")
                    + "|"
                    + text(v, "price_with_vat"))
        .containsExactly("marlow-m|M|7|49.90", "marlow-s|S|7|39.90");
  }

  @Test
  void aModelInSeveralColoursIsOneProductForEach() throws Exception {
    model();
    rose("rose");
    String file = deliver("xml", Map.of());
    assertThat(report()).isEmpty();
    isValid(file);
    assertThat(products(file))
        .containsExactly(
            "marlow-rose|Rose|marlow-rose-m,marlow-rose-s",
            "marlow-sky|Sky blue|marlow-m,marlow-s");
    assertThat(lastRun().counts()).containsEntry(FeedRun.Outcome.WRITTEN, 2L);
  }

  @Test
  void aColourThatChangesMakesAnotherProductAndTakesTheOldOneAway() throws Exception {
    model();
    rose("rose");
    deliver("xml", Map.of());
    shop().products.delete(new Identifier("marlow-m"), Write.ANY);
    shop().products.delete(new Identifier("marlow-s"), Write.ANY);
    shop().products.deleteModel(new Identifier("marlow_sky"), Write.ANY);
    assertThat(products(deliver("xml", Map.of())))
        .containsExactly("marlow-rose|Rose|marlow-rose-m,marlow-rose-s");
    rose("sky");
    assertThat(products(deliver("xml", Map.of())))
        .containsExactly("marlow-sky|Sky blue|marlow-rose-m,marlow-rose-s");
  }

  @Test
  void aPriceTouchesTheOneColourThatHasIt() throws Exception {
    model();
    rose("rose");
    deliver("xml", Map.of());
    shop()
        .put(
            good("marlow-rose-m")
                .priced(Shirt.price(null, "EUR", "29.90"))
                .choice("size", "m")
                .below("marlow_rose"));
    String file = deliver("xml", Map.of());
    Difference difference = Objects.requireNonNull(lastRun().difference());
    assertThat(difference.everything()).isFalse();
    assertThat(difference.updated()).isEqualTo(1);
    assertThat(file).contains("<price_with_vat>29.90</price_with_vat>");
    assertThat(products(file)).hasSize(2);
  }

  @Test
  void aPreviewShowsTheProductThatAVariantGoesOutIn() throws IOException {
    model();
    rose("rose");
    shop().put(good("ALONE"));
    deliver("xml", Map.of());
    assertThat(skus("marlow-rose-s")).containsExactly("marlow-rose");
    assertThat(skus("marlow")).containsExactly("marlow-rose", "marlow-sky");
    assertThat(skus("marlow-sky")).containsExactly("marlow-sky");
    assertThat(shop().preview.preview("test", 2).items())
        .extracting(item -> item.sku())
        .containsExactly("ALONE", "marlow-rose");
  }

  private List<String> skus(String sku) {
    return shop().preview.preview("test", sku).items().stream().map(item -> item.sku()).toList();
  }

  private static List<String> products(String file) {
    return children(children(xml(file), "products").get(0)).stream()
        .map(
            product ->
                text(product, "id")
                    + "|"
                    + text(product, "color")
                    + "|"
                    + children(children(product, "variations").get(0)).stream()
                        .map(variation -> text(variation, "variationid"))
                        .collect(Collectors.joining(",")))
        .toList();
  }

  /** A second product model below marlow, in the colour. */
  private void rose(String colour) {
    Shirt rose = Shirt.of("marlow_rose").choice("color", colour);
    shop()
        .products
        .applyToModels(
            List.of(
                rose.modelEdit("marlow", Set.of("color", "image", "image_back", "image_detail"))));
    shop()
        .put(
            good("marlow-rose-m").choice("size", "m").below("marlow_rose"),
            good("marlow-rose-s").choice("size", "s").below("marlow_rose"));
  }

  private void model() {
    shop().model("marlow", "s", "m");
    shop()
        .put(
            good("marlow-m").choice("size", "m").below("marlow_sky"),
            good("marlow-s")
                .priced(Shirt.price(null, "EUR", "39.90"))
                .choice("size", "s")
                .below("marlow_sky"));
  }

  private static void isValid(String file) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SkroutzChannelTest.class.getResource("/channels/skroutz.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(file)));
  }

  @Test
  void whatIsOutOfStockSaysSo() throws IOException {
    shop().put(good("GONE").outOf("berlin", "shanghai"));
    Element store = xml(deliver("xml", Map.of()));
    Element gone = children(children(store, "products").get(0)).get(0);
    assertThat(text(gone, "availability")).isEqualTo("Available up to 12 days");
    assertThat(text(gone, "quantity")).isEqualTo("0");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses(
        "name/max_characters",
        Map.of("name", onlyBad("'" + "x".repeat(301) + "'", "title()")),
        good("BAD"));
    refuses("name/promotion", good("BAD").localized("name", "en_US", "Shirt, free shipping"));
    refuses("color/required_when", good("BAD").without("color"));
    refuses(
        "additionalimage/required_when", good("BAD").without("image_back").without("image_detail"));
    refuses("ean/required", good("BAD").without("ean"));
    refuses("ean/gtin", good("BAD").text("ean", "9520000010011"));
    refuses(
        "price_with_vat/required", Map.of("price_with_vat", onlyBad("null", "5.0")), good("BAD"));
    refuses("vat/pattern", Map.of("vat", onlyBad("'0.5'", "'24'")), good("BAD"));
    refuses(
        "link/pattern", Map.of("link", onlyBad("'http://shop.example/a'", "url()")), good("BAD"));
    refuses(
        "description/plain_text",
        Map.of("description", onlyBad("'<b>Crisp</b>'", "'Crisp'")),
        good("BAD"));
    refuses("quantity/maximum", good("BAD").stock("berlin", 10_000_001));
  }

  @Test
  void aModelWithTwoColoursStaysOut() throws IOException {
    model();
    shop().put(good("GOOD"));
    String file =
        deliver("xml", Map.of("color", "sku() == 'marlow-sky' ? 'Sky blue, Rose' : 'Rose'"));
    assertThat(report()).contains("skroutz/color/one_colour");
    assertThat(file).contains("GOOD").doesNotContain("marlow");
  }
}
