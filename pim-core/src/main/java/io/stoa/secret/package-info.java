/** Secrets at rest: passwords and tokens of channels are sealed before they are stored. */
@NullMarked
package io.stoa.secret;

import org.jspecify.annotations.NullMarked;
