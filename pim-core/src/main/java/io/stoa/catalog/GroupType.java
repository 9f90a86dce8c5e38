package io.stoa.catalog;

/** A kind of product group. */
public record GroupType(String code, Labels labels) implements StructureEntity {}
