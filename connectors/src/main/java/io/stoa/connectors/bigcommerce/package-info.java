/** Products in a BigCommerce store, by its Catalog API of version 3. */
@NullMarked
package io.stoa.connectors.bigcommerce;

import org.jspecify.annotations.NullMarked;
