/**
 * How products and filters become terms, the same for every search index: an attribute is part of a
 * term and not a field, so that a catalogue of thousands of attributes adds no field. Adapters say
 * only how their engine keeps and combines terms.
 */
@NullMarked
package io.stoa.search.terms;

import org.jspecify.annotations.NullMarked;
