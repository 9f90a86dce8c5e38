package io.stoa.mapping;

import io.stoa.launch.Window;

/**
 * What expressions know of the launch that an item goes out for.
 *
 * @param window the one that is open, or the next
 * @param open false when the item goes out ahead, for its channel itself to wait for the start
 */
public record LaunchTerms(Window window, boolean open) {}
