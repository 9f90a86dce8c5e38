/** Google Merchant Center through the Merchant API: products and what is in which store. */
@NullMarked
package io.stoa.connectors.google;

import org.jspecify.annotations.NullMarked;
