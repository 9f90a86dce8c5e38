/** Feeds, their runs and how both are kept. */
@NullMarked
package io.stoa.feed;

import org.jspecify.annotations.NullMarked;
