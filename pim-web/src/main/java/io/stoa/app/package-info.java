/**
 * The composition root: opens a data directory with everything in it and hands the parts out. Plain
 * Java, so that the command line starts fast and tests need no container.
 */
@NullMarked
package io.stoa.app;

import org.jspecify.annotations.NullMarked;
