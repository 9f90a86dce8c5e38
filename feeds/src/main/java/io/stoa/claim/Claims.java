package io.stoa.claim;

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
 * Who holds which thing of one kind: within this process by a set, between processes by one
 * document for each thing that its holder keeps fresh. A claim whose holder is gone, or has not
 * been heard of for {@link #PATIENCE}, can be taken over. One for each kind and process;
 * thread-safe.
 */
public final class Claims {
  public static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAGE = 200;

  private final DocumentCollection documents;
  private final Clock clock;
  private final ClaimOwner self = ClaimOwner.self();
  private final Set<String> here = ConcurrentHashMap.newKeySet();

  public Claims(DocumentStore store, CollectionSpec collection, Clock clock) {
    this.documents = store.collection(collection);
    this.clock = clock;
  }

  /**
   * What is stored while a thing is held.
   *
   * @param by what it is held for, such as the id of a run
   */
  public record Claim(String thing, String by, ClaimOwner owner, Instant heartbeat) {}

  /** What came of trying to take a thing. */
  public sealed interface Attempt {
    /**
     * It is held now.
     *
     * @param abandoned the claim of a holder that is gone, which was taken over; null for none
     */
    record Taken(@Nullable Claim abandoned) implements Attempt {}

    /**
     * Somebody else holds it.
     *
     * @param owner for people, such as {@code process 17 on web1}
     */
    record Busy(String owner) implements Attempt {}
  }

  /** Tries to take the thing; never waits. */
  public Attempt take(String thing, String by) {
    if (!here.add(thing)) {
      return new Attempt.Busy("this process");
    }
    Attempt attempt = new Attempt.Busy("another process");
    try {
      attempt = takeFromOthers(thing, by);
      return attempt;
    } finally {
      if (attempt instanceof Attempt.Busy) {
        here.remove(thing);
      }
    }
  }

  private Attempt takeFromOthers(String thing, String by) {
    StoredDocument stored = documents.get(thing).orElse(null);
    Claim claim = stored == null ? null : read(stored);
    if (claim != null && isAlive(claim)) {
      return new Attempt.Busy(claim.owner().toString());
    }
    long expected = stored == null ? Write.ABSENT : stored.version();
    WriteResult result = documents.put(Write.replace(thing, expected, body(thing, by)));
    return result instanceof WriteResult.Written
        ? new Attempt.Taken(claim)
        : new Attempt.Busy("another process");
  }

  /** Says that the holder is still there. */
  public void beat(String thing, String by) {
    documents.put(new Write(thing, Write.ANY, body(thing, by), Map.of()));
  }

  public void giveBack(String thing) {
    try {
      documents.put(Write.delete(thing, Write.ANY));
    } finally {
      here.remove(thing);
    }
  }

  /** Whether the thing is held by a process that is alive. */
  public boolean isTaken(String thing) {
    return here.contains(thing)
        || documents.get(thing).map(Claims::read).filter(this::isAlive).isPresent();
  }

  /** Takes away the claims whose process is gone. To be called at start. */
  public List<Claim> dropAbandoned() {
    List<Claim> abandoned = new ArrayList<>();
    String after = null;
    List<StoredDocument> page;
    do {
      page = documents.scan(after, PAGE);
      for (StoredDocument document : page) {
        after = document.id();
        Claim claim = read(document);
        if (claim != null && !here.contains(claim.thing()) && !isAlive(claim)) {
          documents.put(Write.delete(document.id(), document.version()));
          abandoned.add(claim);
        }
      }
    } while (page.size() == PAGE);
    return abandoned;
  }

  private boolean isAlive(Claim claim) {
    if (claim.owner().equals(self)) {
      return here.contains(claim.thing());
    }
    Optional<Boolean> known = claim.owner().isAlive();
    return known.orElseGet(() -> claim.heartbeat().plus(PATIENCE).isAfter(clock.instant()));
  }

  private JsonBody body(String thing, String by) {
    return JsonBody.of(Json.write(new Claim(thing, by, self, clock.instant())));
  }

  private static @Nullable Claim read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null ? null : Json.read(body.utf8(), Claim.class);
  }
}
