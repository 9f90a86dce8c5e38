package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Simple and multi selects: options that exist, by their defined codes. */
final class SelectCheck implements ValueCheck {
  private final String attribute;
  private final boolean multiple;
  private final Catalog catalog;

  SelectCheck(Attribute attribute, Catalog catalog) {
    this.attribute = attribute.code();
    this.multiple = attribute.type() == AttributeType.MULTI_SELECT;
    this.catalog = catalog;
  }

  @Override
  public @Nullable Value check(Value value, String field, Breaches breaches) {
    if (multiple) {
      return value instanceof Value.Choices choices
          ? several(choices, field, breaches)
          : ValueCheck.wrongKind("a list of options", field, breaches);
    }
    if (!(value instanceof Value.Choice choice)) {
      return ValueCheck.wrongKind("an option", field, breaches);
    }
    String option = defined(choice.option(), field, breaches);
    if (option == null) {
      return null;
    }
    return option.equals(choice.option()) ? value : new Value.Choice(option);
  }

  private @Nullable Value several(Value.Choices choices, String field, Breaches breaches) {
    List<String> options = new ArrayList<>(choices.options().size());
    for (String code : choices.options()) {
      String option = defined(code, field, breaches);
      if (option != null) {
        options.add(option);
      }
    }
    if (options.isEmpty() || options.size() < choices.options().size()) {
      return null;
    }
    return options.equals(choices.options()) ? choices : new Value.Choices(options);
  }

  private @Nullable String defined(String code, String field, Breaches breaches) {
    AttributeOption option = catalog.option(attribute, code).orElse(null);
    if (option == null) {
      breaches.add(
          field, "option", "The attribute " + attribute + " has no option '" + code + "'.", code);
      return null;
    }
    return option.option();
  }
}
