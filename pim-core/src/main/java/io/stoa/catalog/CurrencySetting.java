package io.stoa.catalog;

/** A currency by ISO 4217 code. */
public record CurrencySetting(String code, boolean active) implements StructureEntity {}
