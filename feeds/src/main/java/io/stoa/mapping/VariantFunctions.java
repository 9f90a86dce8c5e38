package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.MONEY;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.text;

import io.stoa.mapping.MappingFunction.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that say of a product model what all its variants have; of a product its own. */
final class VariantFunctions {
  private VariantFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>();
    all.addAll(
        FunctionGroup.of(Group.VALUES)
            .add(
                "allLabels",
                TEXTS,
                "As labels, of all variants, none twice.",
                "join(allLabels(\"size\"), \",\")",
                (lens, s, a) -> labels(lens, s, String.valueOf(a[0])),
                text("attribute"))
            .all());
    all.addAll(
        FunctionGroup.of(Group.PRICES)
            .add(
                "lowestPrice",
                MONEY,
                "What the cheapest variant costs now in the feed's currency.",
                "money(lowestPrice())",
                (lens, s, a) -> lowest(lens, s, lens.perspective().currency()))
            .add(
                "lowestPrice",
                MONEY,
                "What the cheapest variant costs now in the currency.",
                "units(lowestPrice(\"EUR\"))",
                (lens, s, a) -> lowest(lens, s, String.valueOf(a[0])),
                text("currency"))
            .all());
    all.addAll(
        FunctionGroup.of(Group.STOCK)
            .add(
                "totalStock",
                INT,
                "Pieces of all variants in all locations together; null when nothing is known.",
                "totalStock() > 0 ? \"In stock\" : \"Available up to 12 days\"",
                (lens, s, a) -> stock(lens, s))
            .all());
    return all;
  }

  private static List<Subject> products(Subject subject) {
    return subject.role() == Subject.Role.MODEL ? subject.variants() : List.of(subject);
  }

  private static @Nullable List<String> labels(Lens lens, Subject subject, String attribute) {
    List<String> labels =
        products(subject).stream()
            .flatMap(product -> ValueFunctions.labels(lens, product, attribute).stream())
            .distinct()
            .toList();
    return labels.isEmpty() ? null : labels;
  }

  private static @Nullable Money lowest(Lens lens, Subject subject, String currency) {
    return products(subject).stream()
        .map(product -> OfferFunctions.current(lens, product, currency))
        .filter(Objects::nonNull)
        .min(Comparator.comparing(Money::amount))
        .orElse(null);
  }

  private static @Nullable Long stock(Lens lens, Subject subject) {
    List<Long> stocks =
        products(subject).stream()
            .map(product -> OfferFunctions.stock(lens, product))
            .filter(Objects::nonNull)
            .toList();
    return stocks.isEmpty() ? null : stocks.stream().mapToLong(Long::longValue).sum();
  }
}
