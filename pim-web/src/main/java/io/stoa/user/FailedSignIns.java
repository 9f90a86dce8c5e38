package io.stoa.user;

import io.stoa.digest.Sha256;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Slows the guessing of passwords: after a few failures the same user from the same address has to
 * wait, each time twice as long, whichever node is asked and also after a restart. Kept in the
 * collection {@code failed_sign_ins}, which has a bounded number of documents of a bounded size.
 * Thread-safe, also between nodes.
 */
public final class FailedSignIns {
  /** So many failures have no consequence. */
  public static final int FREE = 4;

  static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  static final Duration FORGOTTEN = Duration.ofHours(1);

  /** The id of a document is a shelf: the first byte of the digests of its callers. */
  static final CollectionSpec COLLECTION = CollectionSpec.of("failed_sign_ins");

  private static final int SHELF_DIGITS = 2;
  private static final int DIGEST_BYTES = 16;
  private static final int MOST_DOUBLINGS = 10;

  private final Records<FailureList> shelves;
  private final Clock clock;

  public FailedSignIns(DocumentStore store, Clock clock) {
    this.shelves = new Records<>(store.collection(COLLECTION), FailureList.class);
    this.clock = clock;
  }

  /** How long the caller has to wait before the next attempt; zero when not at all. */
  public Duration timeToWait(String user, String address) {
    String caller = caller(user, address);
    Instant now = clock.instant();
    return shelves
        .find(shelf(caller))
        .flatMap(list -> list.find(caller))
        .filter(failure -> failure.waitUntil().isAfter(now))
        .map(failure -> Duration.between(now, failure.waitUntil()))
        .orElse(Duration.ZERO);
  }

  /** An attempt has failed. */
  public void failed(String user, String address) {
    String caller = caller(user, address);
    Instant now = clock.instant();
    update(
        caller,
        list -> {
          FailureList recent = list.without(now.minus(FORGOTTEN));
          int count = 1 + recent.find(caller).map(FailureList.Failure::count).orElse(0);
          return recent.with(
              new FailureList.Failure(caller, count, now, now.plus(waitAfter(count))));
        });
  }

  /** An attempt has succeeded: those before it are forgotten. */
  public void succeeded(String user, String address) {
    String caller = caller(user, address);
    update(caller, list -> list.without(caller));
  }

  private void update(String caller, UnaryOperator<FailureList> change) {
    shelves.update(shelf(caller), FailureList.EMPTY, change);
  }

  private static Duration waitAfter(int count) {
    if (count <= FREE) {
      return Duration.ZERO;
    }
    int doublings = Math.min(count - FREE - 1, MOST_DOUBLINGS);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String caller(String user, String address) {
    return Sha256.hex(user + "\n" + address, DIGEST_BYTES);
  }

  private static String shelf(String caller) {
    return caller.substring(0, SHELF_DIGITS);
  }
}
