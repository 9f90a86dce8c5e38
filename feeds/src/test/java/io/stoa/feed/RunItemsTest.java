package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.Moody;
import io.stoa.connector.Stall;
import io.stoa.connector.StallConnector;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.mapping.Shirt;
import io.stoa.outbox.OwnIssues;
import io.stoa.requirement.Deletion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of feeds whose destination takes items one by one. */
@SuppressWarnings("NullAway.Init")
class RunItemsTest {
  @TempDir Path folder;
  private final Stall stall = new Stall().atOnce();
  private final Set<String> refused = new HashSet<>();
  private @Nullable String trouble;
  private Workshop shop;

  /** A stall that refuses some items, and can be closed. */
  private final class Picky extends Moody {
    Picky() {
      super(new StallConnector(stall, Deletion.EXPLICIT, 100));
    }

    @Override
    public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
      String closed = trouble;
      if (closed != null) {
        throw DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, closed, null);
      }
      Submission taken = super.submit(target, batch);
      return Submission.answered(taken.answers().stream().map(this::judged).toList());
    }

    private ItemAnswer judged(ItemAnswer answer) {
      ItemIssue ugly = ItemIssue.error("image_link", "ugly", "The picture is ugly.");
      return refused.contains(answer.sku()) ? ItemAnswer.rejected(answer.sku(), ugly) : answer;
    }
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder, List.of(new Picky()));
    save("test");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void save(String code) {
    Feed like = Workshop.feed("google-merchant", "rss", code + ".xml", Map.of());
    shop.save(
        like.edit()
            .code(code)
            .enabled(true)
            .destination(new Feed.Destination("stall", Map.of("token", Stall.TOKEN)))
            .schedules(List.of())
            .build());
  }

  private LedgerEntry entry(String feed, String sku) {
    return shop.ledgers.find(shop.ledgers.head(feed), ItemKey.ofProduct(sku)).orElseThrow();
  }

  private FeedRun everything() {
    return shop.running.run("test", Trigger.PERSON, null, Mode.EVERYTHING);
  }

  private List<String> lastRequest() {
    List<ItemBatch> requests = stall.requests();
    return requests.get(requests.size() - 1).items().stream()
        .map(item -> item.action() + " " + item.sku())
        .toList();
  }

  @Test
  void whatIsNewIsSentAndThenOnlyWhatChanges() {
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    FeedRun first = shop.run();
    assertThat(first.state()).as(first.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(stall.live()).containsExactly("S1", "S2");
    assertThat(stall.listing("S1").path("title").asString()).isNotBlank();
    assertThat(shop.ledgers.head("test").states()).containsOnly(Map.entry(EntryState.LIVE, 2L));

    shop.run();
    everything();
    assertThat(stall.requests()).hasSize(1);

    shop.put(Shirt.of("S2").localized("name", "en_US", "Another name"));
    shop.run();
    assertThat(lastRequest()).containsExactly(ItemAction.UPDATE + " S2");
  }

  @Test
  void aRefusedItemIsNotSentAgainByEveryRun() {
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    refused.add("S1");
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    LedgerEntry entry = entry("test", "S1");
    assertThat(entry.state()).isEqualTo(EntryState.REJECTED);
    assertThat(entry.issues().get(0).attribute()).isEqualTo("image_link");
    everything();
    assertThat(stall.requests()).hasSize(1);
    refused.clear();
    shop.put(Shirt.of("S1").localized("name", "en_US", "Another name"));
    shop.run();
    assertThat(entry("test", "S1").state()).isEqualTo(EntryState.LIVE);
  }

  @Test
  void aRunWhoseItemsDoNotGetThroughSaysWhyAndTheNextOneSendsThem() {
    shop.put(Shirt.of("S1"));
    trouble = "The stall is on fire.";
    FeedRun failed = shop.run();
    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.errors().toString()).contains("on fire");
    trouble = null;
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    assertThat(stall.live()).containsExactly("S1");
    assertThat(stall.timesCarriedOut("S1")).isEqualTo(1);
  }

  @Test
  void twoFeedsNeverWriteOneItemOfOneAccount() {
    shop.put(Shirt.of("S1"));
    save("second");
    shop.run();
    shop.running.run("second", Trigger.PERSON, null);
    assertThat(stall.timesCarriedOut("S1")).isEqualTo(1);
    assertThat(entry("second", "S1").issues())
        .extracting(ItemIssue::code)
        .containsExactly(OwnIssues.OWNED_BY_FEED);
    shop.running.run("second", Trigger.PERSON, null, Mode.EVERYTHING);
    assertThat(stall.timesCarriedOut("S1")).isEqualTo(1);
    assertThat(entry("second", "S1").state()).isEqualTo(EntryState.SKIPPED);
  }

  @Test
  void batchesNameTheItemsByTheirSku() {
    shop.put(Shirt.of("Sky/1"));
    shop.run();
    assertThat(stall.requests().get(0).items()).extracting(BatchItem::sku).containsExactly("Sky/1");
  }
}
