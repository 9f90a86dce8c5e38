package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connector.FileReport;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.error.Violation;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.mapping.Shirt;
import io.stoa.outbox.ItemFeeds;
import io.stoa.outbox.OwnIssues;
import io.stoa.outbox.Progress;
import io.stoa.requirement.RequirementSets;
import io.stoa.search.Filter;
import io.stoa.secret.SecretBox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a destination says of a file some time after its delivery stands on the items. */
class FileReportTest {
  private static final ItemIssue BAD_PRICE = ItemIssue.error("price", "bad_price", "No price.");
  private static final ItemIssue NO_BRAND =
      new ItemIssue("brand", "no_brand", ItemIssue.Severity.WARNING, "No brand.", null);

  @TempDir Path folder;
  private final Counter counter = new Counter();
  private Workshop shop;
  private ItemFeeds itemFeeds;

  /** A destination whose clerk looks at files later. */
  private static final class Counter implements FileConnector, FileReporting {
    private final List<String> asked = new ArrayList<>();
    private FileReport answer = new FileReport.Pending(Duration.ofMinutes(1));
    private final Map<String, ItemAnswer> shelf = new HashMap<>();
    private int files;

    @Override
    public ConnectorDescription description() {
      return new ConnectorDescription("counter", "Counter", "A clerk.", List.of());
    }

    @Override
    public List<Violation> check(Map<String, String> settings) {
      return List.of();
    }

    @Override
    public List<Violation> tryOut(Map<String, String> settings) {
      return List.of();
    }

    @Override
    public DeliveryReceipt deliver(Delivery delivery) {
      return new DeliveryReceipt("counter", 1, new Ticket("file-" + ++files));
    }

    @Override
    public Duration patience() {
      return Duration.ofHours(6);
    }

    @Override
    public FileReport report(Target target, Ticket ticket) {
      asked.add(ticket.text());
      return answer;
    }

    @Override
    public List<ItemAnswer> standing(Target target, List<ItemRef> items) {
      return shelf.isEmpty()
          ? List.of()
          : items.stream()
              .map(ItemRef::sku)
              .map(sku -> shelf.getOrDefault(sku, ItemAnswer.of(sku, ItemState.MISSING)))
              .toList();
    }
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder, List.of(counter));
    ConnectorRegistry connectors = new ConnectorRegistry(List.of(counter));
    DestinationSecrets secrets =
        new DestinationSecrets(connectors, SecretBox.open(shop.data, Map.of()));
    FeedAddresses targets = new FeedAddresses(RequirementSets.builtIn(), secrets);
    itemFeeds = new ItemFeeds(shop.feeds, targets, connectors, shop.running, shop.items);
    shop.put(Shirt.of("A"));
    shop.put(Shirt.of("B"));
    shop.put(Shirt.of("C"));
    shop.save(
        Feed.named("test")
            .label("Test")
            .selection(Filter.ALL)
            .requirementSet("meta-catalog")
            .view(new Feed.View("web", "en_US", "USD", "https://shop.example", Map.of()))
            .format("csv")
            .fileName("items.csv")
            .destination(new Feed.Destination("counter", Map.of()))
            .build());
    shop.run();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private LedgerEntry entry(String sku) {
    return shop.ledgers.find(shop.ledgers.head("test"), ItemKey.ofProduct(sku)).orElseThrow();
  }

  private Progress after(Duration pause) {
    Instant now = shop.time.standing().instant();
    shop.time.set(now.plus(pause));
    return itemFeeds.carryOn("test");
  }

  @Test
  void itemsThatAReportNamesAreRejectedAndAllOthersAccepted() {
    assertThat(entry("A").state()).isEqualTo(EntryState.SUBMITTED);
    assertThat(after(Duration.ofMinutes(1)).due()).as("it is not done").isNotNull();
    counter.answer =
        new FileReport.Done(
            Map.of("A", List.of(BAD_PRICE), "B", List.of(NO_BRAND), "STRANGE", List.of(BAD_PRICE)),
            true,
            List.of());
    Progress progress = after(Duration.ofMinutes(2));
    assertThat(progress.due()).isNull();
    assertThat(progress.trouble()).isNull();
    assertThat(entry("A").state()).isEqualTo(EntryState.REJECTED);
    assertThat(entry("A").issues()).containsExactly(BAD_PRICE);
    assertThat(entry("B").state()).isEqualTo(EntryState.ACCEPTED);
    assertThat(entry("B").issues()).containsExactly(NO_BRAND);
    assertThat(entry("C").state()).isEqualTo(EntryState.ACCEPTED);
  }

  @Test
  void aReportThatDoesNotNameAllLeavesTheOthersAsTheyAre() {
    counter.answer =
        new FileReport.Done(
            Map.of("A", List.of(BAD_PRICE)),
            false,
            List.of(ItemIssue.error(null, "more", "Two more have no price.")));
    assertThat(after(Duration.ofMinutes(1)).trouble()).isEqualTo("Two more have no price.");
    assertThat(entry("A").state()).isEqualTo(EntryState.REJECTED);
    assertThat(entry("C").state()).isEqualTo(EntryState.SUBMITTED);
  }

  @Test
  void whatAReportLeavesOpenIsLookedAt() {
    counter.answer =
        new FileReport.Done(Map.of("A", List.of(BAD_PRICE)), false, List.of(BAD_PRICE));
    counter.shelf.put("B", new ItemAnswer("B", ItemState.LIVE, null, List.of(NO_BRAND)));
    assertThat(after(Duration.ofMinutes(1)).due()).isNotNull();
    after(Duration.ofMinutes(1));
    assertThat(entry("A").state()).as("the report said it").isEqualTo(EntryState.REJECTED);
    assertThat(entry("B").state()).isEqualTo(EntryState.ACCEPTED);
    assertThat(entry("B").issues()).containsExactly(NO_BRAND);
    assertThat(entry("C").state()).as("it may still come").isEqualTo(EntryState.SUBMITTED);
    after(Duration.ofMinutes(1));
    assertThat(entry("C").state()).isEqualTo(EntryState.SUBMITTED);
    after(Duration.ofMinutes(31));
    assertThat(entry("C").state()).isEqualTo(EntryState.REJECTED);
    assertThat(entry("C").issues())
        .extracting(ItemIssue::code)
        .containsExactly(OwnIssues.SILENTLY_DROPPED);
    assertThat(after(Duration.ofMinutes(1)).due()).isNull();
  }

  @Test
  void itemsOfSeveralFilesAreLookedAtOnceAllFilesAreReportedOn() {
    shop.items.expect(
        shop.targets.of(shop.feeds.get("test")).in("parts"),
        List.of(new Ticket("one"), new Ticket("two")),
        true);
    List.of("A", "B", "C")
        .forEach(sku -> counter.shelf.put(sku, ItemAnswer.of(sku, ItemState.LIVE)));
    after(Duration.ofMinutes(1));
    assertThat(counter.asked).containsExactly("one", "two");
    counter.answer = new FileReport.Done(Map.of("A", List.of(BAD_PRICE)), true, List.of());
    after(Duration.ofMinutes(2));
    assertThat(entry("A").state()).isEqualTo(EntryState.REJECTED);
    assertThat(entry("B").state()).isEqualTo(EntryState.SUBMITTED);
    after(Duration.ofMinutes(1));
    assertThat(entry("A").state()).isEqualTo(EntryState.REJECTED);
    assertThat(entry("B").state()).isEqualTo(EntryState.ACCEPTED);
    assertThat(entry("C").state()).isEqualTo(EntryState.ACCEPTED);
    assertThat(after(Duration.ofMinutes(1)).due()).as("all is settled").isNull();
  }

  @Test
  void aReportThatNeverComesIsSaidWhenTheTimeIsUp() {
    after(Duration.ofMinutes(1));
    Progress given = after(Duration.ofHours(7));
    assertThat(given.due()).isNull();
    assertThat(Objects.requireNonNull(given.trouble())).contains("did not report");
    assertThat(entry("A").state()).isEqualTo(EntryState.SUBMITTED);
  }

  @Test
  void aNewWholeFileTakesThePlaceOfTheOneBefore() {
    shop.put(Shirt.of("D"));
    shop.run();
    counter.answer = new FileReport.Done(Map.of(), true, List.of());
    after(Duration.ofMinutes(1));
    assertThat(counter.asked).containsExactly("file-2");
    assertThat(entry("D").state()).isEqualTo(EntryState.ACCEPTED);
  }

  @Test
  void whatWasRejectedIsSubmittedOnceItChangedAndAcceptedWhenTheNextReportSaysNothingOfIt() {
    counter.answer = new FileReport.Done(Map.of("A", List.of(BAD_PRICE)), true, List.of());
    after(Duration.ofMinutes(1));
    shop.put(Shirt.of("A").localized("name", "en_US", "Another shirt"));
    shop.run();
    assertThat(entry("A").state()).isEqualTo(EntryState.SUBMITTED);
    counter.answer = new FileReport.Done(Map.of(), true, List.of());
    after(Duration.ofMinutes(1));
    assertThat(entry("A").state()).isEqualTo(EntryState.ACCEPTED);
    assertThat(entry("A").issues()).isEmpty();
  }
}
