package io.stoa.mapping;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All fields of a requirement set and what fills them in one feed; compiled once. Thread-safe. */
public final class Mapping {
  private final RequirementSet set;
  private final List<FieldMapping> fields;
  private final FileHead head;

  private Mapping(RequirementSet set, List<FieldMapping> fields, FileHead head) {
    this.set = set;
    this.head = head;
    this.fields = List.copyOf(fields);
  }

  /**
   * @param own by field name: expressions that replace the requirement set's defaults
   * @throws StoaException with {@code INVALID} and every violation: unknown fields, expressions
   *     that do not compile; fields are named {@code mapping.<field>}
   */
  public static Mapping compile(
      ExpressionCompiler compiler, RequirementSet set, Map<String, String> own) {
    Attempt attempt = attempt(compiler, set, own);
    if (!attempt.violations().isEmpty()) {
      throw StoaException.invalid(attempt.violations());
    }
    return attempt.mapping();
  }

  /**
   * As {@link #compile}, but a field whose expression does not compile is left empty; for a look
   * while somebody writes.
   */
  public static Attempt attempt(
      ExpressionCompiler compiler, RequirementSet set, Map<String, String> own) {
    List<Violation> violations = new ArrayList<>();
    own.keySet().stream()
        .filter(name -> set.field(name).isEmpty())
        .sorted()
        .forEach(
            name ->
                violations.add(
                    Violation.of(
                        "mapping." + name,
                        "known_field",
                        "The requirement set " + set.code() + " has no field " + name + ".")));
    List<FieldMapping> fields = new ArrayList<>();
    for (FieldRule field : set.fields()) {
      try {
        fields.add(field(compiler, set, field, own.get(field.name())));
      } catch (StoaException e) {
        violations.addAll(e.violations());
        fields.add(new FieldMapping(field, null, true, set.isOfVariant(field), Map.of()));
      }
    }
    return new Attempt(new Mapping(set, fields, new FileHead(compiler, set)), violations);
  }

  /** A mapping of all that compiles, and what does not. */
  public record Attempt(Mapping mapping, List<Violation> violations) {
    public Attempt {
      violations = List.copyOf(violations);
    }
  }

  private static FieldMapping field(
      ExpressionCompiler compiler, RequirementSet set, FieldRule field, @Nullable String own) {
    String source = own == null ? field.map() : own;
    Expression expression =
        source == null || source.isBlank()
            ? null
            : compiler.compile("mapping." + field.name(), source);
    Map<String, Expression> selectors = new LinkedHashMap<>();
    for (String name : field.selectors()) {
      String selector = set.selectors().get(name.substring(name.lastIndexOf('.') + 1));
      if (selector == null) {
        throw new StoaException(CoreError.BUG, set.code() + " has no selector " + name + ".");
      }
      selectors.put(beside(field.name(), name), compiler.compile("selectors." + name, selector));
    }
    return new FieldMapping(field, expression, own != null, set.isOfVariant(field), selectors);
  }

  /**
   * {@code a.b[].c} and {@code x} make {@code a.b[].x}: beside the value of the first array; {@code
   * d[].x} makes {@code a.b[].d[].x}.
   */
  private static String beside(String path, String selector) {
    int array = path.indexOf("[].");
    return array < 0 ? selector : path.substring(0, array + 3) + selector;
  }

  public RequirementSet requirementSet() {
    return set;
  }

  /** In the order of the requirement set. */
  public List<FieldMapping> fields() {
    return fields;
  }

  /** The fields that an expression fills, in the same order. */
  public List<FieldRule> filled() {
    return fields.stream()
        .filter(field -> field.expression() != null)
        .map(FieldMapping::field)
        .toList();
  }

  /** What its expressions look up besides products. */
  public TableUse uses() {
    return TableUse.of(
        fields.stream().map(FieldMapping::expression).filter(Objects::nonNull).toList(),
        set.taxonomy() == null ? null : set.taxonomy().code());
  }

  /**
   * What a document says of itself before its items, by path.
   *
   * @throws StoaException with {@code INVALID} when an expression fails
   */
  public Map<String, Object> head(Lens lens) {
    return head.values(lens);
  }

  /** Maps the subject; fields without a value are absent. */
  public MappedItem map(Lens lens, Subject subject) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    for (FieldMapping field : fields) {
      if (!field.ofVariant()) {
        field.fill(lens, subject, set, values, findings);
      }
    }
    List<Item.Variant> variants = variants(lens, subject, findings);
    Item item = new Item(subject.sku(), kind(subject), parent(subject), values, variants);
    return new MappedItem(item, findings);
  }

  /**
   * How each field comes to its value, by field name; a field of variants once for each of them.
   * Fields that nothing fills are absent.
   */
  public Map<String, List<FieldTrace>> trace(Lens lens, Subject subject) {
    Map<String, List<FieldTrace>> traces = new LinkedHashMap<>();
    for (FieldMapping field : fields) {
      List<Subject> on = field.ofVariant() ? variants(subject) : List.of(subject);
      List<FieldTrace> found =
          on.stream().map(s -> field.trace(lens, s)).filter(Objects::nonNull).toList();
      if (!found.isEmpty()) {
        traces.put(field.field().name(), found);
      }
    }
    return traces;
  }

  private static List<Subject> variants(Subject subject) {
    return subject.role() == Subject.Role.MODEL ? subject.variants() : List.of(subject);
  }

  private List<Item.Variant> variants(Lens lens, Subject subject, List<Finding> findings) {
    if (set.item() != ItemOf.MODEL) {
      return List.of();
    }
    List<Item.Variant> variants = new ArrayList<>();
    for (Subject variant : variants(subject)) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (FieldMapping field : fields) {
        if (field.ofVariant()) {
          field.fill(lens, variant, set, values, findings);
        }
      }
      variants.add(new Item.Variant(variant.sku(), values));
    }
    return variants;
  }

  /** The item without these fields, and without selectors that have no value beside them then. */
  public Item without(Item item, Set<String> names) {
    Set<String> gone = new HashSet<>(names);
    Set<String> needed = new HashSet<>();
    for (FieldMapping field : fields) {
      boolean stays =
          item.values().containsKey(field.field().name()) && !names.contains(field.field().name());
      (stays ? needed : gone).addAll(field.selectors().keySet());
    }
    gone.removeAll(needed);
    return item.without(gone);
  }

  private Item.Kind kind(Subject subject) {
    return switch (subject.role()) {
      case STANDALONE -> Item.Kind.STANDALONE;
      case VARIANT -> Item.Kind.VARIANT;
      case MODEL -> set.parents() ? Item.Kind.PARENT : Item.Kind.STANDALONE;
    };
  }

  private @Nullable String parent(Subject subject) {
    return set.parents() && subject.role() == Subject.Role.VARIANT ? subject.root() : null;
  }
}
