package io.stoa.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates of one instant: a stored one, else a stored one the other way round, else two stored ones
 * over a third currency. Thread-safe.
 */
public final class RateTable {
  /** Knows no rate but that of a currency to itself. */
  public static final RateTable NONE = new RateTable(List.of());

  private static final MathContext PRECISION = new MathContext(20, RoundingMode.HALF_UP);

  private final Map<String, ExchangeRate> byPair = new HashMap<>();
  private final Map<String, Optional<Applied>> found = new ConcurrentHashMap<>();

  public RateTable(List<ExchangeRate> rates) {
    rates.forEach(rate -> byPair.put(rate.from() + rate.to(), rate));
  }

  /**
   * A rate and where it comes from.
   *
   * @param says the stored rates that it was made of, for people
   */
  public record Applied(BigDecimal rate, String says) {}

  /** The rate, null when none can be had. */
  public @Nullable Applied rate(String from, String to) {
    return found.computeIfAbsent(from + to, p -> Optional.ofNullable(look(from, to))).orElse(null);
  }

  private @Nullable Applied look(String from, String to) {
    if (from.equals(to)) {
      return new Applied(BigDecimal.ONE, "the same currency");
    }
    Applied direct = step(from, to);
    if (direct != null) {
      return direct;
    }
    return byPair.values().stream()
        .sorted(Comparator.comparing(ExchangeRate::from).thenComparing(ExchangeRate::to))
        .flatMap(rate -> Stream.of(rate.from(), rate.to()))
        .distinct()
        .map(over -> over(from, over, to))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Applied over(String from, String over, String to) {
    Applied first = step(from, over);
    Applied second = step(over, to);
    return first == null || second == null
        ? null
        : new Applied(
            first.rate().multiply(second.rate(), PRECISION), first.says() + "; " + second.says());
  }

  private @Nullable Applied step(String from, String to) {
    ExchangeRate stored = byPair.get(from + to);
    if (stored != null) {
      return new Applied(stored.rate(), says(stored));
    }
    ExchangeRate other = byPair.get(to + from);
    return other == null
        ? null
        : new Applied(BigDecimal.ONE.divide(other.rate(), PRECISION), says(other));
  }

  private static String says(ExchangeRate rate) {
    String source = rate.source().isBlank() ? "" : ", " + rate.source();
    return "1 "
        + rate.from()
        + " = "
        + rate.rate().toPlainString()
        + " "
        + rate.to()
        + " on "
        + rate.day()
        + source;
  }
}
