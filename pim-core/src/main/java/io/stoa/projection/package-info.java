/**
 * Keeps the search index in step with the store: follows the change sequences, resolves what is
 * inherited, computes completeness.
 */
@NullMarked
package io.stoa.projection;

import org.jspecify.annotations.NullMarked;
