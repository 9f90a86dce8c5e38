package io.stoa.catalog;

/** A heading under which attributes stand in the product form. */
public record AttributeGroup(String code, Labels labels, int sortOrder)
    implements StructureEntity {}
