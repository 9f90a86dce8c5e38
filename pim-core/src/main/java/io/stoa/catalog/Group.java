package io.stoa.catalog;

/** A loose set of products. */
public record Group(String code, String type, Labels labels) implements StructureEntity {}
