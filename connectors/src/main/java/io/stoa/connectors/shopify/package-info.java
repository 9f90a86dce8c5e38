/** Products in a Shopify shop, by its Admin GraphQL API. */
@NullMarked
package io.stoa.connectors.shopify;

import org.jspecify.annotations.NullMarked;
