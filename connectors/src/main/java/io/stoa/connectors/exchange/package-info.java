/** Every request to a channel and its answer, masked and cut, for people to look up. */
@NullMarked
package io.stoa.connectors.exchange;

import org.jspecify.annotations.NullMarked;
