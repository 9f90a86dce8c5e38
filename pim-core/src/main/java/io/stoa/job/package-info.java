/** Work that takes a while: queued, watched, cancelled, resumed. */
@NullMarked
package io.stoa.job;

import org.jspecify.annotations.NullMarked;
