/** Measures what Stoa exists for, each figure beside its floor. */
@NullMarked
package io.stoa.benchmark;

import org.jspecify.annotations.NullMarked;
