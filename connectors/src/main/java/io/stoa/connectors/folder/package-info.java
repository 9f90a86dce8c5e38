/** Delivery into a folder of this machine or of a mounted share. */
@NullMarked
package io.stoa.connectors.folder;

import org.jspecify.annotations.NullMarked;
