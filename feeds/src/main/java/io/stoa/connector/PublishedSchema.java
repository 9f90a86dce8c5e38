package io.stoa.connector;

import org.jspecify.annotations.Nullable;

/**
 * A schema from a channel.
 *
 * @param label for people
 * @param version the channel's own, null where it does not say
 * @param text JSON Schema
 */
public record PublishedSchema(String label, @Nullable String version, String text) {}
