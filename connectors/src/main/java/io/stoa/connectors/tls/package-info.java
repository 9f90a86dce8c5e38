/** Whether a server that speaks TLS is the one that a feed names. */
@NullMarked
package io.stoa.connectors.tls;

import org.jspecify.annotations.NullMarked;
