/**
 * The search port on Lucene, in process: the embedded default. {@link io.stoa.search.lucene.Fields}
 * says what is in the index.
 */
@NullMarked
package io.stoa.search.lucene;

import org.jspecify.annotations.NullMarked;
