package io.stoa.ledger;

import io.stoa.connector.ItemIssue;

/**
 * One thing that is wrong with several items of a feed.
 *
 * @param state of those items
 * @param issue of one of them; the others have the same code and attribute
 * @param sku of that one
 */
public record Problem(EntryState state, ItemIssue issue, long count, String sku) {}
