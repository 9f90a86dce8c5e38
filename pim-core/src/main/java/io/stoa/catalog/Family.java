package io.stoa.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that products of one kind have.
 *
 * @param attributes codes, in the order given
 * @param requirements by channel code: the attributes that must be filled for it
 * @param attributeAsLabel whose value names the product, or null
 * @param attributeAsImage whose value pictures the product, or null
 */
public record Family(
    String code,
    Labels labels,
    Set<String> attributes,
    Map<String, Set<String>> requirements,
    @Nullable String attributeAsLabel,
    @Nullable String attributeAsImage)
    implements StructureEntity {
  public Family {
    labels = labels == null ? Labels.NONE : labels;
    attributes = Collections.unmodifiableSet(new LinkedHashSet<>(attributes));
    requirements = Collections.unmodifiableMap(new TreeMap<>(requirements));
  }
}
