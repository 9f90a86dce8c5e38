/** Meters of Micrometer. */
@NullMarked
package io.stoa.telemetry.micrometer;

import org.jspecify.annotations.NullMarked;
