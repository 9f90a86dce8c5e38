/** Who works on what, so that no two ever work on the same: across threads and processes. */
@NullMarked
package io.stoa.claim;

import org.jspecify.annotations.NullMarked;
