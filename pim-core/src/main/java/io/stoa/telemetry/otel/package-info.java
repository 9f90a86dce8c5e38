/** Traces of OpenTelemetry, exported by OTLP. */
@NullMarked
package io.stoa.telemetry.otel;

import org.jspecify.annotations.NullMarked;
