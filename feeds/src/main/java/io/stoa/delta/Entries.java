package io.stoa.delta;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.digest.Sha256;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.FieldHashes;
import io.stoa.ledger.LedgerEntry;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the entries that a run leaves in the ledger. For one run and one thread. */
final class Entries {
  /** So many rules of one item are kept; the report has all of them. */
  private static final int MOST_ISSUES = 8;

  private static final int HASH_BYTES = 16;

  /** How long an entry stays to say that an item was taken away. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final ItemIssue STAYS =
      new ItemIssue(
          null,
          "stays",
          Severity.WARNING,
          "The feed does not show it any more, but the destination cannot be told: remove it there.",
          null);

  private final String run;
  private final Instant now;
  private final FieldHashes hashes;
  private final @Nullable String key;
  private final MessageDigest digest = Sha256.begin();

  /**
   * @param key the field by which the destination knows an item; null where its SKU does
   */
  Entries(String run, Instant now, FieldHashes hashes, @Nullable String key) {
    this.key = key;
    this.run = run;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.hashes = hashes;
  }

  FieldHashes hashes() {
    return hashes;
  }

  String hash(News.Ready ready) {
    ready.rendered().forEach(digest::update);
    byte[] hash = Arrays.copyOf(digest.digest(), HASH_BYTES);
    return Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  LedgerEntry sent(
      String key,
      News.Ready ready,
      @Nullable LedgerEntry old,
      ItemAction action,
      EntryState state,
      boolean listed,
      String hash) {
    return new LedgerEntry(
        key,
        ready.sku(),
        state,
        action,
        hash,
        hashes.pack(ready.fields()),
        ready.told(),
        listed,
        0,
        0,
        ready.within(),
        known(ready, old),
        List.of(),
        0,
        run,
        now,
        ready.look());
  }

  /** By what the channel knows the item. */
  private @Nullable String known(News.Ready ready, @Nullable LedgerEntry old) {
    Object value = key == null ? null : ready.items().get(0).values().get(key);
    return value != null ? value.toString() : old == null ? null : old.channelId();
  }

  /** Is not at the destination and, for now, not meant to get there. */
  LedgerEntry absent(
      String key,
      String sku,
      @Nullable LedgerEntry old,
      EntryState state,
      List<ItemIssue> issues,
      @Nullable Instant look) {
    List<ItemIssue> few = few(issues);
    boolean same = old != null && old.state() == state && !old.listed();
    if (old != null && same && old.issues().equals(few)) {
      return old.withLook(look);
    }
    return new LedgerEntry(
        key,
        sku,
        state,
        null,
        null,
        null,
        false,
        0,
        0,
        null,
        old == null ? null : old.channelId(),
        few,
        0,
        run,
        same && old != null ? old.since() : now,
        look);
  }

  /** Stays at the destination as it is there, though it would not go out now. */
  LedgerEntry left(LedgerEntry old, List<ItemIssue> issues, @Nullable Instant look) {
    List<ItemIssue> few = few(issues);
    boolean same = old.state() == EntryState.SKIPPED && old.issues().equals(few);
    LedgerEntry left = same ? old : old.in(EntryState.SKIPPED, few, run, now);
    return left.inFile(0, 0).withLook(look);
  }

  /** Stays at a destination that cannot be told that it is to go. */
  LedgerEntry stays(LedgerEntry old, @Nullable Instant look) {
    LedgerEntry stays = stays(old) ? old : old.in(EntryState.SUBMITTED, List.of(STAYS), run, now);
    return stays.inFile(0, 0).withLook(look);
  }

  static boolean stays(LedgerEntry entry) {
    return entry.issues().contains(STAYS);
  }

  private static List<ItemIssue> few(List<ItemIssue> issues) {
    return issues.size() <= MOST_ISSUES ? issues : issues.subList(0, MOST_ISSUES);
  }

  /** Taken away, or, pending, to be taken away. */
  LedgerEntry deleted(LedgerEntry old, EntryState state, @Nullable Instant look) {
    return new LedgerEntry(
        old.key(),
        old.sku(),
        state,
        ItemAction.DELETE,
        null,
        null,
        state == EntryState.PENDING,
        0,
        0,
        old.within(),
        old.channelId(),
        List.of(),
        0,
        run,
        now,
        look);
  }

  /** The entry without news of one that is not there any more; null when it has said so long. */
  @Nullable LedgerEntry past(LedgerEntry old) {
    boolean remembered =
        old.state() == EntryState.DELETED && old.since().plus(REMEMBERED).isAfter(now);
    return remembered ? old.withLook(null) : null;
  }

  LedgerEntry inside(String key, News.Inside news, @Nullable LedgerEntry old) {
    boolean same =
        old != null
            && old.state() == EntryState.INSIDE
            && news.within().equals(old.within())
            && news.sku().equals(old.sku());
    return old != null && same ? old : LedgerEntry.inside(key, news.sku(), news.within(), run, now);
  }

  static List<ItemIssue> withheld(News.Withheld news) {
    return List.of(new ItemIssue(null, "withheld", Severity.INFO, news.reason(), null));
  }
}
