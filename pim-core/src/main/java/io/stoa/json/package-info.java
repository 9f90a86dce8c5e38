/** The one JSON mapper and how records become documents. */
@NullMarked
package io.stoa.json;

import org.jspecify.annotations.NullMarked;
