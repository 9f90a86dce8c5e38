package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The worked example of docs/add-a-channel.md. */
class CornerShopChannelTest extends ChannelContract {
  CornerShopChannelTest() {
    super("corner-shop", Map.of("shop", "Linden & Loom"));
  }

  @Test
  void everyRowKeepsTheRulesOfTheChannel() throws IOException {
    shop().model("marlow", "s", "m");
    shop().put(good("ALONE"), good("GONE").outOf("berlin", "shanghai"));
    for (Row row : rows(deliver("csv", Map.of()), ',')) {
      assertThat(row.get("sku")).hasSizeBetween(1, 40);
      assertThat(row.get("title")).hasSizeBetween(3, 60);
      assertThat(row.get("price")).matches("\\d+\\.\\d\\d [A-Z]{3}");
      assertThat(row.get("link")).startsWith("https://");
      assertThat(row.has("delivery")).isEqualTo(row.get("stock").equals("0"));
    }
  }

  @Test
  void theDocumentSaysWhoOffers() throws IOException {
    shop().put(good("GOOD"));
    Element offers = xml(deliver("xml", Map.of()));
    assertThat(offers.getAttribute("shop")).isEqualTo("Linden & Loom");
    Element offer = children(offers).get(0);
    assertThat(offer.getAttribute("sku")).isEqualTo("GOOD");
    assertThat(names(offer)).containsExactly("title", "price", "stock", "link", "image");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("title/all_caps", good("BAD").localized("name", "en_US", "MARLOW POPLIN SHIRT"));
    refuses("price/minimum", Map.of("price", onlyBad("'0.00 USD'", "'9.00 USD'")), good("BAD"));
    refuses(
        "delivery/required_when",
        Map.of("delivery", "null"),
        good("BAD").outOf("berlin", "shanghai"));
  }
}
