package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Google's local inventory data: https://support.google.com/merchants/answer/3061342 */
class GoogleLocalInventoryChannelTest extends ChannelContract {
  GoogleLocalInventoryChannelTest() {
    super(
        "google-local-inventory",
        Map.of("pickupMethod", "buy", "pickupSla", "same_day", "stores", "berlin, shanghai"));
  }

  @Test
  void theTableHasARowForEachStoreAndSpacesInItsNames() throws IOException {
    shop().put(good("S1").stock("berlin", 0));
    String tsv = deliver("tsv", Map.of());
    assertThat(tsv)
        .startsWith("store code\tid\tquantity\tavailability\tprice\tsale price\tsale price effec");
    List<Row> rows = rows(tsv, '\t');
    assertThat(rows)
        .extracting(
            r -> r.get("store code") + " " + r.get("availability") + " " + r.get("quantity"))
        .containsExactly("berlin out_of_stock 0", "shanghai in_stock 4");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("id")).isEqualTo("S1");
              assertThat(row.get("price")).isEqualTo("99.00 USD");
              assertThat(row.get("pickup method")).isEqualTo("buy");
              assertThat(row.get("pickup SLA".toLowerCase(java.util.Locale.ROOT)))
                  .isEqualTo("same_day");
            });
  }

  @Test
  void xmlHasUnderscores() throws IOException {
    shop().put(good("S1"));
    Element channel = children(xml(deliver("rss", Map.of()))).get(0);
    assertThat(children(channel, "item")).hasSize(2);
    assertThat(names(children(channel, "item").get(0)))
        .startsWith("g:store_code", "g:id", "g:quantity", "g:availability", "g:price")
        .contains("g:pickup_method", "g:pickup_sla");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses(
        "pickup_sla/required_when",
        Map.of("pickup_sla", onlyBad("null", "'next_day'")),
        good("BAD"));
    refuses("pickup_sla/enum", Map.of("pickup_sla", onlyBad("'soon'", "'next_day'")), good("BAD"));
    refuses(
        "availability/stock_in_store",
        Map.of(
            "availability", onlyBad("'in_stock'", "'out_of_stock'"), "quantity", onlyBad("0", "5")),
        good("BAD"));
    refuses(
        "availability/enum", Map.of("availability", onlyBad("'preorder'", "'in_stock'")), bad());
  }

  private io.stoa.mapping.Shirt bad() {
    return good("BAD");
  }
}
