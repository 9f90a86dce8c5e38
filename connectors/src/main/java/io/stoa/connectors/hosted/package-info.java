/** Delivery to Stoa itself: channels fetch the file from a stable, unguessable address. */
@NullMarked
package io.stoa.connectors.hosted;

import org.jspecify.annotations.NullMarked;
