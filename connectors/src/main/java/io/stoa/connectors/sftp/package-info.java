/** Delivery to an SFTP server whose host key is pinned. */
@NullMarked
package io.stoa.connectors.sftp;

import org.jspecify.annotations.NullMarked;
