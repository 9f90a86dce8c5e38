package io.stoa.feed;

import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who runs which feed: within this process by a set, between processes by one document per feed
 * that its holder keeps fresh. A claim whose holder is gone, or has not been heard of for {@link
 * #PATIENCE}, can be taken over. Thread-safe.
 */
final class RunClaims {
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_claims");
  static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAGE = 200;

  private final DocumentCollection documents;
  private final FeedRuns runs;
  private final Clock clock;
  private final RunOwner self = RunOwner.self();
  private final Set<String> here = ConcurrentHashMap.newKeySet();

  RunClaims(DocumentStore store, FeedRuns runs, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.runs = runs;
    this.clock = clock;
  }

  /** What is stored while a feed runs. */
  record Claim(String feed, String run, RunOwner owner, Instant heartbeat) {}

  /**
   * Takes the feed for the run.
   *
   * @throws StoaException {@code FEED_ALREADY_RUNNING}
   */
  void take(String feed, String run) {
    if (!here.add(feed)) {
      throw running(feed, "this process");
    }
    try {
      StoredDocument stored = documents.get(feed).orElse(null);
      Claim claim = stored == null ? null : read(stored);
      if (claim != null && isAlive(claim)) {
        throw running(feed, claim.owner().toString());
      }
      long expected = stored == null ? Write.ABSENT : stored.version();
      WriteResult result = documents.put(Write.replace(feed, expected, body(feed, run)));
      if (!(result instanceof WriteResult.Written)) {
        throw running(feed, "another process");
      }
      if (claim != null) {
        runs.interrupt(claim.run());
      }
    } catch (RuntimeException e) {
      here.remove(feed);
      throw e;
    }
  }

  /** Says that the holder is still there. */
  void beat(String feed, String run) {
    documents.put(new Write(feed, Write.ANY, body(feed, run), Map.of()));
  }

  void giveBack(String feed) {
    try {
      documents.put(Write.delete(feed, Write.ANY));
    } finally {
      here.remove(feed);
    }
  }

  /** Whether the feed is run by a process that is alive. */
  boolean isTaken(String feed) {
    return here.contains(feed)
        || documents.get(feed).map(RunClaims::read).filter(this::isAlive).isPresent();
  }

  /** Ends the runs whose process is gone; gives their ids. To be called at start. */
  List<String> interruptAbandoned() {
    List<String> interrupted = new ArrayList<>();
    String after = null;
    List<StoredDocument> page;
    do {
      page = documents.scan(after, PAGE);
      for (StoredDocument document : page) {
        after = document.id();
        Claim claim = read(document);
        if (claim != null && !here.contains(claim.feed()) && !isAlive(claim)) {
          documents.put(Write.delete(document.id(), document.version()));
          runs.interrupt(claim.run());
          interrupted.add(claim.run());
        }
      }
    } while (page.size() == PAGE);
    return interrupted;
  }

  private boolean isAlive(Claim claim) {
    if (claim.owner().equals(self)) {
      return here.contains(claim.feed());
    }
    Optional<Boolean> known = claim.owner().isAlive();
    return known.orElseGet(() -> claim.heartbeat().plus(PATIENCE).isAfter(clock.instant()));
  }

  private JsonBody body(String feed, String run) {
    return JsonBody.of(Json.write(new Claim(feed, run, self, clock.instant())));
  }

  private static @Nullable Claim read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null ? null : Json.read(body.utf8(), Claim.class);
  }

  private static StoaException running(String feed, String owner) {
    return new StoaException(
        FeedError.FEED_ALREADY_RUNNING,
        "The feed " + feed + " is being run by " + owner + "; two runs never overlap.");
  }
}
