/** Delivery by a web request that carries the file. */
@NullMarked
package io.stoa.connectors.httpupload;

import org.jspecify.annotations.NullMarked;
