package io.stoa.outbox;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemTerms;
import io.stoa.json.Json;
import io.stoa.outbox.Heard.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes what a run wants of a channel and stores it in batches that keep the channel's terms. They
 * are sent once the ledger says that their items are pending by this run: what a run stored that
 * was never settled is dropped. For one run and one thread.
 */
public final class OutboxWriter implements AutoCloseable {
  /** What a document holds even when nothing in it can be compressed. */
  private static final long MOST_BYTES = 8 * 1024 * 1024;

  private final Batches batches;
  private final String feed;
  private final String run;
  private final String series;
  private final int mostItems;
  private final long mostBytes;
  private final Instant now;
  private final List<Parcel> items = new ArrayList<>();
  private final Map<String, JsonNode> payloads = new LinkedHashMap<>();
  private long bytes;
  private int number;
  private long added;

  OutboxWriter(Batches batches, String feed, String run, ItemTerms terms, Instant now) {
    this(batches, feed, run, "", terms, now);
  }

  /**
   * @param series tells batches that are added to a run later from its first
   */
  OutboxWriter(
      Batches batches, String feed, String run, String series, ItemTerms terms, Instant now) {
    this.series = series;
    this.batches = batches;
    this.feed = feed;
    this.run = run;
    this.mostItems = terms.batchItems();
    this.mostBytes = Math.min(terms.batchBytes(), MOST_BYTES);
    this.now = now;
  }

  /**
   * What is wanted for one item.
   *
   * @param key in the ledger
   * @param sku the item's key in the feed; each at most once in a run
   * @param hash of the payload as the ledger will have it
   * @param channelId the channel's own id, null when none is known
   */
  public record Wanted(
      String key,
      String sku,
      ItemAction action,
      @Nullable JsonNode payload,
      @Nullable String hash,
      @Nullable String channelId) {}

  /** Takes one item; one that is too large for the channel is rejected in the ledger. */
  public void add(Wanted wanted) {
    JsonNode payload = wanted.payload();
    long size = payload == null ? 0 : Json.write(payload).length;
    Parcel item =
        new Parcel(
            wanted.key(),
            wanted.sku(),
            wanted.action(),
            wanted.hash(),
            wanted.channelId(),
            0,
            null,
            null);
    added++;
    if (size > mostBytes) {
      reject(item, OwnIssues.tooLarge(size, mostBytes));
      return;
    }
    if (items.size() == mostItems || bytes + size > mostBytes) {
      flush();
    }
    items.add(item);
    if (payload != null) {
      payloads.put(wanted.sku(), payload);
    }
    bytes += size;
  }

  private void reject(Parcel item, ItemIssue issue) {
    ItemAnswer answer = ItemAnswer.rejected(item.sku(), issue);
    Heard ours = new Heard(Occasion.UNSENDABLE, List.of(answer));
    Batch batch =
        Batch.of(nextId(), feed, run, Phase.WATCHING, List.of(item), now)
            .heard(Phase.WATCHING, null, ours, now);
    batches.add(batch, new Payloads(Map.of()));
  }

  private String nextId() {
    return feed + "/" + run + "/" + series + String.format(Locale.ROOT, "%07d", number++);
  }

  /** How many items were taken. */
  public long added() {
    return added;
  }

  private void flush() {
    if (!items.isEmpty()) {
      batches.add(Batch.of(nextId(), feed, run, Phase.WAITING, items, now), new Payloads(payloads));
      items.clear();
      payloads.clear();
      bytes = 0;
    }
  }

  /** Stores what is left. */
  @Override
  public void close() {
    flush();
  }
}
