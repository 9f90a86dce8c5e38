package io.stoa.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.requirement.Finding.Severity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules about an item as a whole. */
class ItemRuleTest {
  private static RequirementSet set(String rule) {
    String yaml =
        """
        code: x
        label: X
        about: a
        reviewed: 2026-11-23
        formats: [jsonl]
        item: model
        variants: input.variants[]
        fields:
          - {name: limit, type: integer, source: {url: u, says: s}}
          - {name: "input.variants[].colour", type: json, source: {url: u, says: s}}
        rules:
          - %s
        """
            .formatted(rule);
    return RequirementSets.read(
        "x", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Finding> check(RequirementSet set, Object... colours) {
    List<Item.Variant> variants =
        Arrays.stream(colours)
            .map(c -> new Item.Variant("V-" + c, Map.of("input.variants[].colour", c)))
            .toList();
    return ItemRules.of(set)
        .check(new Item("S1", Item.Kind.STANDALONE, null, Map.of("limit", 2L), variants));
  }

  @Test
  void comparesTheVariantsOfAnItem() {
    RequirementSet set =
        set(
            """
            {name: distinct_colours, at: "input.variants[]", says: stand there twice,
             holds: 'distinct(variants.map(v, v["input.variants[].colour"]))',
             source: {url: "https://channel.example", says: s}}
            """);
    assertThat(check(set, "red", "blue")).isEmpty();
    Finding finding = check(set, "red", "blue", "red").get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.violation().rule()).isEqualTo("x/input.variants[]/distinct_colours");
    assertThat(finding.violation().message()).isEqualTo("input.variants[] stand there twice.");
    assertThat(finding.source()).isEqualTo("https://channel.example");
    assertThat(check(set, Map.of("a", 1L), Map.of("a", 1L))).hasSize(1);
  }

  @Test
  void mayWarnOnly() {
    RequirementSet set =
        set(
            """
            {name: few, at: limit, says: is passed, holds: 'size(variants) <= item.limit',
             whenBroken: warn, source: {url: u, says: s}}
            """);
    assertThat(check(set, "red", "blue")).isEmpty();
    assertThat(check(set, "red", "blue", "green"))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void whatCannotBeCheckedIsNotSent() {
    RequirementSet set =
        set(
            "{name: odd, at: limit, says: s, holds: 'item.limit.size() > 1', source: {url: u, says: s}}");
    assertThat(check(set).get(0).violation().message()).contains("limit cannot be checked");
  }

  @Test
  void mustCompile() {
    assertThatThrownBy(
            () -> set("{name: odd, at: limit, says: s, holds: 'size(', source: {url: u, says: s}}"))
        .hasMessageContaining("x/limit/odd");
  }
}
