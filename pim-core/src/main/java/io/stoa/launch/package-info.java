/**
 * Launches: windows in time in which a selection of products is shown in some feeds only; outside
 * them it is shown in none.
 */
@NullMarked
package io.stoa.launch;

import org.jspecify.annotations.NullMarked;
