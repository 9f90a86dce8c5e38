/**
 * How connectors call channels over HTTP: bounded, throttled, tried again where that is safe, and
 * kept for looking up.
 */
@NullMarked
package io.stoa.connectors.http;

import org.jspecify.annotations.NullMarked;
