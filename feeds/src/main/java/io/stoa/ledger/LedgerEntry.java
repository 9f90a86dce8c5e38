package io.stoa.ledger;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of one feed.
 *
 * @param key see {@link ItemKey}
 * @param sku SKU or code as written
 * @param action what was last wanted of the channel, null when the item was never sent
 * @param hash of the payload that was last sent, null when none was or it was taken away
 * @param fields hashes of the fields of that payload, see {@link FieldHashes}
 * @param told what that payload says of the offer, see {@link Told}; null where it says nothing
 * @param listed whether the channel has the item in some version, as far as we know
 * @param bytes how long the item is in the current whole file, what stands between its rows not
 *     counted; 0 when it is not in one or nobody knows
 * @param rows how many items of the current whole file it is: 1, or one for each store; 0 when it
 *     is not in one
 * @param within key of the group that a variant goes out in, or of the parent that must go out
 *     before it; null when there is none
 * @param channelId the channel's own id, null when none is known
 * @param issues rules that it breaks, or what the channel answered last; empty when all is well
 * @param failures how often in a row the channel refused it for the same reasons
 * @param run id of the run that last sent it or found it skipped
 * @param since when it came into its state, whole seconds
 * @param look when it has to be looked at again though nobody changes it; null for never
 */
public record LedgerEntry(
    String key,
    String sku,
    EntryState state,
    @Nullable ItemAction action,
    @Nullable String hash,
    @Nullable String fields,
    @Nullable String told,
    boolean listed,
    long bytes,
    int rows,
    @Nullable String within,
    @Nullable String channelId,
    List<ItemIssue> issues,
    int failures,
    String run,
    Instant since,
    @Nullable Instant look) {
  public LedgerEntry {
    issues = List.copyOf(issues);
  }

  /** Of an item that says nothing of the offer. */
  public LedgerEntry(
      String key,
      String sku,
      EntryState state,
      @Nullable ItemAction action,
      @Nullable String hash,
      @Nullable String fields,
      boolean listed,
      long bytes,
      int rows,
      @Nullable String within,
      @Nullable String channelId,
      List<ItemIssue> issues,
      int failures,
      String run,
      Instant since,
      @Nullable Instant look) {
    this(
        key, sku, state, action, hash, fields, null, listed, bytes, rows, within, channelId, issues,
        failures, run, since, look);
  }

  /** A variant inside its group's item. */
  public static LedgerEntry inside(
      String key, String sku, String within, String run, Instant since) {
    return new LedgerEntry(
        key,
        sku,
        EntryState.INSIDE,
        null,
        null,
        null,
        null,
        false,
        0,
        0,
        within,
        null,
        List.of(),
        0,
        run,
        since,
        null);
  }

  public LedgerEntry withLook(@Nullable Instant newLook) {
    return new LedgerEntry(
        key, sku, state, action, hash, fields, told, listed, bytes, rows, within, channelId, issues,
        failures, run, since, newLook);
  }

  public LedgerEntry withWithin(@Nullable String newWithin) {
    return new LedgerEntry(
        key, sku, state, action, hash, fields, told, listed, bytes, rows, newWithin, channelId,
        issues, failures, run, since, look);
  }

  /** As one that the destination has, or has not. */
  public LedgerEntry listed(boolean newListed) {
    return new LedgerEntry(
        key, sku, state, action, hash, fields, told, newListed, bytes, rows, within, channelId,
        issues, failures, run, since, look);
  }

  /** As so many items of the whole file, so long together. */
  public LedgerEntry inFile(int newRows, long newBytes) {
    return new LedgerEntry(
        key, sku, state, action, hash, fields, told, listed, newBytes, newRows, within, channelId,
        issues, failures, run, since, look);
  }

  /** In another state; what was sent stays as it is known. */
  public LedgerEntry in(EntryState newState, List<ItemIssue> newIssues, String byRun, Instant now) {
    return new LedgerEntry(
        key,
        sku,
        newState,
        action,
        hash,
        fields,
        told,
        listed,
        bytes,
        rows,
        within,
        channelId,
        newIssues,
        failures,
        byRun,
        newState == state ? since : now,
        look);
  }
}
