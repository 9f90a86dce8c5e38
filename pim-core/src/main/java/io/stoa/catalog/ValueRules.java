package io.stoa.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute's values must satisfy. A null bound means none.
 *
 * @param maxCharacters longest text in characters
 * @param validationRule {@code email}, {@code url} or {@code regexp}
 * @param regexp pattern of the rule {@code regexp}, Java syntax, slashes around it allowed
 * @param maxFileSizeMb largest file in megabytes (10^6 bytes)
 */
public record ValueRules(
    @Nullable Integer maxCharacters,
    @Nullable String validationRule,
    @Nullable String regexp,
    @Nullable BigDecimal numberMin,
    @Nullable BigDecimal numberMax,
    boolean decimalsAllowed,
    boolean negativeAllowed,
    @Nullable LocalDate dateMin,
    @Nullable LocalDate dateMax,
    List<String> allowedExtensions,
    @Nullable BigDecimal maxFileSizeMb) {
  /** No rule at all. */
  public static final ValueRules NONE =
      new ValueRules(null, null, null, null, null, true, true, null, null, List.of(), null);

  public ValueRules {
    allowedExtensions = allowedExtensions == null ? List.of() : List.copyOf(allowedExtensions);
  }
}
