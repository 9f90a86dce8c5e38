/** The catalogue of Facebook and Instagram shops, through Meta's Graph API. */
@NullMarked
package io.stoa.connectors.meta;

import org.jspecify.annotations.NullMarked;
