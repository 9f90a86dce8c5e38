package io.stoa.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Moody;
import io.stoa.connector.Stall;
import io.stoa.connector.StallConnector;
import io.stoa.connector.Target;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.requirement.Deletion;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ReconcileTest {
  private static final String FEED = "stall";

  @TempDir Path folder;
  private SqliteDocumentStore store;
  private final HandClock clock = new HandClock();
  private final Stall stall = new Stall().atOnce();
  private final StallConnector connector = new StallConnector(stall, Deletion.EXPLICIT, 10);
  private Shipping shipping;
  private Reconcile reconcile;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("s.db"));
    shipping = new Shipping(store, clock);
    reconcile =
        new Reconcile(
            store,
            shipping.ledgers,
            (connected, target) -> Set.of(FEED, "other"),
            shipping.items,
            clock);
    Map<String, @Nullable String> wanted = new LinkedHashMap<>();
    List.of("A", "B", "C").forEach(sku -> wanted.put(sku, "shirt"));
    shipping.run(connector, FEED, "run1", wanted);
    shipping.go(connector, FEED);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Reconciled reconcile() {
    return reconcile.run(connector, Shipping.target(FEED));
  }

  /** Somebody puts an item on the stall by hand. */
  private void put(String sku) throws DeliveryException {
    BatchItem item =
        new BatchItem(
            sku, ItemAction.CREATE, Json.MAPPER.createObjectNode().put("title", "by hand"), null);
    connector.submit(
        Shipping.target(FEED), new ItemBatch(UUID.randomUUID().toString(), List.of(item)));
  }

  @Test
  void nothingIsHealedWhereAllAgree() {
    Reconciled all = reconcile();
    assertThat(all.listed()).isEqualTo(3);
    assertThat(all.wantsRun()).isFalse();
    assertThat(all.foreign().count() + all.corrected().count() + all.returned().count()).isZero();
    assertThat(reconcile.last(FEED)).contains(all);
  }

  @Test
  void whatTheChannelHasLostIsToBeSentAgainAtOnce() {
    stall.remove("B");
    Reconciled healed = reconcile();
    assertThat(healed.gone().skus()).containsExactly("B");
    assertThat(healed.wantsRun()).isTrue();
    LedgerEntry entry = shipping.entry(FEED, "B");
    assertThat(entry.hash()).isNull();
    assertThat(entry.listed()).isFalse();
    assertThat(entry.look()).isEqualTo(clock.instant());
    assertThat(shipping.codes(FEED, "B")).containsExactly(OwnIssues.GONE_AT_CHANNEL);
  }

  @Test
  void whatWasTakenAwayAndIsBackIsTakenAwayAgainButWhatIsForeignIsLeftAlone() throws Exception {
    Map<String, @Nullable String> gone = new LinkedHashMap<>();
    gone.put("A", null);
    shipping.run(connector, FEED, "run2", gone);
    shipping.go(connector, FEED);
    put("A");
    put("foreign");
    Reconciled healed = reconcile();
    assertThat(healed.returned().skus()).containsExactly("A");
    assertThat(healed.foreign().skus()).containsExactly("foreign");
    assertThat(stall.live()).containsExactly("B", "C", "foreign");
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.DELETED);
  }

  @Test
  void whatAnotherFeedSendsToTheAccountIsNotForeign() {
    shipping.run(connector, "other", "run1", Map.of("D", "shirt"));
    shipping.go(connector, "other");
    Reconciled healed = reconcile();
    assertThat(healed.ofOthers().skus()).containsExactly("D");
    assertThat(healed.foreign().count()).isZero();
  }

  @Test
  void whatIsOnItsWayIsNotTakenForLost() {
    stall.remove("B");
    shipping.run(connector, FEED, "run2", Map.of("B", "blue shirt"));
    stall.refuse(5);
    Reconciled healed = reconcile();
    assertThat(healed.gone().count()).isZero();
    clock.pass(Duration.ofMinutes(5));
    stall.refuse(0);
    shipping.go(connector, FEED);
    assertThat(stall.live()).containsExactly("A", "B", "C");
  }

  @Test
  void whatWasToBeSentAndIsInNoBatchIsToBeSentAgain() {
    shipping.run(connector, FEED, "run2", Map.of("D", "shirt"));
    new Batches(store).drop(FEED);
    Reconciled healed = reconcile();
    assertThat(healed.unsent().skus()).containsExactly("D");
    assertThat(shipping.entry(FEED, "D").look()).isEqualTo(clock.instant());
  }

  @Test
  void aListThatBreaksOffTakesNothingForLost() {
    stall.remove("B");
    Moody broken =
        new Moody(connector) {
          @Override
          public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
            if (cursor != null) {
              throw DeliveryException.passing(
                  ConnectorError.DESTINATION_UNREACHABLE, "The connection broke.", null);
            }
            return new ListedPage(super.list(target, null).items(), "2");
          }
        };
    Reconciled healed = reconcile.run(broken, Shipping.target(FEED));
    assertThat(healed.trouble()).contains("broke");
    assertThat(healed.gone().count()).isZero();
    assertThat(shipping.state(FEED, "B")).isEqualTo(EntryState.LIVE);
  }

  @Test
  void aChannelThatCannotListSaysSo() {
    Moody mute =
        new Moody(connector) {
          @Override
          public ItemTerms terms(Target target) {
            ItemTerms terms = super.terms(target);
            return new ItemTerms(
                terms.deletion(),
                terms.batchItems(),
                terms.batchBytes(),
                terms.readBackItems(),
                terms.patience(),
                Set.of());
          }
        };
    assertThatThrownBy(() -> reconcile.run(mute, Shipping.target(FEED)))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("cannot list");
  }
}
