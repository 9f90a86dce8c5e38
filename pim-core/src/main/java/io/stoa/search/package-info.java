/**
 * The search port over products and product models. Adapters sit in sub-packages named for their
 * technology; all pass {@code ProductIndexContract}.
 */
@NullMarked
package io.stoa.search;

import org.jspecify.annotations.NullMarked;
