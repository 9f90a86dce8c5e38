package io.stoa.schema;

import io.stoa.error.Violation;
import io.stoa.format.JsonTree;
import io.stoa.json.Json;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.Item;
import io.stoa.requirement.ItemRules;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.SchemaRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds items against the stored schemas, each against the one that it names. Made for a run: it
 * looks each schema up once. Of an item whose schema is not stored it says so: a warning, since the
 * channel may take the item all the same. Thread-safe.
 */
public interface SchemaCheck {
  /** Finds nothing. */
  SchemaCheck NONE = (item, rules, before) -> List.of();

  /**
   * What the item breaks.
   *
   * @param rules of the item's set
   * @param before what is known already; it is not said again
   */
  List<Finding> check(Item item, ItemRules rules, List<Finding> before);

  /** The schema that the item names; empty where there are none, or it names none. */
  default Optional<NamedSchema> named(Item item) {
    return Optional.empty();
  }

  /** With these schemas. */
  static SchemaCheck of(
      Schemas schemas, RequirementSet set, SchemaRule rule, Map<String, String> parameters) {
    return new ByStored(schemas, set, rule, parameters, new ConcurrentHashMap<>());
  }

  /** Looks each schema up once. */
  record ByStored(
      Schemas schemas,
      RequirementSet set,
      SchemaRule rule,
      Map<String, String> parameters,
      Map<SchemaRef, Optional<ReadySchema>> found)
      implements SchemaCheck {
    @Override
    public List<Finding> check(Item item, ItemRules rules, List<Finding> before) {
      SchemaRef ref = ref(item).orElse(null);
      if (ref == null) {
        return List.of();
      }
      return ready(ref)
          .map(
              schema -> new Comparison(set, rule, item, rules.isPartial(item)).with(schema, before))
          .orElseGet(() -> List.of(unchecked(ref, item)));
    }

    private Finding unchecked(SchemaRef ref, Item item) {
      String which =
          Stream.of(ref.name(), ref.variant(), ref.edition())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", "));
      String message =
          "No schema is stored for %s, so that what it wants of %s was not checked: fetch or upload it."
              .formatted(which, rule.at());
      Violation violation =
          new Violation(
              rule.namedBy(), set.code() + "/" + rule.namedBy() + "/schema", message, ref.name());
      return new Finding(item.sku(), Severity.WARNING, violation, rule.source().url());
    }

    @Override
    public Optional<NamedSchema> named(Item item) {
      return ref(item).map(ref -> new NamedSchema(ref, ready(ref).isPresent()));
    }

    private Optional<ReadySchema> ready(SchemaRef ref) {
      return found.computeIfAbsent(ref, r -> schemas.ready(r, set.selectors().keySet()));
    }

    private Optional<SchemaRef> ref(Item item) {
      String edition = rule.editionIn() == null ? "" : text(item, rule.editionIn());
      SchemaRef ref =
          new SchemaRef(
              rule.channel(),
              text(item, rule.namedBy()),
              rule.variant(parameters),
              edition.isEmpty() ? rule.usualEdition() : edition);
      return ref.violations().isEmpty() ? Optional.of(ref) : Optional.empty();
    }

    private static String text(Item item, String field) {
      Object value = item.values().get(field);
      return value == null ? "" : value.toString();
    }
  }

  /** One item beside one schema. */
  record Comparison(RequirementSet set, SchemaRule rule, Item item, boolean partial) {
    List<Finding> with(ReadySchema schema, List<Finding> before) {
      Set<String> said =
          before.stream()
              .filter(Finding::isError)
              .map(finding -> finding.violation().field())
              .collect(Collectors.toSet());
      Object part = JsonTree.of(item, set.variants()).get(rule.at());
      ObjectNode value = Json.MAPPER.valueToTree(part instanceof Map<?, ?> map ? map : Map.of());
      List<Breach> breaches = new ArrayList<>(unknown(schema, value));
      breaches.addAll(schema.checks().check(value));
      List<Finding> findings = new ArrayList<>();
      Set<String> once = new HashSet<>();
      for (Breach breach : breaches) {
        if (!(partial && breach.missesAtTop())
            && once.add(breach.path() + "\n" + breach.keyword())) {
          findings.addAll(findings(schema.stored().ref(), breach, said));
        }
      }
      return findings;
    }

    /** Takes away what the schema does not know: it is left out of the item, too. */
    private static List<Breach> unknown(ReadySchema schema, ObjectNode value) {
      Set<String> known = schema.known();
      if (known == null) {
        return List.of();
      }
      List<Breach> breaches = new ArrayList<>();
      for (String name : List.copyOf(value.propertyNames())) {
        if (!known.contains(name)) {
          value.remove(name);
          breaches.add(new Breach(name, "additionalProperties", "is not known there", null));
        }
      }
      return breaches;
    }

    private List<Finding> findings(SchemaRef ref, Breach breach, Set<String> said) {
      String path = breach.path().isEmpty() ? rule.at() : rule.at() + "." + breach.path();
      if (breach.unknownAtTop()) {
        String says = "is no attribute of " + ref.name() + " and is left out";
        return item.values().keySet().stream()
            .filter(name -> name.startsWith(path + "[") || name.startsWith(path + "."))
            .map(name -> finding(Severity.OMITTED, name, path, says, breach))
            .toList();
      }
      @Nullable FieldRule field = field(path);
      String name = field == null ? path : field.name();
      if (said.contains(name)) {
        return List.of();
      }
      Severity severity = field == null ? Severity.ERROR : Severity.of(field.whenBroken());
      return List.of(finding(severity, name, path, breach.message(), breach));
    }

    private Finding finding(
        Severity severity, String field, String path, String says, Breach breach) {
      return new Finding(
          item.sku(),
          severity,
          new Violation(
              field,
              set.code() + "/" + field + "/" + breach.keyword(),
              path + " " + says + ".",
              breach.value()),
          rule.source().url());
    }

    /** The field whose value it is, or the first one below what is missing. */
    private @Nullable FieldRule field(String path) {
      String name = path.replaceAll("\\[\\d+]", "[]");
      Optional<FieldRule> exact = set.field(name);
      if (exact.isPresent()) {
        return exact.get();
      }
      return set.fields().stream()
          .filter(f -> f.name().startsWith(name + "[") || f.name().startsWith(name + "."))
          .findFirst()
          .orElse(null);
    }
  }
}
