package io.stoa.connector;

import org.jspecify.annotations.Nullable;

/**
 * An item without its payload.
 *
 * @param action what was last wanted of the channel for it
 * @param channelId the channel's own id from an earlier answer, null when none is known
 */
public record ItemRef(String sku, ItemAction action, @Nullable String channelId) {}
