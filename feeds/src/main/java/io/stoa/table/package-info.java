/** Value tables: what a channel calls what we call otherwise, such as colours and genders. */
@NullMarked
package io.stoa.table;

import org.jspecify.annotations.NullMarked;
