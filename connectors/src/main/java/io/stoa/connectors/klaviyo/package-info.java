/** Klaviyo's catalogue, by the bulk jobs of its Catalogs API. */
@NullMarked
package io.stoa.connectors.klaviyo;

import org.jspecify.annotations.NullMarked;
