/** Inventory items and offers of an eBay seller, by the Inventory API of the Sell APIs. */
@NullMarked
package io.stoa.connectors.ebay;

import org.jspecify.annotations.NullMarked;
