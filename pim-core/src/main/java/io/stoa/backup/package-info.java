/** Backs up a data directory while it is in use, and restores it. */
@NullMarked
package io.stoa.backup;

import org.jspecify.annotations.NullMarked;
