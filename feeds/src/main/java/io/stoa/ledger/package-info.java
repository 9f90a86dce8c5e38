/**
 * What each feed last sent for each item, and what the channel answered. Kept in pages: a page
 * holds some hundred items that are neighbours by key, so that a run over everything costs little
 * more than without a ledger, and one over a few items touches a few pages.
 */
@NullMarked
package io.stoa.ledger;

import org.jspecify.annotations.NullMarked;
