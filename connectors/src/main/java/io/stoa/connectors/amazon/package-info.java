/** Amazon's Selling Partner API: listings by feed or one by one, and product types' schemas. */
@NullMarked
package io.stoa.connectors.amazon;

import org.jspecify.annotations.NullMarked;
