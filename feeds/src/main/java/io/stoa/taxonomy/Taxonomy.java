package io.stoa.taxonomy;

import java.time.Instant;

/**
 * A channel's categories as a whole.
 *
 * @param code lower-case letters, digits, {@code -} and {@code _}
 * @param locale the language of its names, such as {@code en_US}
 * @param nodes how many categories it has
 * @param revision another one with each upload
 */
public record Taxonomy(
    String code, String label, String locale, int nodes, String revision, Instant uploaded) {}
