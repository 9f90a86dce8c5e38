package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** https://www.sitemaps.org/protocol.html */
class SitemapChannelTest extends ChannelContract {
  SitemapChannelTest() {
    super("sitemap", Map.of());
  }

  @Test
  void everyProductPageIsNamedOnceWithItsPictures() throws Exception {
    shop().model("marlow", "s", "m");
    shop().put(good("ALONE"));
    String file = deliver("xml", Map.of("lastmod", "now()"));
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SitemapChannelTest.class.getResource("/channels/sitemap.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(file)));
    Element urls = xml(file);
    assertThat(children(urls))
        .extracting(url -> text(url, "loc"))
        .containsExactly(
            "https://shop.example/products/ALONE",
            "https://shop.example/products/marlow-m",
            "https://shop.example/products/marlow-s");
    Element first = children(urls).get(0);
    assertThat(children(first, "image:image")).hasSize(3);
    assertThat(text(children(first, "image:image").get(0), "image:loc"))
        .startsWith("https://shop.example/media/");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("loc/url", Map.of("loc", onlyBad("'BAD'", "url()")), good("BAD"));
    refuses(
        "loc/max_characters",
        Map.of("loc", onlyBad("url('BAD" + "x".repeat(2_048) + "')", "url()")),
        good("BAD"));
  }
}
