/**
 * How a product becomes an item: one CEL expression for each field, with functions of our own that
 * read values, labels, prices, stock, images and links through the eyes of the feed.
 */
@NullMarked
package io.stoa.mapping;

import org.jspecify.annotations.NullMarked;
