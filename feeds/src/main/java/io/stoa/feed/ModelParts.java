package io.stoa.feed;

import io.stoa.catalog.FamilyVariant;
import io.stoa.ledger.ItemKey;
import io.stoa.mapping.Expression;
import io.stoa.mapping.FieldMapping;
import io.stoa.mapping.Subject;
import io.stoa.product.ProductModel;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Splits product models into the items that the channel wants of them: where variants inside an
 * item may differ in size alone, a model in two colours is two items. For one run. Thread-safe.
 */
final class ModelParts {
  private final CompiledFeed feed;
  private final boolean splits;
  private final Map<String, Boolean> inside = new ConcurrentHashMap<>();

  ModelParts(CompiledFeed feed) {
    this.feed = feed;
    this.splits = feed.set().varyBy() != null;
  }

  /** Whether a model may be several items. */
  boolean splits() {
    return splits;
  }

  /** Key of the item that the variant goes out in. */
  String key(ProductModel root, Subject variant) {
    return ItemKey.ofPart(root.code().text(), part(root, variant));
  }

  /** The items of a model by their order; one, unless the model is split. */
  List<Candidate.Group> of(ProductModel root, List<Subject> variants, boolean parentOnly) {
    Map<String, List<Subject>> parts = new TreeMap<>(ItemKey.ORDER);
    for (Subject variant : variants) {
      parts.computeIfAbsent(part(root, variant), part -> new ArrayList<>()).add(variant);
    }
    String code = root.code().text();
    return parts.entrySet().stream()
        .map(
            part ->
                new Candidate.Group(
                    ItemKey.ofPart(code, part.getKey()),
                    part.getKey().isEmpty() ? code : code + "-" + part.getKey(),
                    root,
                    part.getValue(),
                    parentOnly))
        .toList();
  }

  /** What tells the variant's item from the others of its model: values of the axes that split. */
  private String part(ProductModel root, Subject variant) {
    if (!splits) {
      return "";
    }
    List<FamilyVariant.Level> levels =
        feed.lens()
            .catalog()
            .familyVariant(root.familyVariant())
            .map(FamilyVariant::levels)
            .orElse(List.of());
    return levels.stream()
        .flatMap(level -> level.axes().stream())
        .filter(axis -> !inside.computeIfAbsent(axis, this::variesInside))
        .map(axis -> text(variant.values().find(ValueKey.of(axis))))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("-"));
  }

  /** Whether the field in which variants may differ is filled from the attribute. */
  private boolean variesInside(String attribute) {
    return feed.mapping().fields().stream()
        .filter(field -> field.field().name().equals(feed.set().varyBy()))
        .map(FieldMapping::expression)
        .filter(Objects::nonNull)
        .map(Expression::source)
        .anyMatch(s -> s.contains("\"" + attribute + "\"") || s.contains("'" + attribute + "'"));
  }

  private static @Nullable String text(@Nullable Value value) {
    if (value instanceof Value.Choice choice) {
      return choice.option();
    } else if (value instanceof Value.Numeric numeric) {
      return numeric.number().toPlainString();
    } else if (value instanceof Value.Measure measure) {
      return measure.amount().toPlainString() + measure.unit();
    } else if (value instanceof Value.Flag flag) {
      return String.valueOf(flag.on());
    }
    return value instanceof Value.Text text ? text.text() : null;
  }
}
