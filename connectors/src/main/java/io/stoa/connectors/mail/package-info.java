/** Delivery by e-mail: the file attached, or a link to it. */
@NullMarked
package io.stoa.connectors.mail;

import org.jspecify.annotations.NullMarked;
