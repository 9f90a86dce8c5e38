package io.stoa.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stoa.error.Violation;
import io.stoa.offer.Offer.Stock;
import io.stoa.offer.StockPolicy.Which;
import io.stoa.product.Identifier;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelStockTest {
  private final Offer offer =
      new Offer(
          new Identifier("A"),
          List.of(),
          List.of(new Stock("berlin", 1), new Stock("paris", 5), new Stock("warehouse", 100)));

  @Test
  void withoutPolicyEverythingIsShown() {
    ChannelStock stock = ChannelStock.of(offer, StockPolicy.none("web"));
    assertThat(stock.total()).isEqualTo(106);
    assertThat(stock.byLocation())
        .containsExactly(entry("berlin", 1L), entry("paris", 5L), entry("warehouse", 100L));
  }

  @Test
  void aBufferIsHeldBackFromTheSumAndACapBoundsWhatIsShown() {
    assertThat(ChannelStock.of(offer, policy(2, 0, null)).total()).isEqualTo(104);
    assertThat(ChannelStock.of(offer, policy(2, 0, 50)).total()).isEqualTo(50);
    assertThat(ChannelStock.of(offer, policy(500, 0, 50)).total()).isZero();
  }

  @Test
  void aBufferPerLocationIsHeldBackAtEach() {
    ChannelStock stock = ChannelStock.of(offer, policy(0, 2, null));
    assertThat(stock.total()).isEqualTo(0 + 3 + 98);
    assertThat(stock.byLocation())
        .containsExactly(entry("berlin", 0L), entry("paris", 3L), entry("warehouse", 98L));
  }

  @Test
  void aChannelCountsOnlyTheLocationsItMay() {
    StockPolicy only = new StockPolicy("web", 0, 0, null, Which.ONLY, List.of("Warehouse"));
    assertThat(ChannelStock.of(offer, only).total()).isEqualTo(100);
    StockPolicy but = new StockPolicy("web", 0, 0, null, Which.ALL_BUT, List.of("warehouse"));
    assertThat(ChannelStock.of(offer, but).byLocation()).containsOnlyKeys("berlin", "paris");
    StockPolicy none = new StockPolicy("web", 0, 0, null, Which.ONLY, List.of("rome"));
    assertThat(ChannelStock.of(offer, none).isKnown()).isFalse();
  }

  @Test
  void aChannelsOwnStockAtALocationCountsInsteadOfTheGeneralOne() {
    Offer allotted =
        new Offer(
            new Identifier("A"),
            List.of(),
            List.of(new Stock("berlin", 10), new Stock("Web", "berlin", 3), new Stock("paris", 4)));
    assertThat(ChannelStock.of(allotted, StockPolicy.none("web")).total()).isEqualTo(7);
    assertThat(ChannelStock.of(allotted, StockPolicy.none("amazon")).total()).isEqualTo(14);
  }

  @Test
  void policiesAreKeptPerChannelAndWhatIsWrongIsNamed(@TempDir Path folder) {
    try (OfferShop shop = new OfferShop(folder)) {
      assertThat(shop.policies.save(new StockPolicy("WEB", 2, 0, 50, Which.ALL, List.of())))
          .isEmpty();
      assertThat(shop.policies.of("web").holdBack()).isEqualTo(2);
      assertThat(shop.policies.all())
          .extracting(StockPolicy::channel, StockPolicy::holdBack)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple("amazon", 0),
              org.assertj.core.api.Assertions.tuple("web", 2));
      assertThat(shop.policies.save(new StockPolicy("web", -1, 0, null, Which.ONLY, List.of())))
          .extracting(Violation::field)
          .containsExactly("holdBack", "locations");
    }
  }

  private static StockPolicy policy(int holdBack, int perLocation, @Nullable Integer most) {
    return new StockPolicy("web", holdBack, perLocation, most, Which.ALL, List.of());
  }
}
