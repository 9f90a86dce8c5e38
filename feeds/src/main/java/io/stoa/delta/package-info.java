/**
 * What a run has to tell a destination: compares what a feed would send now with its ledger, writes
 * whole files by taking over what has not changed, and hands single items on.
 */
@NullMarked
package io.stoa.delta;

import org.jspecify.annotations.NullMarked;
