package io.stoa.catalog;

import java.util.List;
import java.util.Set;

/**
 * How products of a family vary: one or two levels below the root product model.
 *
 * @param levels level 1 first; the last level is the product itself
 */
public record FamilyVariant(String code, String family, Labels labels, List<Level> levels)
    implements StructureEntity {
  public FamilyVariant {
    labels = labels == null ? Labels.NONE : labels;
    levels = List.copyOf(levels);
  }

  /**
   * @param axes attributes whose values tell the siblings apart, at most five
   * @param attributes attributes whose values are set on this level, axes included
   */
  public record Level(List<String> axes, Set<String> attributes) {
    public Level {
      axes = List.copyOf(axes);
      attributes = Set.copyOf(attributes);
    }
  }

  /**
   * The level on which the attribute's value is set: 0 for the root product model, 1 or 2 below.
   */
  public int levelOf(String attribute) {
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      if (level.attributes().contains(attribute) || level.axes().contains(attribute)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** How many levels stand below the root: 1 or 2. */
  public int depth() {
    return levels.size();
  }
}
