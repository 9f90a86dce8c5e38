package io.stoa.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored schema; its text is kept apart.
 *
 * @param label for people
 * @param version the channel's own, null where it does not say
 * @param checksum SHA-256 of the text in hexadecimal
 * @param bytes length of the text
 * @param stored when it came
 */
public record StoredSchema(
    SchemaRef ref,
    String label,
    @Nullable String version,
    String checksum,
    int bytes,
    Instant stored) {}
