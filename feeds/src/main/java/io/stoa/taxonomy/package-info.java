/**
 * The categories of channels, as people upload them from the channel's published files, and which
 * of them each of our categories is.
 */
@NullMarked
package io.stoa.taxonomy;

import org.jspecify.annotations.NullMarked;
