package io.stoa.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One choice of a select attribute.
 *
 * @param option the code within the attribute
 */
public record AttributeOption(String attribute, String option, Labels labels, int sortOrder)
    implements StructureEntity {
  /** {@code attribute/option}: unique among all options. */
  @Override
  @JsonIgnore
  public String code() {
    return attribute + "/" + option;
  }
}
