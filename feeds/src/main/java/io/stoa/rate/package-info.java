/** Exchange rates that people keep, each with its day and source. */
@NullMarked
package io.stoa.rate;

import org.jspecify.annotations.NullMarked;
