package io.stoa.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.product.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferPricesTest {
  private static final Instant FROM = Instant.parse("2026-11-27T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-30T00:00:00Z");

  private final Price general = new Price(null, "EUR", new BigDecimal("20.00"), null, null, null);
  private final Price onAmazon =
      new Price("amazon", "EUR", new BigDecimal("22.00"), new BigDecimal("18.00"), FROM, UNTIL);
  private final Offer offer =
      new Offer(
          new Identifier("A"),
          List.of(general, onAmazon),
          List.of(new Stock("berlin", 3), new Stock("paris", 4)));

  @Test
  void aChannelShowsItsOwnPriceBeforeTheGeneralOne() {
    assertThat(OfferPrices.of(offer, "amazon", "EUR")).contains(onAmazon);
    assertThat(OfferPrices.of(offer, "AMAZON", "eur")).contains(onAmazon);
  }

  @Test
  void aChannelWithoutAPriceOfItsOwnShowsTheGeneralOne() {
    assertThat(OfferPrices.of(offer, "google", "EUR")).contains(general);
    assertThat(OfferPrices.of(offer, null, "EUR")).contains(general);
  }

  @Test
  void anotherCurrencyIsNoPrice() {
    assertThat(OfferPrices.of(offer, "amazon", "USD")).isEmpty();
  }

  @Test
  void theSaleWindowIncludesItsStartAndExcludesItsEnd() {
    assertThat(paid(FROM.minusMillis(1))).isEqualTo("22.00");
    assertThat(paid(FROM)).isEqualTo("18.00");
    assertThat(paid(UNTIL.minusMillis(1))).isEqualTo("18.00");
    assertThat(paid(UNTIL)).isEqualTo("22.00");
  }

  @Test
  void aSaleWithoutAWindowIsOnAlways() {
    Price always = new Price(null, "EUR", new BigDecimal("20"), new BigDecimal("15"), null, null);
    assertThat(OfferPrices.at(always, Instant.EPOCH).sale()).isTrue();
  }

  @Test
  void aLocationsOwnPriceCountsThereAndNowhereElse() {
    Price inBerlin = new Price(null, "berlin", "EUR", new BigDecimal("18"), null, null, null);
    Offer stores = new Offer(new Identifier("A"), List.of(inBerlin, onAmazon, general), List.of());
    assertThat(OfferPrices.of(stores, "amazon", "Berlin", "EUR")).contains(inBerlin);
    assertThat(OfferPrices.of(stores, "amazon", "paris", "EUR")).contains(onAmazon);
    assertThat(OfferPrices.of(stores, "google", null, "EUR")).contains(general);
  }

  private String paid(Instant when) {
    return OfferPrices.at(offer, "amazon", "EUR", when).orElseThrow().amount().toPlainString();
  }
}
