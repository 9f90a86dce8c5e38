/** The demo: a fashion house of our own making, its pictures and its feeds. */
@NullMarked
package io.stoa.demo;

import org.jspecify.annotations.NullMarked;
