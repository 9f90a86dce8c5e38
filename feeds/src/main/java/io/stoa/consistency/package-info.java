/** What each channel was last told of price and availability, and where channels disagree. */
@NullMarked
package io.stoa.consistency;

import org.jspecify.annotations.NullMarked;
