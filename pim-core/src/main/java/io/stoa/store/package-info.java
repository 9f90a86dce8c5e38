/**
 * The storage port: collections of versioned JSON documents with a change sequence. Adapters sit in
 * sub-packages named for their technology; all pass {@code DocumentStoreContract}.
 */
@NullMarked
package io.stoa.store;

import org.jspecify.annotations.NullMarked;
