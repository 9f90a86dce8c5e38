package io.stoa.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuickConditionTest {
  private static final int ROUNDS = 60;
  private static final List<Object> VALUES =
      List.of(
          "in_stock",
          "preorder",
          "no",
          "15.00 USD",
          "9.90 EUR",
          "2026-12-24",
          "2030-01-01T10:00:00Z",
          "Apparel & Accessories > Clothing > Shirts",
          "212",
          "DEFAULT",
          true,
          false,
          3L,
          -1L,
          new BigDecimal("12.50"),
          List.of("a", "b"));

  static Stream<RequirementSet> sets() {
    return RequirementSets.builtIn().all().stream();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void decides_as_the_interpreter_does(RequirementSet set) {
    Set<String> names =
        set.fields().stream().map(FieldRule::name).collect(Collectors.toUnmodifiableSet());
    Random random = new Random(set.code().hashCode());
    for (String expression : conditions(set)) {
      Condition condition = Condition.of("test", expression);
      for (int i = 0; i < ROUNDS; i++) {
        ConditionView item = view(names, expression, random);
        List<ConditionView> variants = List.of(view(names, expression, random));
        assertThat(outcome(() -> condition.holds(item, variants)))
            .as("%s on %s", expression, item)
            .isEqualTo(outcome(() -> condition.interpret(item, variants)));
      }
    }
  }

  private static List<String> conditions(RequirementSet set) {
    List<String> all = new ArrayList<>();
    set.fields().stream().map(FieldRule::requiredWhen).filter(Objects::nonNull).forEach(all::add);
    set.rules().stream().map(ItemRule::holds).forEach(all::add);
    return all;
  }

  /** Half of the fields that the condition names have a value. */
  private static ConditionView view(Set<String> names, String expression, Random random) {
    Map<String, Object> values = new HashMap<>();
    for (String name : names) {
      if (expression.contains(name) && random.nextBoolean()) {
        values.put(name, VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return new ConditionView(names, values, random.nextBoolean(), 1_800_000_000L);
  }

  /** What it says, or that it fails. */
  private static @Nullable Boolean outcome(Decision decision) {
    try {
      return decision.made();
    } catch (CelEvaluationException e) {
      return null;
    }
  }

  private interface Decision {
    boolean made() throws CelEvaluationException;
  }

  @Test
  void takes_the_conditions_that_items_meet_most() {
    List<String> slow =
        Stream.of("google-merchant", "meta-catalog", "pinterest-catalog", "yandex-yml")
            .map(code -> RequirementSets.builtIn().find(code).orElseThrow())
            .flatMap(set -> conditions(set).stream())
            .filter(expression -> !Condition.of("test", expression).isQuick())
            .toList();

    assertThat(slow).isEmpty();
  }
}
