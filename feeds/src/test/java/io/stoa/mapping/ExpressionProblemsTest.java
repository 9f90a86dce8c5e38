package io.stoa.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalog;
import io.stoa.mapping.ExpressionProblem.Severity;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionProblemsTest {
  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  @TempDir static Path folder;
  private static Catalog catalog;

  @BeforeAll
  static void openShop() {
    catalog = Shop.catalog(folder);
  }

  private static List<ExpressionProblem> problems(String expression) {
    return COMPILER.problems(expression, catalog);
  }

  @Test
  void aMistypedAttributeIsAWarningThatSaysWhereAndWhatIsMeant() {
    assertThat(problems("upper(\n  value('colr'))"))
        .containsExactly(
            new ExpressionProblem(
                Severity.WARNING, 2, 9, "There is no attribute colr. Do you mean color?"));
    assertThat(problems("pairs(['color', 'sise'], 'k', 'v', ';')"))
        .extracting(ExpressionProblem::message)
        .containsExactly("There is no attribute sise. Do you mean size?");
    assertThat(problems("value('name', ['en_US', 'de_DE'], 'wb')"))
        .extracting(ExpressionProblem::message)
        .containsExactly(
            "There is no active locale de_DE.", "There is no channel wb. Do you mean web?");
  }

  @Test
  void aValueUsedAsWhatItIsNotIsAnError() {
    assertThat(problems("value('price') > 5")).singleElement().matches(ExpressionProblem::isError);
    assertThat(problems("value('weight') + ' heavy'"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.message()).contains("measure");
              assertThat(problem.column()).isEqualTo(17);
            });
    assertThat(problems("value('recycled') + 'x'")).isNotEmpty();
    assertThat(problems("value('material') + 'x'")).isNotEmpty();
  }

  @Test
  void rightExpressionsHaveNoProblem() {
    assertThat(problems("value('recycled') ? label('color') : null")).isEmpty();
    assertThat(problems("units(value('price')) > 5.0")).isEmpty();
    assertThat(problems("value('launch_date') != null && value('launch_date') > today()"))
        .isEmpty();
    assertThat(problems("value('rating') > 4 ? 'good' : 'fair'")).isEmpty();
    assertThat(problems("join(value('material'), ' / ')")).isEmpty();
    assertThat(problems("text(value('weight'))")).isEmpty();
  }

  @Test
  void whatDoesNotCompileIsToldOnce() {
    assertThat(problems("value('name'")).hasSize(1).allMatch(ExpressionProblem::isError);
    assertThat(problems("x".repeat(20_000))).hasSize(1);
  }

  @Test
  void noDefaultMappingMisusesAValue() {
    for (RequirementSet set : RequirementSets.builtIn().all()) {
      for (FieldRule field : set.fields()) {
        if (field.map() != null) {
          assertThat(problems(field.map()))
              .as(set.code() + " " + field.name())
              .noneMatch(ExpressionProblem::isError);
        }
      }
    }
  }

  @Test
  void everyExampleOfAFunctionCompiles() {
    for (MappingFunction function : COMPILER.functions()) {
      assertThat(problems(function.example()))
          .as(function.signature())
          .noneMatch(ExpressionProblem::isError);
      assertThat(function.example()).contains(function.name() + "(");
    }
  }
}
