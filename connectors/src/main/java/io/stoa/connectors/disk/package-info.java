/** Writing files on this machine so that a reader sees the old one or the new one. */
@NullMarked
package io.stoa.connectors.disk;

import org.jspecify.annotations.NullMarked;
