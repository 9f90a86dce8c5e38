package io.stoa.offer;

import static io.stoa.offer.OfferShop.eur;
import static io.stoa.offer.OfferShop.price;
import static io.stoa.offer.OfferShop.remove;
import static io.stoa.offer.OfferShop.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.error.Violation;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.offer.OfferResult.Outcome;
import io.stoa.product.Identifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** News about offers arrive late, twice, out of order and from several sources. */
@SuppressWarnings("NullAway.Init")
class OfferNewsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private OfferShop shop;

  @BeforeEach
  void open() {
    shop = new OfferShop(folder);
    shop.now = NOON;
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anOlderMessageNeverOverwritesANewerOne() {
    assertThat(tell(7, NOON.minusSeconds(10))).isEqualTo(Outcome.CREATED);
    assertThat(tell(9, NOON.minusSeconds(20))).isEqualTo(Outcome.OLDER);
    assertThat(quantity()).isEqualTo(7);
    assertThat(tell(5, NOON.minusSeconds(5))).isEqualTo(Outcome.UPDATED);
    assertThat(quantity()).isEqualTo(5);
  }

  @Test
  void beingToldTheSameAgainLaterKeepsWhatCameBetweenOut() {
    tell(7, NOON.minusSeconds(30));
    assertThat(tell(7, NOON.minusSeconds(10))).isEqualTo(Outcome.UNCHANGED);
    assertThat(tell(3, NOON.minusSeconds(20))).isEqualTo(Outcome.OLDER);
    assertThat(quantity()).isEqualTo(7);
  }

  @Test
  void whatAPersonTypedIsOfNowAndOutlivesMessagesFromBefore() {
    tell(7, NOON.minusSeconds(30));
    shop.apply(stock("A", null, new Stock("berlin", 2)));
    assertThat(tell(6, NOON.minusSeconds(1))).isEqualTo(Outcome.OLDER);
    shop.now = NOON.plusSeconds(60);
    assertThat(tell(1, NOON.plusSeconds(30))).isEqualTo(Outcome.UPDATED);
  }

  @Test
  void whatWasRemovedDoesNotComeBackByAnOlderMessage() {
    tell(7, NOON.minusSeconds(30));
    OfferSlot slot = OfferSlot.stock(null, "Berlin");
    assertThat(shop.apply(remove("A", NOON.minusSeconds(10), slot)).outcome())
        .isEqualTo(Outcome.REMOVED);
    assertThat(tell(7, NOON.minusSeconds(20))).isEqualTo(Outcome.OLDER);
    assertThat(shop.offer("A").stock()).isEmpty();
    assertThat(shop.apply(remove("A", null, slot)).outcome()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void aSourceWhoseClockRunsFarAheadIsRefused() {
    OfferResult result = shop.apply(stock("A", NOON.plusSeconds(3600), new Stock("berlin", 1)));
    assertThat(result.violations()).extracting(Violation::rule).containsExactly("future");
  }

  @Test
  void everyPlaceRemembersWhoChangedItWhenAndFromWhat() {
    shop.apply(price("A", null, eur("20.00")));
    shop.now = NOON.plusSeconds(60);
    shop.apply(
        price("A", null, new Price(null, "EUR", new BigDecimal("20"), BigDecimal.TEN, null, null)));
    shop.now = NOON.plusSeconds(120);
    shop.apply(price("A", null, eur("21")));

    assertThat(shop.traced("A").trace(OfferSlot.price(null, null, "EUR")))
        .contains(
            new TracedOffer.Trace(NOON.plusSeconds(120), "anna", NOON.plusSeconds(120), "20 / 10"));
  }

  @Test
  void theSameAmountWrittenWithOtherDigitsIsNoChange() {
    shop.apply(price("A", null, eur("20.00")));
    assertThat(shop.apply(price("A", null, eur("20"))).outcome()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void offersOfProductsThatAreNotThereAreRefused() {
    List<OfferResult> results =
        shop.offers.apply(
            List.of(stock("nobody", null, new Stock("x", 1)), stock("B", null, new Stock("x", 1))),
            "anna");
    assertThat(results.get(0).violations()).extracting(Violation::rule).containsExactly("unknown");
    assertThat(results.get(1).outcome()).isEqualTo(Outcome.CREATED);
  }

  @Test
  void amountsHaveTheDigitsOfTheirCurrency() {
    assertThat(shop.apply(price("A", null, eur("19.995"))).violations())
        .extracting(Violation::message)
        .containsExactly(
            "A price in EUR has at most 12 digits before and 2 after the decimal point.");
    assertThat(shop.apply(price("A", null, yen("1500.5"))).isRejected()).isTrue();
    assertThat(shop.apply(price("A", null, yen("1500.00"))).isRejected()).isFalse();
    assertThat(shop.apply(price("A", null, eur("19.990"))).isRejected()).isFalse();
  }

  @Test
  void whatWentOutOfStockIsCountedWhateverComesInBetween() {
    shop.apply(stock("A", null, new Stock("berlin", 10)));
    shop.apply(stock("A", null, new Stock("berlin", 6)));
    shop.apply(stock("A", null, new Stock("berlin", 30)));
    shop.apply(stock("A", null, new Stock("paris", 5)));
    shop.apply(stock("A", null, new Stock("paris", 4)));
    assertThat(shop.traced("A").outflow()).isEqualTo(5);
  }

  @Test
  void salesThatBeginOrEndInAnIntervalAreFound() {
    Instant from = NOON.plusSeconds(3600);
    Instant until = NOON.plusSeconds(3 * 86_400);
    Price sale = new Price("web", "EUR", new BigDecimal("20"), new BigDecimal("15"), from, until);
    shop.apply(price("A", null, sale));
    shop.apply(price("B", null, eur("20")));

    Identifier a = new Identifier("A");
    assertThat(shop.offers.withSaleBoundary(NOON, from)).containsExactly(a);
    assertThat(shop.offers.withSaleBoundary(NOON, from.minusMillis(1))).isEmpty();
    assertThat(shop.offers.withSaleBoundary(from, until.minusMillis(1))).isEmpty();
    assertThat(shop.offers.withSaleBoundary(from, until)).containsExactly(a);
  }

  @Test
  void locationsAreKnownFromTheStockThatNamedThem() {
    shop.apply(stock("A", null, new Stock("Paris", 1)));
    shop.apply(stock("B", null, new Stock("paris", 1)));
    shop.apply(stock("B", null, new Stock("berlin", 1)));
    assertThat(shop.offers.locations()).containsExactly("berlin", "Paris");
  }

  private Outcome tell(int quantity, Instant asOf) {
    return shop.apply(stock("A", asOf, new Stock("berlin", quantity))).outcome();
  }

  private int quantity() {
    return shop.offer("A").stock().get(0).quantity();
  }

  private static Price yen(String list) {
    return new Price(null, "JPY", new BigDecimal(list), null, null, null);
  }
}
