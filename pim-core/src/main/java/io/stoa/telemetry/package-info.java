/**
 * What parts of Stoa tell of their work, for metrics and traces. Adapters sit in sub-packages named
 * for their technology; features only know the port.
 */
@NullMarked
package io.stoa.telemetry;

import org.jspecify.annotations.NullMarked;
