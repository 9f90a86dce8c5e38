package io.stoa.outbox;

import io.stoa.connector.ItemTerms;
import io.stoa.connector.ItemTerms.Ability;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.Ledgers;
import io.stoa.outbox.Heard.Occasion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings what was heard of batches into the feed's ledger. For one session and one thread. */
final class Settling {
  private static final Duration UNTIL_SECOND_TRY = Duration.ofHours(1);
  private static final Duration UNTIL_THIRD_TRY = Duration.ofHours(6);
  private static final Duration UNTIL_POSTPONED = Duration.ofHours(1);
  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
  private static final Duration RARELY = Duration.ofHours(6);

  /** How long listings are looked at; what buyers do not see then is left to a person. */
  private static final Duration WATCHED = Duration.ofDays(7);

  private final Batches batches;
  private final Ledgers ledgers;
  private final ItemTerms terms;
  private final Clock clock;
  private Ledgers.Opened opened;

  Settling(Batches batches, Ledgers ledgers, String feed, ItemTerms terms, Clock clock) {
    this.batches = batches;
    this.ledgers = ledgers;
    this.terms = terms;
    this.clock = clock;
    this.opened = ledgers.open(feed);
  }

  /** The ledger as it is now. */
  Ledgers.Opened ledger() {
    return opened;
  }

  void tell(Map<String, ItemNews> news) {
    opened = LedgerNews.merge(ledgers, opened, news, clock.instant());
  }

  /**
   * Brings what the batch has heard into the ledger. When the process dies within, doing it again
   * comes to the same: parts that are split off have the same names.
   */
  void settle(Batch batch) {
    Heard heard = batch.heard();
    if (heard == null) {
      return;
    }
    Instant now = clock.instant();
    Verdicts verdicts = Verdicts.of(batch, heard, readable(), terms.patience(), now);
    tell(verdicts.news);
    int parts = splitTries(batch, verdicts.again, now);
    parts = split(batch, parts, Phase.WAITING, verdicts.postponed, now.plus(UNTIL_POSTPONED));
    parts = split(batch, parts, Phase.PARKED, verdicts.parked, now);
    if (heard.how() == Occasion.SEEN) {
      keepWatching(batch, verdicts.left, parts);
    } else {
      keep(batch, verdicts.left, parts);
    }
  }

  private boolean readable() {
    return terms.can(Ability.READ_BACK);
  }

  private int splitTries(Batch batch, List<Parcel> again, Instant now) {
    Map<Integer, List<Parcel>> byTries = new HashMap<>();
    again.forEach(
        item -> byTries.computeIfAbsent(item.tries(), tries -> new ArrayList<>()).add(item));
    int parts = batch.parts();
    for (int tries = 1; tries < Verdicts.MOST_TRIES; tries++) {
      Duration pause = tries == 1 ? UNTIL_SECOND_TRY : UNTIL_THIRD_TRY;
      List<Parcel> items = byTries.getOrDefault(tries, List.of());
      parts = split(batch, parts, Phase.WAITING, items, now.plus(pause));
    }
    return parts;
  }

  /**
   * Puts items into a batch of their own.
   *
   * @return how many parts the batch has now
   */
  int split(Batch batch, int parts, Phase phase, List<Parcel> items, Instant due) {
    if (items.isEmpty()) {
      return parts;
    }
    Batch part = Batch.of(batch.partId(parts), batch.feed(), batch.run(), phase, items, due);
    batches.add(part, batches.payloads(batch).of(items));
    return parts + 1;
  }

  private void keep(Batch batch, List<Parcel> left, int parts) {
    boolean asking = batch.ticket() != null;
    List<Parcel> open = left.stream().filter(Parcel::open).toList();
    if (open.isEmpty() || !(asking || readable())) {
      batches.remove(batch);
    } else {
      // A batch is asked for with all its items, in their order.
      batches.save(batch.settled(asking ? left : open, 0, parts));
    }
  }

  private void keepWatching(Batch batch, List<Parcel> left, int parts) {
    int unseen = left.size() - batch.looked();
    List<Parcel> open = left.stream().filter(Parcel::open).toList();
    long unseenOpen = left.subList(0, unseen).stream().filter(Parcel::open).count();
    Instant now = clock.instant();
    if (open.isEmpty()) {
      batches.remove(batch);
    } else if (unseenOpen > 0) {
      batches.save(batch.settled(open, open.size() - (int) unseenOpen, parts));
    } else if (now.isBefore(batch.begunOr(now).plus(WATCHED))) {
      batches.save(batch.settled(open, 0, parts).later(nextLook(batch, now), null));
    } else {
      giveUp(batch, open);
    }
  }

  /** Ever more rarely, and once when the time is up. */
  private Instant nextLook(Batch batch, Instant now) {
    Duration pause = FIRST_LOOK.multipliedBy(1L << Math.min(batch.attempts(), 10));
    Instant next = now.plus(pause.compareTo(RARELY) > 0 ? RARELY : pause);
    Instant deadline = batch.begunOr(now).plus(terms.patience());
    return now.isBefore(deadline) && next.isAfter(deadline) ? deadline : next;
  }

  private void giveUp(Batch batch, List<Parcel> open) {
    Map<String, ItemNews> news = new HashMap<>();
    for (Parcel item : open) {
      EntryState state = item.said() == null ? EntryState.SUBMITTED : EntryState.ACCEPTED;
      ItemNews.add(
          news,
          item.key(),
          new ItemNews(
              batch.run(),
              item.hash(),
              state,
              null,
              item.channelId(),
              List.of(OwnIssues.notLiveYet(WATCHED.toDays())),
              item.tries()));
    }
    tell(news);
    batches.remove(batch);
  }
}
