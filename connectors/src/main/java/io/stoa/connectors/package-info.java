/** The destinations: one package each. */
@NullMarked
package io.stoa.connectors;

import org.jspecify.annotations.NullMarked;
