/** Prices and stock of products: by channel, currency and location, apart from what they are. */
@NullMarked
package io.stoa.offer;

import org.jspecify.annotations.NullMarked;
