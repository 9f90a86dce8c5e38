package io.stoa.outbox;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.ledger.EntryState;
import io.stoa.outbox.Heard.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's words mean for the items of a batch: news for the ledger, what is still open,
 * and what is tried again. For one batch and one thread.
 */
final class Verdicts {
  /** An item that was refused so often for one reason is parked. */
  static final int MOST_TRIES = 3;

  private final Batch batch;
  private final Heard heard;
  private final boolean readable;
  private final boolean timeIsUp;
  private final Map<String, ItemAnswer> answers = new HashMap<>();

  final Map<String, ItemNews> news = new HashMap<>();
  final List<Parcel> left = new ArrayList<>();
  final List<Parcel> again = new ArrayList<>();
  final List<Parcel> postponed = new ArrayList<>();
  final List<Parcel> parked = new ArrayList<>();

  private Verdicts(Batch batch, Heard heard, boolean readable, boolean timeIsUp) {
    this.batch = batch;
    this.heard = heard;
    this.readable = readable;
    this.timeIsUp = timeIsUp;
    heard.answers().forEach(answer -> answers.put(answer.sku(), answer));
  }

  /**
   * @param readable whether the channel's listings can be looked at
   * @param patience how long after its sending the channel may take
   */
  static Verdicts of(Batch batch, Heard heard, boolean readable, Duration patience, Instant now) {
    boolean timeIsUp = !now.isBefore(batch.begunOr(now).plus(patience));
    Verdicts verdicts = new Verdicts(batch, heard, readable, timeIsUp);
    batch.items().forEach(verdicts::judge);
    return verdicts;
  }

  private void judge(Parcel item) {
    if (!item.open()) {
      // Stays until the batch is done: it is asked for with all its items.
      left.add(item);
      return;
    }
    ItemAnswer answer = answers.get(item.sku());
    if (answer == null) {
      silent(item);
    } else {
      answered(item.withChannelId(answer.channelId()), answer);
    }
  }

  private void silent(Parcel item) {
    switch (heard.how()) {
      case TAKEN, REPORTED -> {
        if (item.said() == null) {
          tell(item, EntryState.SUBMITTED, true, null);
        }
        left.add(item);
      }
      case SEEN, UNSENDABLE -> left.add(item);
      case SILENCE, LOST -> {
        if (readable) {
          left.add(item);
        } else if (item.said() == null) {
          ItemIssue issue =
              heard.how() == Occasion.LOST ? OwnIssues.reportLost() : OwnIssues.unanswered();
          tell(item, EntryState.SUBMITTED, null, List.of(issue));
        }
      }
    }
  }

  private void answered(Parcel item, ItemAnswer answer) {
    switch (answer.state()) {
      case ACCEPTED -> accepted(item, answer);
      case LIVE -> {
        if (item.deletes()) {
          stillThere(item);
        } else {
          tell(item, EntryState.LIVE, true, answer.issues());
          done(item, ItemState.LIVE);
        }
      }
      case REJECTED -> failed(item, answer.issues(), item.action() != ItemAction.CREATE);
      case DELETED, MISSING -> absent(item, answer);
      case POSTPONED -> {
        tell(item, EntryState.PENDING, null, answer.issues());
        postponed.add(item.again(item.tries(), item.reason()));
        done(item, ItemState.POSTPONED);
      }
    }
  }

  private void accepted(Parcel item, ItemAnswer answer) {
    if (!item.deletes()) {
      tell(item, EntryState.ACCEPTED, true, answer.issues());
      left.add(item.said(ItemState.ACCEPTED, answer.channelId()));
    } else if (heard.how() == Occasion.SEEN) {
      stillThere(item);
    } else if (readable) {
      tell(item, EntryState.SUBMITTED, null, answer.issues());
      left.add(item.said(ItemState.ACCEPTED, answer.channelId()));
    } else {
      deleted(item);
    }
  }

  /** The channel has what was to be taken away; it may need time. */
  private void stillThere(Parcel item) {
    if (timeIsUp) {
      failed(item, List.of(OwnIssues.stillThere()), true);
    } else {
      left.add(item);
    }
  }

  /** The channel does not have it. */
  private void absent(Parcel item, ItemAnswer answer) {
    if (item.deletes()) {
      deleted(item);
    } else if (answer.state() == ItemState.MISSING && !timeIsUp) {
      // Listings appear some time after they were taken.
      left.add(item);
    } else {
      List<ItemIssue> issues = new ArrayList<>(answer.issues());
      issues.add(item.said() == null ? OwnIssues.neverArrived() : OwnIssues.silentlyDropped());
      failed(item, issues, false);
    }
  }

  private void deleted(Parcel item) {
    tell(item, EntryState.DELETED, false, List.of());
    done(item, ItemState.DELETED);
  }

  private void failed(Parcel item, List<ItemIssue> issues, boolean listed) {
    String reason = reason(issues);
    int tries = reason.equals(item.reason()) ? item.tries() + 1 : 1;
    boolean enough = tries >= MOST_TRIES;
    boolean hopeless = heard.how() == Occasion.UNSENDABLE;
    EntryState state = enough ? EntryState.PARKED : EntryState.REJECTED;
    ItemNews.add(
        news,
        item.key(),
        new ItemNews(batch.run(), item.hash(), state, listed, item.channelId(), issues, tries));
    if (!hopeless) {
      (enough ? parked : again).add(item.again(tries, reason));
    }
    done(item, ItemState.REJECTED);
  }

  /** Two failures with the same text here are for the same reason. */
  private static String reason(List<ItemIssue> issues) {
    return issues.stream()
        .filter(ItemIssue::isError)
        .map(issue -> issue.code() + "@" + issue.attribute())
        .distinct()
        .sorted()
        .limit(20)
        .collect(Collectors.joining(" "));
  }

  private void done(Parcel item, ItemState state) {
    left.add(item.said(state, null));
  }

  private void tell(
      Parcel item, EntryState state, @Nullable Boolean listed, @Nullable List<ItemIssue> issues) {
    int failures = state == EntryState.LIVE || state == EntryState.DELETED ? 0 : item.tries();
    ItemNews.add(
        news,
        item.key(),
        new ItemNews(batch.run(), item.hash(), state, listed, item.channelId(), issues, failures));
  }
}
