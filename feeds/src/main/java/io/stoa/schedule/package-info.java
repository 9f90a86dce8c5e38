/**
 * When feeds run by themselves: fire times in each zone's own clock, missed ones made up. What
 * waits for an instant is an adapter in a sub-package.
 */
@NullMarked
package io.stoa.schedule;

import org.jspecify.annotations.NullMarked;
