package io.stoa.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of every select attribute, in order and by code. */
final class OptionLists {
  static final Comparator<AttributeOption> ORDER =
      Comparator.comparingInt(AttributeOption::sortOrder).thenComparing(AttributeOption::option);

  private final CodeMap<OfAttribute> byAttribute;

  OptionLists(Collection<AttributeOption> all) {
    Map<String, List<AttributeOption>> lists = new LinkedHashMap<>();
    for (AttributeOption option : all) {
      lists.computeIfAbsent(CodeMap.fold(option.attribute()), a -> new ArrayList<>()).add(option);
    }
    List<OfAttribute> built = new ArrayList<>();
    lists.values().forEach(list -> built.add(OfAttribute.of(list)));
    byAttribute = CodeMap.of(built, OfAttribute::attribute);
  }

  @Nullable AttributeOption find(String attribute, String option) {
    OfAttribute of = byAttribute.find(attribute);
    return of == null ? null : of.byCode.find(option);
  }

  List<AttributeOption> of(String attribute) {
    OfAttribute of = byAttribute.find(attribute);
    return of == null ? List.of() : of.sorted;
  }

  private record OfAttribute(
      String attribute, List<AttributeOption> sorted, CodeMap<AttributeOption> byCode) {
    static OfAttribute of(List<AttributeOption> options) {
      options.sort(ORDER);
      return new OfAttribute(
          options.get(0).attribute(),
          List.copyOf(options),
          CodeMap.of(options, AttributeOption::option));
    }
  }
}
