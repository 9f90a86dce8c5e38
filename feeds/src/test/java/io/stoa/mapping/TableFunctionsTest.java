package io.stoa.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.catalog.Catalog;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.rate.ExchangeRate;
import io.stoa.rate.RateTable;
import io.stoa.table.ValueTable;
import io.stoa.table.ValueTable.Unmapped;
import io.stoa.taxonomy.CategoryMapping;
import io.stoa.taxonomy.ChannelTaxonomy;
import io.stoa.taxonomy.MappedCategories;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFunctionsTest {
  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  @TempDir static Path folder;
  private static Lens web;

  /** Two tables, one mapped category, one rate. */
  private record Tables(Catalog catalog) implements MappingTables {
    @Override
    public String taxonomyCode() {
      return "google";
    }

    @Override
    public ChannelTaxonomy taxonomy(String code) {
      List<CategoryMapping> mappings =
          code.equals("google")
              ? List.of(new CategoryMapping("google", "women", "212", "Apparel > Women"))
              : List.of();
      return new ChannelTaxonomy(null, new MappedCategories(catalog, mappings));
    }

    @Override
    public ValueTable.@Nullable Lookup table(String code) {
      if (code.equals("away")) {
        throw new StoaException(CoreError.STORE_UNAVAILABLE, "It is out of reach.");
      }
      Unmapped unmapped =
          switch (code) {
            case "strict" -> Unmapped.REPORT;
            case "pass" -> Unmapped.PASS;
            case "fixed" -> Unmapped.FIXED;
            default -> Unmapped.EMPTY;
          };
      return code.equals("nowhere")
          ? null
          : new ValueTable(
                  code, null, code, null, unmapped, "other", Map.of("cotton", "Cotton 100"))
              .lookup();
    }

    @Override
    public RateTable rates() {
      return new RateTable(
          List.of(
              new ExchangeRate(
                  "USD", "EUR", new BigDecimal("0.9"), LocalDate.parse("2026-11-20"), "ECB")));
    }

    @Override
    public Known known() {
      return new Known(Set.of("google"), Set.of("strict", "pass"));
    }
  }

  @BeforeAll
  static void openShop() {
    Catalog catalog = Shop.catalog(folder);
    web = new Lens(catalog, Shop.web(), Shop.NOW, new Tables(catalog));
  }

  private static @Nullable Object eval(String source) throws ExpressionFailure {
    Expression expression = COMPILER.compile("test", source);
    Subject shirt = Shirt.of("S1").subject();
    Object result = Plain.of(expression.evaluate(web, shirt));
    assertThat(Plain.of(expression.interpret(web, shirt))).as("as CEL says").isEqualTo(result);
    return result;
  }

  @Test
  void a_product_has_the_channel_s_category_of_the_nearest_mapped_one_above()
      throws ExpressionFailure {
    assertThat(eval("channelCategory()")).isEqualTo("212");
    assertThat(eval("channelCategoryPath()")).isEqualTo("Apparel > Women");
    assertThat(eval("channelCategory(\"meta\")")).isNull();
    assertThat(eval("coalesce(channelCategory(\"meta\"), channelCategory(\"google\"))"))
        .isEqualTo("212");
  }

  @ParameterizedTest
  @CsvSource({
    "pass, '[Cotton 100, silk]'",
    "fixed, '[Cotton 100, other]'",
    "empty, '[Cotton 100]'"
  })
  void a_table_says_what_becomes_of_values_that_are_not_in_it(String table, String expected)
      throws ExpressionFailure {
    assertThat(eval("lookup(\"" + table + "\", value(\"material\"))")).hasToString(expected);
  }

  @Test
  void a_value_to_be_reported_fails_in_the_words_of_the_table() {
    for (String source :
        List.of(
            "lookup(\"strict\", value(\"material\"))",
            "[1].map(x, lookup(\"strict\", value(\"material\")))")) {
      Expression expression = COMPILER.compile("test", source);
      ExpressionFailure failure =
          catchThrowableOfType(
              ExpressionFailure.class, () -> expression.evaluate(web, Shirt.of("S1").subject()));
      assertThat(failure).hasMessage("The value table strict has nothing for \"silk\".");
      assertThat(failure.rule()).isEqualTo("value_table");
    }
  }

  @Test
  void a_third_argument_stands_for_what_is_missing_whatever_the_table_says()
      throws ExpressionFailure {
    assertThat(eval("lookup(\"strict\", \"silk\", \"fine\")")).isEqualTo("fine");
    assertThat(eval("lookup(\"strict\", \"silk\", null)")).isNull();
    assertThat(eval("lookup(\"nowhere\", \"silk\")")).isNull();
    assertThat(eval("lookup(\"strict\", value(\"launch_date\"))")).isNull();
    assertThat(eval("lookup({\"a\": 1}, \"a\")")).isEqualTo(1L);
    assertThat(eval("lookup({\"a\": 1}, \"b\", 2)")).isEqualTo(2L);
  }

  @ParameterizedTest
  @CsvSource({
    "convertPrice(price() 'EUR'), 89.10 EUR",
    "convertPrice(price() 'CHF'),",
    "priceEnding(convertPrice(price() 'EUR') '0.99'), 89.99 EUR",
    "priceEnding(price() '0.99'), 99.99 USD",
    "priceEnding(price() '9.99'), 99.99 USD",
    "priceEnding(price() 9), 99.00 USD",
    "roundPrice(convertPrice(price() 'EUR') '0.25'), 89.00 EUR",
    "roundPrice(price() 10), 100.00 USD",
    "roundPrice(price() 0),"
  })
  void prices_are_converted_and_rounded(String source, @Nullable String expected)
      throws ExpressionFailure {
    String cel = source.replace(") '", "), '").replace("() 9", "(), 9").replace("() 1", "(), 1");
    assertThat(eval("money(" + cel.replace("() 0", "(), 0") + ")")).isEqualTo(expected);
  }

  @Test
  void a_mistyped_table_is_told_before_anything_runs() {
    List<ExpressionProblem> problems =
        COMPILER.problems("lookup(\"strikt\", sku())", web.catalog(), web.tables().known());
    assertThat(problems)
        .extracting(ExpressionProblem::message)
        .containsExactly("There is no value table strikt. Do you mean strict?");
  }

  @Test
  void a_trace_tells_which_category_and_which_rate() {
    Expression expression =
        COMPILER.compile("test", "[channelCategory(), money(convertPrice(price(), \"EUR\"))]");
    Recorder recorder = new Recorder();
    try {
      expression.trace(web.recording(recorder), Shirt.of("S1").subject(), recorder);
    } catch (ExpressionFailure e) {
      throw new AssertionError(e);
    }
    assertThat(recorder.steps().stream().flatMap(step -> step.notes().stream()))
        .extracting(TraceNote::says)
        .contains(
            "women is mapped to Apparel > Women; shirts_w is below it.",
            "1 USD = 0.9 EUR on 2026-11-20, ECB");
    assertThat(recorder.sources())
        .contains(new SourceRead(SourceRead.Kind.CATEGORY, "shirts_w", null, null, "212"));
  }

  /** Else an item would be left out for what says nothing of it. */
  @Test
  void aTableThatIsOutOfReachIsNoFailureOfTheExpression() {
    Expression expression = COMPILER.compile("test", "lookup('away', value('material'))");
    Subject shirt = Shirt.of("S1").subject();
    assertThatThrownBy(() -> expression.evaluate(web, shirt)).isInstanceOf(StoaException.class);
    assertThatThrownBy(() -> expression.interpret(web, shirt)).isInstanceOf(StoaException.class);
  }
}
