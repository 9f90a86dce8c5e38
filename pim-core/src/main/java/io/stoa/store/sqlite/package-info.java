/** The embedded document store: one SQLite file, one writer, many readers. */
@NullMarked
package io.stoa.store.sqlite;

import org.jspecify.annotations.NullMarked;
