/** Stored documents have a format; a newer Stoa brings those of an older one to its own. */
@NullMarked
package io.stoa.migration;

import org.jspecify.annotations.NullMarked;
