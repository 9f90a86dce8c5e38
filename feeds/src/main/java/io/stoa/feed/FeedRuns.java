package io.stoa.feed;

import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The record of every run. Thread-safe. */
public final class FeedRuns {
  private static final String BY_FEED = "feed";

  /** The id of a document is the run's, which sorts by start. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("feed_runs", BY_FEED);

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final DocumentCollection documents;
  private final Clock clock;

  public FeedRuns(DocumentStore store, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.clock = clock;
  }

  /** {@code 20260131T063000000Z-1a2b3c4d}: sorts by start, is never given twice. */
  static String newId(Instant start) {
    return ID.format(start) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * An id that sorts behind those of the feed's runs so far, also where another node's clock is
   * ahead of ours.
   */
  String nextId(String feed, Instant start) {
    Instant after = latest(feed).map(FeedRun::id).flatMap(FeedRuns::startOf).orElse(Instant.EPOCH);
    return newId(start.isAfter(after) ? start : after.plusMillis(1));
  }

  /** When the run of the id began; empty for what is no id. */
  public static Optional<Instant> startOf(String id) {
    int dash = id.indexOf('-');
    try {
      return dash < 0
          ? Optional.empty()
          : Optional.of(ID.parse(id.substring(0, dash), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public Optional<FeedRun> find(String id) {
    return documents.get(id).flatMap(FeedRuns::read);
  }

  /**
   * The run of the id.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public FeedRun get(String id) {
    return find(id).orElseThrow(() -> StoaException.notFound("feed run", id));
  }

  /** The feed's runs, newest first, at most so many. */
  public List<FeedRun> ofFeed(String feed, int limit) {
    List<FeedRun> all = new ArrayList<>();
    Scans.eachByIndex(documents, BY_FEED, feed, document -> read(document).ifPresent(all::add));
    Collections.reverse(all);
    return List.copyOf(all.subList(0, Math.min(limit, all.size())));
  }

  /** The feed's newest run, dry ones aside: those change nothing of how the feed stands. */
  public Optional<FeedRun> latest(String feed) {
    return ofFeed(feed, Integer.MAX_VALUE).stream()
        .filter(run -> run.mode() != FeedRun.Mode.DRY_RUN)
        .findFirst();
  }

  void save(FeedRun run) {
    documents.put(
        new Write(
            run.id(),
            Write.ANY,
            JsonBody.of(Json.write(run)),
            Map.of(BY_FEED, List.of(run.feed()))));
  }

  /** Forgets all runs of the feed but the newest ones. */
  void keep(String feed, int newest) {
    List<FeedRun> all = ofFeed(feed, Integer.MAX_VALUE);
    for (FeedRun old : all.subList(Math.min(newest, all.size()), all.size())) {
      documents.put(Write.delete(old.id(), Write.ANY));
    }
  }

  /** The feed's newest run that has not ended. */
  Optional<FeedRun> open(String feed) {
    return opened(feed).findFirst();
  }

  private Stream<FeedRun> opened(String feed) {
    return ofFeed(feed, Integer.MAX_VALUE).stream().filter(run -> run.state() == State.RUNNING);
  }

  /** Ends a run that is open and that nobody is to begin anew. */
  void fail(String id, String remark) {
    end(id, run -> run.ended(State.FAILED, clock.instant(), remark));
  }

  /** Ends a run that is open and was left behind. */
  void interrupt(String id, Leaving why) {
    end(id, run -> run.left(why, clock.instant()));
  }

  private void end(String id, UnaryOperator<FeedRun> ending) {
    find(id).filter(run -> run.state() == State.RUNNING).ifPresent(run -> save(ending.apply(run)));
  }

  /**
   * Ends all open runs of the feed that were left behind.
   *
   * @param but the one that goes on, if it is one
   */
  void interruptAll(String feed, String but, Leaving why) {
    opened(feed).filter(run -> !run.id().equals(but)).forEach(run -> interrupt(run.id(), why));
  }

  private static Optional<FeedRun> read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null ? Optional.empty() : Optional.of(Json.read(body.utf8(), FeedRun.class));
  }
}
