package io.stoa.catalog;

/** A kind of link between products, such as cross-sell. */
public record AssociationType(String code, Labels labels, boolean twoWay, boolean quantified)
    implements StructureEntity {}
