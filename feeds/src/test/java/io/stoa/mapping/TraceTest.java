package io.stoa.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.TraceNote.Kind;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.requirement.RequirementSets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  @TempDir static Path folder;
  private static Lens web;

  @BeforeAll
  static void openShop() {
    web = new Lens(Shop.catalog(folder), Shop.web(), Shop.NOW);
  }

  private static FieldTrace trace(String field, String expression, Lens lens, Subject subject) {
    Mapping mapping =
        Mapping.compile(
            COMPILER,
            RequirementSets.builtIn().find("google-merchant").orElseThrow(),
            Map.of(field, expression));
    return mapping.trace(lens, subject).getOrDefault(field, List.of()).get(0);
  }

  @Test
  void showsWhatWasReadAndEachStepInTheOrderOfEvaluation() {
    FieldTrace trace =
        trace(
            "description",
            "truncate(stripHtml(coalesce(value('short'), value('description'))), 10)",
            web,
            Shirt.of("S1").subject());

    assertThat(trace.sources())
        .containsExactly(
            new SourceRead(SourceRead.Kind.ATTRIBUTE, "short", null, null, null),
            new SourceRead(
                SourceRead.Kind.ATTRIBUTE, "description", "en_US", "web", "<p>A crisp shirt.</p>"));
    assertThat(trace.steps())
        .extracting(TraceStep::expression, TraceStep::depth, TraceStep::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("value(\"short\")", 3, null),
            org.assertj.core.groups.Tuple.tuple(
                "value(\"description\")", 3, "<p>A crisp shirt.</p>"),
            org.assertj.core.groups.Tuple.tuple(
                "coalesce(value(\"short\"), value(\"description\"))", 2, "<p>A crisp shirt.</p>"),
            org.assertj.core.groups.Tuple.tuple(
                "stripHtml(coalesce(value(\"short\"), value(\"description\")))",
                1,
                "A crisp shirt."),
            org.assertj.core.groups.Tuple.tuple(
                "truncate(stripHtml(coalesce(value(\"short\"), value(\"description\"))), 10)",
                0,
                "A crisp…"));
    assertThat(trace.steps().get(4).notes())
        .containsExactly(new TraceNote(Kind.CUT, "Cut from 14 to 8 characters."));
    assertThat(trace.value()).isEqualTo("A crisp…");
  }

  @Test
  void aBranchThatIsNotTakenIsNoStep() {
    FieldTrace trace =
        trace(
            "size",
            "value('color') == 'sky' ? label('color') : upper(label('size'))",
            web,
            Shirt.of("S1").subject());

    assertThat(trace.steps()).extracting(TraceStep::expression).noneMatch(s -> s.equals("upper"));
    assertThat(trace.value()).isEqualTo("Sky blue");
    assertThat(trace.sources()).extracting(SourceRead::name).containsOnly("color");
  }

  @Test
  void tellsFromWhichLocaleAFallbackCame() {
    Perspective swiss =
        new Perspective(
            "web", "de_CH", "USD", null, Map.of(), List.of("de_DE", "en_US"), List.of("wechat"));
    Lens lens = new Lens(web.catalog(), swiss, Shop.NOW);

    FieldTrace trace = trace("title", "value('name')", lens, Shirt.of("S1").subject());

    assertThat(trace.value()).isEqualTo("Marlow shirt");
    assertThat(trace.sources())
        .extracting(SourceRead::locale)
        .containsExactly("de_CH", "de_DE", "en_US");
    assertThat(trace.steps().get(0).notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(Kind.FALLBACK);
              assertThat(note.says()).contains("name-en_US");
            });
    assertThat(trace("color", "label('color')", lens, Shirt.of("S1").subject()).value())
        .isEqualTo("Sky blue");
  }

  @Test
  void anExpressionMayNameItsOwnFallbacks() {
    Subject shirt =
        Shirt.of("S1")
            .put(new ValueKey("description", "zh_CN", "web"), new Value.Text("网页"))
            .without("description")
            .put(new ValueKey("description", "zh_CN", "wechat"), new Value.Text("微信"))
            .subject();

    assertThat(trace("title", "value('description', ['en_US', 'zh_CN'])", web, shirt).value())
        .isNull();
    assertThat(
            trace(
                    "title",
                    "value('description', ['en_US', 'zh_CN'], ['web', 'wechat'])",
                    web,
                    shirt)
                .value())
        .isEqualTo("微信");
  }

  @Test
  void keepsTheStepsBeforeAFailure() {
    FieldTrace trace =
        trace(
            "title",
            "value('rating') + ' stars'",
            web,
            Shirt.of("S1").put("rating", new Value.Numeric(java.math.BigDecimal.TEN)).subject());

    assertThat(trace.steps()).singleElement().extracting(TraceStep::value).isEqualTo(10L);
    assertThat(trace.problem()).contains("No matching overload");
    assertThat(trace.value()).isNull();
  }

  @Test
  void tracesOffersAndParameters() {
    FieldTrace price = trace("price", "price()", web, Shirt.of("S1").subject());

    assertThat(price.sources()).extracting(SourceRead::kind).containsExactly(SourceRead.Kind.OFFER);
    assertThat(price.value()).isEqualTo("99.00 USD");
    assertThat(trace("title", "param('sellerId')", web, Shirt.of("S1").subject()).sources())
        .extracting(SourceRead::kind)
        .containsExactly(SourceRead.Kind.PARAMETER);
  }

  @Test
  void everyVariantOfAGroupHasItsOwnTrace() {
    Mapping mapping =
        Mapping.compile(
            COMPILER, RequirementSets.builtIn().find("wechat-shop").orElseThrow(), Map.of());
    Subject first = Shirt.of("S1").of(Shirt.model("m")).subject();
    Subject second = Shirt.of("S2").of(Shirt.model("m")).subject();

    Map<String, List<FieldTrace>> traces =
        mapping.trace(web, Subject.of(Shirt.model("m"), List.of(first, second)));

    assertThat(traces.get("skus[].out_sku_id"))
        .extracting(FieldTrace::sku)
        .containsExactly("S1", "S2");
    assertThat(traces.get("out_product_id")).hasSize(1);
  }

  @Test
  void comprehensionsDoNotDrownTheTrace() {
    FieldTrace trace =
        trace(
            "title",
            "[1, 2, 3, 4, 5, 6, 7, 8, 9].map(a, [1, 2, 3, 4, 5, 6, 7, 8, 9].map(b, string(a * b)))"
                + "[0][0]",
            web,
            Shirt.of("S1").subject());

    assertThat(trace.value()).isEqualTo("1");
    assertThat(trace.steps()).hasSizeLessThanOrEqualTo(300);
  }
}
