/** Delivery to an FTP server over TLS. */
@NullMarked
package io.stoa.connectors.ftps;

import org.jspecify.annotations.NullMarked;
