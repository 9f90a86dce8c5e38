package io.stoa.product;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stoa.json.Json;
import io.stoa.store.DocumentCollection;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps what only one may have, without transactions over several documents: each {@link Claims
 * claim} is a document that names its owner. A writer first reserves, then writes the owner, then
 * releases what the owner gave up.
 *
 * <p>A writer that dies in between leaves a reservation behind whose owner does not carry the
 * claim. It falls to the next who asks once it is older than {@link #LEASE}; until then the first
 * writer may be about to write. A writer therefore writes within {@link #USABLE} of reserving, or
 * reserves again. The difference is the leeway for clocks of several nodes.
 */
final class Reservations {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration USABLE = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 10;

  private final DocumentCollection collection;
  private final Clock clock;
  private final Function<Set<String>, Map<String, Set<String>>> carried;

  /**
   * @param carried for owners: the claims that each carries as it is stored now
   */
  Reservations(
      DocumentCollection collection,
      Clock clock,
      Function<Set<String>, Map<String, Set<String>>> carried) {
    this.collection = collection;
    this.clock = clock;
    this.carried = carried;
  }

  record Reservation(@JsonProperty("owner") String owner, @JsonProperty("at") Instant at) {}

  /**
   * What came of asking.
   *
   * @param held versions of the reservations that are ours now, by claim
   * @param taken owners of those that are not, by claim
   */
  record Answer(Map<String, Long> held, Map<String, String> taken) {}

  /**
   * @param wanted owner by claim
   */
  Answer reserve(Map<String, String> wanted) {
    Answer answer = new Answer(new HashMap<>(), new HashMap<>());
    Map<String, Long> expected = new LinkedHashMap<>();
    wanted.keySet().forEach(claim -> expected.put(claim, Write.ABSENT));
    for (int attempt = 0; !expected.isEmpty() && attempt < MOST_ATTEMPTS; attempt++) {
      List<String> lost = write(wanted, expected, answer);
      expected.clear();
      if (!lost.isEmpty()) {
        takeOver(wanted, lost, expected, answer);
      }
    }
    expected.keySet().forEach(claim -> answer.taken.put(claim, "?"));
    return answer;
  }

  private List<String> write(
      Map<String, String> wanted, Map<String, Long> expected, Answer answer) {
    List<Write> writes = new ArrayList<>(expected.size());
    Instant now = clock.instant();
    expected.forEach(
        (claim, version) ->
            writes.add(
                Write.replace(
                    claim,
                    version,
                    JsonBody.of(
                        Json.write(
                            new Reservation(Objects.requireNonNull(wanted.get(claim)), now))))));
    List<String> lost = new ArrayList<>();
    for (WriteResult result : collection.bulk(writes)) {
      if (result instanceof WriteResult.Written written) {
        answer.held.put(written.id(), written.version());
      } else {
        lost.add(result.id());
      }
    }
    return lost;
  }

  /** Finds out which of the lost claims are free after all, and at which version. */
  private void takeOver(
      Map<String, String> wanted, List<String> lost, Map<String, Long> expected, Answer answer) {
    Map<String, StoredDocument> found = collection.getMany(lost);
    Map<String, String> others = new LinkedHashMap<>();
    for (String claim : lost) {
      StoredDocument document = found.get(claim);
      if (document == null) {
        expected.put(claim, Write.ABSENT);
        continue;
      }
      String owner = read(document).owner();
      if (owner.equals(wanted.get(claim))) {
        expected.put(claim, document.version());
      } else {
        others.put(claim, owner);
      }
    }
    if (others.isEmpty()) {
      return;
    }
    Map<String, Set<String>> carriedNow = carried.apply(Set.copyOf(others.values()));
    others.forEach(
        (claim, owner) -> {
          StoredDocument document = Objects.requireNonNull(found.get(claim));
          boolean inUse = carriedNow.getOrDefault(owner, Set.of()).contains(claim);
          if (inUse || read(document).at().plus(LEASE).isAfter(clock.instant())) {
            answer.taken.put(claim, owner);
          } else {
            expected.put(claim, document.version());
          }
        });
  }

  private static Reservation read(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body()).utf8(), Reservation.class);
  }

  /** Gives back reservations just made, by claim and version. */
  void giveBack(Map<String, Long> held) {
    if (!held.isEmpty()) {
      List<Write> deletes = new ArrayList<>();
      held.forEach((claim, version) -> deletes.add(Write.delete(claim, version)));
      collection.bulk(deletes);
    }
  }

  /**
   * Frees what owners gave up.
   *
   * @param claims owner by claim
   * @param givenUp when; reservations made since are somebody's new ones
   */
  void release(Map<String, String> claims, Instant givenUp) {
    if (claims.isEmpty()) {
      return;
    }
    List<Write> deletes = new ArrayList<>();
    Collection<StoredDocument> documents = collection.getMany(claims.keySet()).values();
    for (StoredDocument document : documents) {
      Reservation reservation = read(document);
      if (reservation.owner().equals(claims.get(document.id()))
          && !reservation.at().isAfter(givenUp)) {
        deletes.add(Write.delete(document.id(), document.version()));
      }
    }
    if (!deletes.isEmpty()) {
      collection.bulk(deletes);
    }
  }
}
