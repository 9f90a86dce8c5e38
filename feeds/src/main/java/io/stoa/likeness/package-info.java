/** How like two names are, for suggestions: words, typing errors, compounds; no dictionary. */
@NullMarked
package io.stoa.likeness;

import org.jspecify.annotations.NullMarked;
