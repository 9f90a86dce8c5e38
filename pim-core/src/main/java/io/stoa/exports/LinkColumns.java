package io.stoa.exports;

import io.stoa.catalog.AssociationType;
import io.stoa.catalog.Catalog;
import io.stoa.product.Associations;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The association columns of a product table: all types, quantities where the type has them. */
final class LinkColumns {
  private final List<AssociationType> types;

  LinkColumns(Catalog catalog) {
    types = List.copyOf(catalog.all(AssociationType.class));
  }

  List<String> header() {
    List<String> header = new ArrayList<>();
    for (AssociationType type : types) {
      if (!type.quantified()) {
        header.add(type.code() + "-groups");
      }
      header.add(type.code() + "-products");
      if (type.quantified()) {
        header.add(type.code() + "-products-quantity");
      }
      header.add(type.code() + "-product_models");
      if (type.quantified()) {
        header.add(type.code() + "-product_models-quantity");
      }
    }
    return header;
  }

  void cells(Associations associations, List<String> row) {
    for (AssociationType type : types) {
      Associations.Targets targets = associations.of(type.code());
      if (!type.quantified()) {
        row.add(String.join(",", targets.groups()));
      }
      targets(type, targets.products(), row);
      targets(type, targets.productModels(), row);
    }
  }

  private static void targets(
      AssociationType type, SortedMap<String, Integer> targets, List<String> row) {
    row.add(String.join(",", targets.keySet()));
    if (type.quantified()) {
      row.add(targets.values().stream().map(String::valueOf).collect(Collectors.joining("|")));
    }
  }
}
