/** Items at Square's point of sale and online store, by its Catalog and Inventory API. */
@NullMarked
package io.stoa.connectors.square;

import org.jspecify.annotations.NullMarked;
