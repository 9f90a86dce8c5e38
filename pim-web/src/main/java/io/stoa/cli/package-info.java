/** The command line. */
@NullMarked
package io.stoa.cli;

import org.jspecify.annotations.NullMarked;
