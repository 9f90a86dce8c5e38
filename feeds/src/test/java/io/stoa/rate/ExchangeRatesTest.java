package io.stoa.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.sqlite.SqliteDocumentStore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeRatesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private static ExchangeRate rate(String from, String to, String rate) {
    return new ExchangeRate(from, to, new BigDecimal(rate), DAY, "ECB");
  }

  private static RateTable.Applied rate(RateTable table, String from, String to) {
    return Objects.requireNonNull(table.rate(from, to));
  }

  @Test
  void a_rate_serves_both_ways_and_over_a_third_currency() {
    RateTable table =
        new RateTable(List.of(rate("EUR", "USD", "1.25"), rate("EUR", "CHF", "0.95")));
    assertThat(rate(table, "EUR", "USD").rate()).isEqualByComparingTo("1.25");
    assertThat(rate(table, "USD", "EUR").rate()).isEqualByComparingTo("0.8");
    assertThat(rate(table, "USD", "CHF").rate().round(new MathContext(6)))
        .isEqualByComparingTo("0.76");
    assertThat(rate(table, "USD", "CHF").says())
        .isEqualTo("1 EUR = 1.25 USD on 2026-11-20, ECB; 1 EUR = 0.95 CHF on 2026-11-20, ECB");
    assertThat(rate(table, "GBP", "GBP").rate()).isEqualByComparingTo("1");
    assertThat(table.rate("GBP", "USD")).isNull();
  }

  @Test
  void rates_are_kept_and_wrong_ones_refused_together(@TempDir Path folder) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve("store.db"))) {
      ExchangeRates rates = new ExchangeRates(store);
      assertThat(rates.save(List.of(rate("EUR", "USD", "1.1"), rate("EUR", "eur", "-1"))))
          .extracting(v -> v.field() + " " + v.rule())
          .containsExactly("rates[1].to currency", "rates[1].rate range");
      assertThat(rates.all()).isEmpty();
      assertThat(rates.save(List.of(rate("EUR", "USD", "1.1"), rate("EUR", "USD", "1.2"))))
          .isEmpty();
      assertThat(rates.all()).containsExactly(rate("EUR", "USD", "1.2"));
      assertThat(rates.delete("EUR", "USD")).isTrue();
      assertThat(rates.delete("EUR", "USD")).isFalse();
    }
  }
}
