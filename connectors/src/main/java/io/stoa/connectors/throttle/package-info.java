/** How much a channel lets one account do, shared by all its feeds and by all nodes. */
@NullMarked
package io.stoa.connectors.throttle;

import org.jspecify.annotations.NullMarked;
