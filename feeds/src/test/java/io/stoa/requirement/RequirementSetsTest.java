package io.stoa.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementSetsTest {
  private static final String HEAD =
      "{code: x, label: X, about: a, reviewed: 2026-11-23, formats: [csv], fields: [";
  private final RequirementSets sets = RequirementSets.builtIn();

  private static RequirementSet read(String fields) {
    String yaml = HEAD + fields + "]}";
    return RequirementSets.read(
        "x", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void knowsOneSetForEachChannel() {
    assertThat(sets.all())
        .extracting(RequirementSet::code)
        .contains("google-merchant", "meta-catalog")
        .isSorted();
    assertThat(sets.find("wechat-shop").orElseThrow().item()).isEqualTo(ItemOf.MODEL);
    assertThat(sets.find("nowhere")).isEmpty();
  }

  @Test
  void everyRuleHasItsSource() {
    for (RequirementSet set : sets.all()) {
      assertThat(set.fields())
          .allSatisfy(
              field -> {
                assertThat(field.source()).as(field.name()).isNotNull();
                assertThat(field.source().url()).startsWith("https://");
                assertThat(field.source().says()).isNotBlank();
                assertThat(field.level() == Level.MANDATORY && field.map() == null)
                    .as(set.code() + "/" + field.name() + " is mandatory and has no default")
                    .isFalse();
              });
    }
  }

  @Test
  void googleWantsWhatItsSpecificationCallsRequired() {
    RequirementSet google = sets.find("google-merchant").orElseThrow();
    assertThat(google.fields().stream().filter(f -> f.level() == Level.MANDATORY))
        .extracting(FieldRule::name)
        .containsAll(
            List.of("id", "title", "description", "link", "image_link", "availability", "price"));
    assertThat(google.field("title").orElseThrow().length())
        .isEqualTo(new FieldRule.Length(1, 150, LengthUnit.CHARACTERS));
  }

  @Test
  void refusesAMistypedKey() {
    assertThatThrownBy(() -> read("{name: a, lenght: {max: 5}, source: {url: u, says: s}}"))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("lenght");
  }

  @Test
  void refusesAFieldThatStandsTwice() {
    String field = "{name: a, source: {url: u, says: s}}";
    assertThatThrownBy(() -> read(field + "," + field)).hasMessageContaining("a twice");
  }

  @Test
  void refusesAConditionThatDoesNotCompile() {
    assertThatThrownBy(
            () -> read("{name: a, requiredWhen: 'item.b ==', source: {url: u, says: s}}"))
        .hasMessageContaining("x/a/required_when");
  }

  private static RequirementSet derived(String more) {
    String yaml =
        "{code: x, from: meta-catalog, label: X, about: a, reviewed: 2026-11-26, formats: [jsonl], "
            + more
            + "}";
    return RequirementSets.read(
        "x", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aSetThatDerivesFromAnotherNamesOnlyWhatDiffers() {
    RequirementSet meta = sets.find("meta-catalog").orElseThrow();
    RequirementSet own =
        derived(
            "without: [shipping, below_price], fields: [{name: title, length: {max: 60}}, {name:"
                + " brand, requiredWhen: null, requiredBecause: null}, {name: extra, source: {url:"
                + " u, says: s}}]");
    assertThat(own.label()).isEqualTo("X");
    assertThat(own.formats()).containsExactly("jsonl");
    FieldRule title = own.field("title").orElseThrow();
    assertThat(title.length()).isEqualTo(new FieldRule.Length(null, 60, LengthUnit.CHARACTERS));
    assertThat(title.freeOf()).isEqualTo(meta.field("title").orElseThrow().freeOf());
    assertThat(own.field("brand").orElseThrow().requiredWhen()).isNull();
    assertThat(own.field("shipping")).isEmpty();
    assertThat(own.fields()).hasSize(meta.fields().size());
    assertThat(own.fields().get(own.fields().size() - 1).name()).isEqualTo("extra");
    assertThat(own.rules()).hasSize(meta.rules().size() - 1);
  }

  @Test
  void aDerivedSetLeavesOutOnlyWhatIsThere() {
    assertThatThrownBy(() -> derived("without: [nonsense], fields: []"))
        .hasMessageContaining("nonsense");
    assertThatThrownBy(() -> derived("fields: [{name: title}, {name: title}]"))
        .hasMessageContaining("title twice");
  }
}
