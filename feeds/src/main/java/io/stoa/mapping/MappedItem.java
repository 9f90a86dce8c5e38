package io.stoa.mapping;

import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import java.util.List;

/**
 * @param findings expressions that failed; the item lacks their fields
 */
public record MappedItem(Item item, List<Finding> findings) {
  public MappedItem {
    findings = List.copyOf(findings);
  }
}
