package io.stoa.outbox;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ItemTerms.Ability;
import io.stoa.connector.Target;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.ledger.Ledgers;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares what channels say that they have with what ledgers say. Whoever calls it holds the feed.
 * Thread-safe for different feeds.
 */
public final class Reconcile {
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_reconciles");

  private final DocumentCollection documents;
  private final Batches batches;
  private final Ledgers ledgers;
  private final Sharing sharing;
  private final SendItems items;
  private final Clock clock;

  public Reconcile(
      DocumentStore store, Ledgers ledgers, Sharing sharing, SendItems items, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.batches = new Batches(store);
    this.ledgers = ledgers;
    this.sharing = sharing;
    this.items = items;
    this.clock = clock;
  }

  /**
   * Goes on with what is under way, then compares and heals; what is to be sent again is left to
   * the feed's next run.
   *
   * @param target secrets in clear
   * @throws StoaException {@code INVALID} when the channel cannot list what it has, {@code
   *     SHUTTING_DOWN} when it has not ended because of {@link SendItems#stop()}
   */
  public Reconciled run(ItemConnector connector, Target target) {
    ItemTerms terms = connector.terms(target);
    if (!terms.can(Ability.LIST)) {
      throw StoaException.invalid(
          List.of(
              Violation.of(
                  "connector", "cannot_list", "This channel cannot list all that it has.")));
    }
    items.carryOn(connector, target, true);
    Settling settling = new Settling(batches, ledgers, target.feed(), terms, clock);
    Reconciling reconciling =
        new Reconciling(
            connector,
            target,
            terms,
            batches,
            ledgers,
            settling,
            sharing.feedsOf(connector, target).stream()
                .filter(other -> !other.equals(target.feed()))
                .toList(),
            items::requireGoingOn,
            clock);
    Reconciled reconciled = reconciling.run();
    items.requireGoingOn();
    items.carryOn(connector, target, false);
    save(reconciled);
    return reconciled;
  }

  /** Notes that nothing came of comparing, and why. */
  void failed(String feed, String why) {
    save(Reconciled.failed(feed, clock.instant(), why));
  }

  private void save(Reconciled reconciled) {
    documents.put(Write.replace(reconciled.feed(), Write.ANY, JsonBody.of(Json.write(reconciled))));
  }

  /** Forgets what came of the feed's last comparison. */
  public void forget(String feed) {
    if (documents.get(feed).isPresent()) {
      documents.put(Write.delete(feed, Write.ANY));
    }
  }

  /** What came of the feed's last comparison. */
  public Optional<Reconciled> last(String feed) {
    return documents.get(feed).map(Reconcile::read);
  }

  private static Reconciled read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Reconciled.class);
  }
}
