package io.stoa.outbox;

import io.stoa.connector.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Items on their way together. Stored as a document; the payloads lie beside it.
 *
 * @param id {@code feed/run/number}; in the order in which batches are sent
 * @param run the feed run that rendered the items
 * @param key idempotency key
 * @param items in the order in which they are sent; while listings are looked at, those seen in
 *     this round are last
 * @param ticket to ask the channel with, null when there is none
 * @param heard what is not in the ledger yet, null when all is
 * @param begun its sending, null before
 * @param due when it is to be gone on with
 * @param attempts how often the present phase was tried
 * @param looked how many items were seen in this round of looking at listings
 * @param parts how many batches were split off
 * @param trouble what hinders it, for people; null when nothing does
 */
record Batch(
    String id,
    String feed,
    String run,
    String key,
    Phase phase,
    List<Parcel> items,
    @Nullable String ticket,
    @Nullable Heard heard,
    @Nullable Begun begun,
    Instant due,
    int attempts,
    int looked,
    int parts,
    @Nullable String trouble) {
  Batch {
    items = List.copyOf(items);
  }

  /**
   * The first attempt to send it.
   *
   * @param account to which it went; at another one nobody knows it
   */
  record Begun(Instant at, String account) {}

  /** A new one that nobody has yet. */
  static Batch of(
      String id, String feed, String run, Phase phase, List<Parcel> items, Instant due) {
    String key = UUID.randomUUID().toString();
    return new Batch(id, feed, run, key, phase, items, null, null, null, due, 0, 0, 0, null);
  }

  /** About to be sent with these items. */
  Batch sending(List<Parcel> wanted, Begun now) {
    return new Batch(
        id, feed, run, key, Phase.SENDING, wanted, null, null, now, now.at(), 0, 0, parts, null);
  }

  /** It was not sent after all. */
  Batch waitingAgain(Instant newDue) {
    return new Batch(
        id, feed, run, key, Phase.WAITING, items, null, null, null, newDue, 0, 0, parts, null);
  }

  /** Something was heard, and the batch comes into another phase. */
  Batch heard(Phase next, @Nullable Ticket newTicket, Heard news, Instant newDue) {
    String text = newTicket == null ? null : newTicket.text();
    return new Batch(id, feed, run, key, next, items, text, news, begun, newDue, 0, 0, parts, null);
  }

  /** Some listings were seen: those of the first items. */
  Batch seen(Heard news, int count) {
    List<Parcel> turned = new ArrayList<>(items.subList(count, items.size()));
    turned.addAll(items.subList(0, count));
    return new Batch(
        id,
        feed,
        run,
        key,
        phase,
        turned,
        null,
        news,
        begun,
        due,
        attempts,
        looked + count,
        parts,
        null);
  }

  /** What was heard is in the ledger; these items are left. */
  Batch settled(List<Parcel> left, int leftSeen, int newParts) {
    return new Batch(
        id, feed, run, key, phase, left, ticket, null, begun, due, attempts, leftSeen, newParts,
        trouble);
  }

  /** Tried without coming further. */
  Batch later(Instant newDue, @Nullable String newTrouble) {
    return new Batch(
        id,
        feed,
        run,
        key,
        phase,
        items,
        ticket,
        heard,
        begun,
        newDue,
        attempts + 1,
        0,
        parts,
        newTrouble);
  }

  /** With other items, before it is sent. */
  Batch with(List<Parcel> others, int newParts) {
    return new Batch(
        id, feed, run, key, phase, others, ticket, heard, begun, due, attempts, looked, newParts,
        trouble);
  }

  /** The name of a batch that is split off; sorts behind this one and before the next. */
  String partId(int part) {
    return id + "." + String.format(Locale.ROOT, "%03d", part);
  }

  /** When its sending began, or now when it has not. */
  Instant begunOr(Instant now) {
    return begun == null ? now : begun.at();
  }
}
