/** Who may sign in, as what, and with which password (of which only a slow hash is kept). */
@NullMarked
package io.stoa.user;

import org.jspecify.annotations.NullMarked;
