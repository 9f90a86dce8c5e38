package io.stoa.catalog;

/** A locale that the catalogue knows, such as {@code zh_CN}; active when a channel uses it. */
public record LocaleSetting(String code) implements StructureEntity {}
