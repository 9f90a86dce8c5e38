/** How feeds stand with their channels: for people who want to see it at a glance. */
@NullMarked
package io.stoa.standing;

import org.jspecify.annotations.NullMarked;
