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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds which thing of one kind: within this process by a map, between processes by one
 * document for each thing. One for each kind and process; thread-safe.
 *
 * <p>A holder writes its document again every few seconds, each time on the version that it wrote
 * before: once somebody else has the thing, no beat of the former holder succeeds. Others watch the
 * version, by their own clock that only runs on: a claim that stood still for {@link #PATIENCE}, or
 * whose process is known to be gone, can be taken over; so can any that was left in a store that
 * only one process uses at a time. A holder that could not beat for {@link #LEASE}, which is much
 * shorter, takes the thing for lost and stops. So machines whose clocks differ never hold a thing
 * together; a process that is stopped in the very moment between {@link #isHeld} and what it does
 * then is what the channel's idempotency keys and the versions of documents are for.
 */
public final class Claims {
  /** For so long without a beat is somebody else's claim respected. */
  public static final Duration PATIENCE = Duration.ofSeconds(45);

  /** For so long without a beat does a holder believe in its own. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
  private static final int PAGE = 200;

  private final DocumentCollection documents;
  private final boolean shared;
  private final Clock clock;
  private final LongSupplier nanos;
  private final ClaimOwner self;
  private final Map<String, Hold> here = new ConcurrentHashMap<>();
  private final Sightings sightings = new Sightings();
  private final Beats beats = new Beats(this::beat);

  public Claims(DocumentStore store, CollectionSpec collection, Clock clock) {
    this(store, collection, clock, System::nanoTime, ClaimOwner.self());
  }

  /**
   * @param nanos a clock that only runs on
   */
  Claims(
      DocumentStore store,
      CollectionSpec collection,
      Clock clock,
      LongSupplier nanos,
      ClaimOwner self) {
    this.documents = store.collection(collection);
    this.shared = store.isShared();
    this.clock = clock;
    this.nanos = nanos;
    this.self = self;
  }

  /**
   * What is stored while a thing is held.
   *
   * @param by what it is held for, such as the id of a run
   * @param heartbeat when the holder was last heard of by its own clock; for people only
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

  /** Tries to take the thing; never waits. It is kept until it is given back. */
  public Attempt take(String thing, String by) {
    Hold hold = new Hold(by);
    if (here.putIfAbsent(thing, hold) != null) {
      return new Attempt.Busy("this process");
    }
    Attempt attempt = new Attempt.Busy("another process");
    try {
      attempt = takeFromOthers(thing, hold);
      return attempt;
    } finally {
      if (attempt instanceof Attempt.Busy) {
        here.remove(thing);
      } else if (shared) {
        beats.goOn();
      }
    }
  }

  private Attempt takeFromOthers(String thing, Hold hold) {
    long begun = nanos.getAsLong();
    StoredDocument stored = documents.get(thing).orElse(null);
    Claim claim = stored == null ? null : read(stored);
    if (stored != null && claim != null && isOthers(claim, stored.version(), true)) {
      return new Attempt.Busy(claim.owner().toString());
    }
    long expected = stored == null ? Write.ABSENT : stored.version();
    WriteResult result = documents.put(Write.replace(thing, expected, body(thing, hold.by())));
    if (!(result instanceof WriteResult.Written written)) {
      return new Attempt.Busy("another process");
    }
    hold.renewed(written.version(), begun);
    return new Attempt.Taken(claim);
  }

  /** Whether this process holds the thing and nobody can have taken it over by now. */
  public boolean isHeld(String thing) {
    Hold hold = here.get(thing);
    return hold != null && (!shared || hold.isSure(nanos.getAsLong()));
  }

  /** Says of all that is held that its holder is still there; whether anything is. */
  boolean beat() {
    boolean any = false;
    for (Map.Entry<String, Hold> held : here.entrySet()) {
      any |= beat(held.getKey(), held.getValue());
    }
    return any;
  }

  private boolean beat(String thing, Hold hold) {
    synchronized (hold) {
      long begun = nanos.getAsLong();
      Long version = hold.isSure(begun) ? hold.next() : null;
      if (version == null) {
        return false;
      }
      try {
        WriteResult result = documents.put(Write.replace(thing, version, body(thing, hold.by())));
        if (result instanceof WriteResult.Written written) {
          hold.renewed(written.version(), begun);
        } else if (!isStillOurs(thing, hold)) {
          hold.lose();
          LOG.warn("{} was taken over while this process held it for {}", thing, hold.by());
        }
      } catch (RuntimeException e) {
        LOG.warn("The holder of {} cannot say that it is alive: {}", thing, e.getMessage());
      }
      return true;
    }
  }

  /**
   * Whether what stands there is an earlier beat of ours, of which the store did not tell whether
   * it was taken; the next beat goes on from it.
   */
  private boolean isStillOurs(String thing, Hold hold) {
    StoredDocument stored = documents.get(thing).orElse(null);
    Claim claim = stored == null ? null : read(stored);
    if (stored == null || claim == null || !isOurs(claim) || !claim.by().equals(hold.by())) {
      return false;
    }
    hold.standsAt(stored.version());
    return true;
  }

  /** Whether it is this process that the claim is of. */
  public boolean isOurs(Claim claim) {
    return claim.owner().equals(self);
  }

  /**
   * Whether the holder of the abandoned claim is not known to be gone: it let the thing go by
   * {@link #handOver}, or it is this process.
   */
  public boolean isLeft(Claim claim) {
    return claim.owner().equals(ClaimOwner.NOBODY) || isOurs(claim);
  }

  /** Gives the thing back, if it is still held by this process. */
  public void giveBack(String thing) {
    letGo(thing, (hold, version) -> Write.delete(thing, version));
  }

  /**
   * Lets the thing go unfinished: it looks at once as if its holder were gone, so that another
   * process takes it over without waiting.
   */
  public void handOver(String thing) {
    letGo(
        thing,
        (hold, version) ->
            Write.replace(thing, version, body(thing, hold.by(), ClaimOwner.NOBODY)));
  }

  private void letGo(String thing, BiFunction<Hold, Long, Write> last) {
    Hold hold = here.get(thing);
    if (hold == null) {
      return;
    }
    try {
      // A beat under way has another version in the end.
      synchronized (hold) {
        Long version = hold.next();
        hold.lose();
        if (version != null) {
          documents.put(last.apply(hold, version));
        }
      }
    } finally {
      here.remove(thing, hold);
    }
  }

  /** Whether the thing is held by a process that is alive, as far as this one can tell. */
  public boolean isTaken(String thing) {
    if (here.containsKey(thing)) {
      return true;
    }
    StoredDocument stored = documents.get(thing).orElse(null);
    Claim claim = stored == null ? null : read(stored);
    return stored != null && claim != null && isOthers(claim, stored.version(), false);
  }

  /**
   * The claims whose holder is gone; they stay until somebody takes them over or drops them. To be
   * called now and then, as that is how the silence of a process elsewhere is noticed.
   */
  public List<Claim> abandoned() {
    List<Claim> abandoned = new ArrayList<>();
    String after = null;
    List<StoredDocument> page;
    do {
      page = documents.scan(after, PAGE);
      for (StoredDocument document : page) {
        after = document.id();
        Claim claim = read(document);
        if (claim != null && !isOthers(claim, document.version(), false)) {
          abandoned.add(claim);
        }
      }
    } while (page.size() == PAGE);
    return abandoned;
  }

  /**
   * Takes the claim of a holder that is gone away.
   *
   * @return false when somebody else did, or holds the thing again
   */
  public boolean drop(Claim abandoned) {
    Optional<StoredDocument> stored = documents.get(abandoned.thing());
    return stored.isPresent()
        && abandoned.equals(read(stored.get()))
        && documents.put(Write.delete(abandoned.thing(), stored.get().version()))
            instanceof WriteResult.Written;
  }

  /** Whether somebody holds it, this process included unless it is about to take it. */
  private boolean isOthers(Claim claim, long version, boolean taking) {
    if (claim.owner().equals(self)) {
      return !taking && here.containsKey(claim.thing());
    }
    return shared
        && !claim.owner().isGone()
        && !sightings.isSilent(claim.thing(), version, nanos.getAsLong());
  }

  private JsonBody body(String thing, String by) {
    return body(thing, by, self);
  }

  private JsonBody body(String thing, String by, ClaimOwner owner) {
    return JsonBody.of(Json.write(new Claim(thing, by, owner, clock.instant())));
  }

  private static @Nullable Claim read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null ? null : Json.read(body.utf8(), Claim.class);
  }
}
