package io.stoa.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * One going through one file. Product models take two: roots before those below them, whatever
 * their order in the file. Channels take two as well, since their conversion units name attributes,
 * which come later. When everything is in, the targets of associations are looked up.
 */
record ImportStep(ImportFile file, Pass pass) {
  /** Which rows of the file are used and what for. */
  enum Pass {
    ALL_ROWS,
    ROOTS,
    CHILDREN,
    UNITS,
    LINKS
  }

  /** Whether its outcomes are those of rows that an earlier pass counted. */
  boolean repeats() {
    return pass == Pass.UNITS || pass == Pass.LINKS;
  }

  /** Unique in an import. */
  String name() {
    return file.name() + "#" + pass;
  }

  static List<ImportStep> plan(List<ImportFile> files) {
    List<ImportStep> steps = new ArrayList<>();
    for (ImportEntity entity : ImportEntity.values()) {
      List<ImportFile> same = files.stream().filter(f -> f.entity() == entity).toList();
      if (entity == ImportEntity.PRODUCT_MODELS) {
        same.forEach(file -> steps.add(new ImportStep(file, Pass.ROOTS)));
        same.forEach(file -> steps.add(new ImportStep(file, Pass.CHILDREN)));
      } else {
        same.forEach(file -> steps.add(new ImportStep(file, Pass.ALL_ROWS)));
      }
      if (entity == ImportEntity.ATTRIBUTES) {
        files.stream()
            .filter(file -> file.entity() == ImportEntity.CHANNELS)
            .forEach(file -> steps.add(new ImportStep(file, Pass.UNITS)));
      }
    }
    files.stream()
        .filter(
            file ->
                file.entity() == ImportEntity.PRODUCTS
                    || file.entity() == ImportEntity.PRODUCT_MODELS)
        .forEach(file -> steps.add(new ImportStep(file, Pass.LINKS)));
    return List.copyOf(steps);
  }
}
