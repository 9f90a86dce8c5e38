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
}
