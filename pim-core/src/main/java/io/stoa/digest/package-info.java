/** Digests of texts and files. */
@NullMarked
package io.stoa.digest;

import org.jspecify.annotations.NullMarked;
