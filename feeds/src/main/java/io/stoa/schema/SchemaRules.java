package io.stoa.schema;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldRule.InParent;
import io.stoa.requirement.FieldRule.Items;
import io.stoa.requirement.FieldRule.Source;
import io.stoa.requirement.FieldRule.WhenBroken;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.Level;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.SchemaRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a requirement set what the stored schemas describe: a feed can then fill any attribute of
 * any product type that is stored for its marketplace. What the set says itself stays.
 */
public final class SchemaRules {
  private final @Nullable Schemas schemas;

  private SchemaRules(@Nullable Schemas schemas) {
    this.schemas = schemas;
  }

  /** With these schemas. */
  public static SchemaRules of(Schemas schemas) {
    return new SchemaRules(schemas);
  }

  /** Where no schemas are stored: every set stays as it is. */
  public static SchemaRules none() {
    return new SchemaRules(null);
  }

  /**
   * The set with the fields of the schemas behind its own.
   *
   * @param parameters of the feed, fall-backs filled in
   */
  public RequirementSet in(RequirementSet set, Map<String, String> parameters) {
    SchemaRule rule = set.schema();
    if (schemas == null || rule == null) {
      return set;
    }
    List<ReadySchema> all =
        schemas.of(rule.channel()).stream()
            .filter(stored -> stored.ref().variant().equals(rule.variant(parameters)))
            .flatMap(stored -> schemas.ready(stored, set.selectors().keySet()).stream())
            .toList();
    List<FieldRule> fields = new ArrayList<>(set.fields());
    merged(all).stream()
        .filter(field -> set.field(name(rule, field)).isEmpty())
        .forEach(field -> fields.add(fieldRule(rule, field, wanting(rule, field, all))));
    return all.isEmpty() ? set : set.withFields(fields);
  }

  /** What holds items against the schemas in a run. */
  public SchemaCheck check(RequirementSet set, Map<String, String> parameters) {
    SchemaRule rule = set.schema();
    return schemas == null || rule == null
        ? SchemaCheck.NONE
        : SchemaCheck.of(schemas, set, rule, parameters);
  }

  private static List<SchemaField> merged(List<ReadySchema> all) {
    Map<String, SchemaField> byPath = new LinkedHashMap<>();
    all.forEach(schema -> schema.fields().forEach(f -> byPath.merge(f.path(), f, SchemaField::or)));
    return List.copyOf(byPath.values());
  }

  private static String name(SchemaRule rule, SchemaField field) {
    return rule.at() + "." + field.path();
  }

  /** Names of the schemas that always want it: only what is the value itself, once. */
  private static Set<String> wanting(SchemaRule rule, SchemaField field, List<ReadySchema> all) {
    if (!field.path().equals(field.top() + "[].value")) {
      return Set.of();
    }
    return all.stream()
        .filter(schema -> schema.stored().ref().edition().equals(rule.usualEdition()))
        .filter(schema -> schema.required().contains(field.top()))
        .map(schema -> schema.stored().ref().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static FieldRule fieldRule(SchemaRule rule, SchemaField field, Set<String> wanting) {
    return new FieldRule(
        name(rule, field),
        Level.OPTIONAL,
        field.type(),
        field.of(),
        field.length(),
        field.values(),
        null,
        null,
        field.range(),
        field.type() == FieldType.LIST ? new Items(null, field.most(), false, null, null) : null,
        List.of(),
        Map.of(),
        null,
        false,
        wanting.isEmpty() ? null : wantedWhen(rule, wanting),
        wanting.isEmpty() ? null : "for " + String.join(", ", wanting),
        WhenBroken.SKIP,
        InParent.ALSO,
        field.selectors(),
        null,
        new Source(rule.source().url(), field.says()));
  }

  private static String wantedWhen(SchemaRule rule, Set<String> names) {
    String named = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    String when = "item[\"%s\"] in [%s]".formatted(rule.namedBy(), named);
    if (rule.editionIn() != null) {
      when += " && item[\"%s\"] == \"%s\"".formatted(rule.editionIn(), rule.usualEdition());
    }
    return rule.partialWhen() == null ? when : when + " && !(" + rule.partialWhen() + ")";
  }
}
