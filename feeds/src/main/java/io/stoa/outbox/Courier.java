package io.stoa.outbox;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ItemTerms.Ability;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.outbox.Heard.Occasion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Speaks with the channel about one batch at a time. Stores what is about to happen before it
 * happens, and what was said before anything is done with it. For one session and one thread.
 */
final class Courier {
  private static final Duration AT_LEAST = Duration.ofSeconds(1);
  private static final int SEEN_TOGETHER = 500;

  private final ItemConnector connector;
  private final Target target;
  private final ItemTerms terms;
  private final String account;
  private final Batches batches;
  private final Settling settling;
  private final Clock clock;

  Courier(
      ItemConnector connector,
      Target target,
      ItemTerms terms,
      String account,
      Batches batches,
      Settling settling,
      Clock clock) {
    this.connector = connector;
    this.target = target;
    this.terms = terms;
    this.account = account;
    this.batches = batches;
    this.settling = settling;
    this.clock = clock;
  }

  /** Sends items of a batch that nobody has yet. */
  void send(Batch waiting, List<Parcel> wanted) throws DeliveryException {
    Batch batch = waiting.sending(wanted, new Batch.Begun(clock.instant(), account));
    ItemBatch items = items(batch);
    batches.save(batch);
    try {
      taken(batch, connector.submit(at(batch), items));
    } catch (PostponedException e) {
      batches.save(batch.waitingAgain(clock.instant().plus(e.pause())));
      throw e;
    }
  }

  /** Sends a batch that the channel may have already. */
  boolean sendAgain(Batch batch) throws DeliveryException {
    taken(batch, connector.submitAgain(at(batch), items(batch)));
    return true;
  }

  private ItemBatch items(Batch batch) {
    Map<String, JsonNode> payloads = batches.payloads(batch).bySku();
    List<BatchItem> items = new ArrayList<>();
    for (Parcel item : batch.items()) {
      JsonNode payload = item.deletes() ? null : Objects.requireNonNull(payloads.get(item.sku()));
      items.add(new BatchItem(item.sku(), item.action(), payload, item.channelId()));
    }
    return new ItemBatch(batch.key(), items);
  }

  private void taken(Batch batch, Submission submission) {
    Ticket ticket = submission.ticket();
    Heard heard = new Heard(Occasion.TAKEN, submission.answers());
    Phase next = ticket == null ? Phase.WATCHING : Phase.ASKING;
    hear(batch.heard(next, ticket, heard, clock.instant().plus(submission.askAfter())));
  }

  /** Asks what became of a batch. */
  boolean ask(Batch batch) throws DeliveryException {
    Ticket ticket = new Ticket(Objects.requireNonNull(batch.ticket()));
    List<ItemRef> items = batch.items().stream().map(Parcel::ref).toList();
    try {
      Polled polled = connector.poll(at(batch), ticket, items);
      if (polled instanceof Polled.Done done) {
        report(batch, new Heard(Occasion.REPORTED, done.answers()));
      } else {
        stillPending(batch, ((Polled.Pending) polled).askAfter());
      }
    } catch (DeliveryException e) {
      if (e.code() != ConnectorError.REPORT_LOST || e.retryable()) {
        throw e;
      }
      report(batch, new Heard(Occasion.LOST, List.of()));
    }
    return true;
  }

  private void stillPending(Batch batch, Duration askAfter) {
    Instant now = clock.instant();
    Instant deadline = batch.begunOr(now).plus(terms.patience());
    if (now.isBefore(deadline)) {
      Instant next = now.plus(askAfter.compareTo(AT_LEAST) < 0 ? AT_LEAST : askAfter);
      batches.save(batch.later(next.isAfter(deadline) ? deadline : next, null));
    } else {
      report(batch, new Heard(Occasion.SILENCE, List.of()));
    }
  }

  private void report(Batch batch, Heard heard) {
    hear(batch.heard(Phase.WATCHING, null, heard, clock.instant()));
  }

  /** Looks at some listings of a batch that the channel has not decided wholly. */
  boolean look(Batch batch) throws DeliveryException {
    if (!terms.can(Ability.READ_BACK)) {
      batches.remove(batch);
      return true;
    }
    List<Parcel> unseen = batch.items().subList(0, batch.items().size() - batch.looked());
    List<ItemAnswer> seen = new ArrayList<>();
    int asked = 0;
    try {
      while (asked < unseen.size() && asked < SEEN_TOGETHER) {
        int until = Math.min(asked + terms.readBackItems(), unseen.size());
        List<ItemRef> some = unseen.subList(asked, until).stream().map(Parcel::ref).toList();
        seen.addAll(connector.readBack(at(batch), some));
        asked = until;
      }
    } finally {
      if (asked > 0) {
        // What was seen counts, even when the channel wants a pause now.
        hear(batch.seen(new Heard(Occasion.SEEN, seen), asked));
      }
    }
    return true;
  }

  private void hear(Batch batch) {
    batches.save(batch);
    settling.settle(batch);
  }

  private Target at(Batch batch) {
    return target.in(batch.run());
  }
}
