package io.stoa.connector;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks a channel's own interface: sends items in batches, hears what became of each, and looks at
 * the listings themselves. Thread-safe, holds no settings and no state: what has to outlive a call
 * is in the {@link Ticket}, which the run stores.
 *
 * <p>How a run uses it. A batch is stored before it is sent. {@link #submit} is called once for it;
 * when that call ended without an answer that was stored (the process died, the connection broke),
 * only {@link #submitAgain} is called for it from then on. Answers that come at once are settled in
 * the ledger; a ticket is polled, by this run or a later one, until it is {@link Polled.Done} or
 * the deadline of the feed has passed. Items that are accepted are read back until they are live or
 * rejected. So three things are kept apart that channels like to mix up: received ({@code
 * SUBMITTED}), accepted, and live.
 *
 * <p>What throttles calls, retries within a call and signs requests is the connector's own; a call
 * may wait for some seconds, but for longer it throws {@link PostponedException} so that the run
 * can end and a later one goes on.
 */
public non-sealed interface ItemConnector extends Connector {
  /**
   * Names the account whose listings these are, marketplace or catalogue included: within one
   * account a SKU stands for one listing, so that only one feed may write it at a time. By default
   * all that tells destinations of this connector apart in their settings. Cheap; no call to the
   * channel.
   *
   * @param target secrets may be sealed
   * @return holds no secret; equal for feeds that write the same listings
   */
  default String account(Target target) {
    return description().settings().stream()
        .filter(setting -> setting.kind() == ConnectorDescription.Kind.TEXT)
        .map(setting -> target.settings().getOrDefault(setting.name(), setting.fallback()))
        .map(value -> value == null ? "" : value.strip())
        .collect(Collectors.joining("\n", description().code() + "\n", ""));
  }

  /** The terms on which the channel takes items. Cheap; no call to the channel. */
  ItemTerms terms(Target target);

  /**
   * Sends one batch that was never sent before.
   *
   * @param batch within the limits of {@link #terms}; each SKU at most once
   * @return answers for the items that the channel decided at once, and a ticket when others are to
   *     be asked for later; every item is in one of the two. With neither, all items stay submitted
   *     until they are read back
   * @throws PostponedException when nothing was sent, because a quota is used up
   * @throws DeliveryException when the batch as a whole was not taken, or nobody knows
   */
  Submission submit(Target target, ItemBatch batch) throws DeliveryException;

  /**
   * As {@link #submit} for a batch that may have arrived already: the outcome is as if it had been
   * sent once. A channel that honours idempotency keys is sent the same again; of any other the
   * connector first finds out whether the batch is there, by its key, its listings or its list of
   * submissions.
   */
  Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException;

  /**
   * Asks what became of a batch. Asking again after it is done gives the same answers as long as
   * the channel keeps them. By default there are no tickets, because all is answered at once.
   *
   * @param items of the batch, in the order in which they were submitted
   * @throws DeliveryException lasting, {@code REPORT_LOST}, when the channel knows the ticket no
   *     more or failed as a whole: the items are then read back
   */
  default Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    return new Polled.Done(List.of());
  }

  /**
   * Looks at the listings themselves.
   *
   * @param items at most {@link ItemTerms#readBackItems}
   * @return an answer for each item; {@link ItemState#MISSING} for what the channel does not have,
   *     {@link ItemState#ACCEPTED} for what it has and still works on
   * @throws UnsupportedOperationException unless {@link ItemTerms.Ability#READ_BACK}
   */
  List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException;

  /**
   * The channel's own list of what it has from this account, a page at a time, for reconciling.
   *
   * @param cursor {@link ListedPage#next} of the page before, null for the first
   * @throws UnsupportedOperationException unless {@link ItemTerms.Ability#LIST}
   */
  ListedPage list(Target target, @Nullable String cursor) throws DeliveryException;
}
