/** Where images and files lie. */
@NullMarked
package io.stoa.media;

import org.jspecify.annotations.NullMarked;
