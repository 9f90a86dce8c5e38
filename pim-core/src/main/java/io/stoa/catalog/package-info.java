/**
 * The catalogue structure: attributes, families, categories, channels and what else gives products
 * their shape. A {@link io.stoa.catalog.Catalog} is one immutable picture of all of it.
 */
@NullMarked
package io.stoa.catalog;

import org.jspecify.annotations.NullMarked;
