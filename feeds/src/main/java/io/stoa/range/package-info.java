/** Runs whose items several nodes make: which they are, and the ranges that they are cut into. */
@NullMarked
package io.stoa.range;

import org.jspecify.annotations.NullMarked;
