package io.stoa.product;

import io.stoa.error.Violation;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies many edits in rounds: a round loads in one read, checks on all processors, and writes in
 * one write, behind another one of the history entries that it writes over. An edit goes to a later
 * round when it names an identifier that the round has already, when it depends on another edit of
 * the batch, or when somebody was faster and it may be applied on top.
 *
 * @param <E> the edit
 * @param <T> what is edited
 */
final class BulkEdit<E, T> {
  private static final int LARGEST_ROUND = 1000;
  private static final int MOST_ATTEMPTS = 50;

  private final Editing<E, T> editing;
  private final DocumentCollection collection;
  private final Reservations reservations;
  private final BiFunction<List<String>, Instant, Round> rounds;
  private final Clock clock;
  private final KeptEntries history;
  private final Author author;
  private final List<E> edits;
  private final @Nullable EditResult[] results;
  private final int[] attempts;

  /**
   * @param rounds gives what a round sees, from the codes of the models it names
   */
  BulkEdit(
      Editing<E, T> editing,
      DocumentCollection collection,
      Reservations reservations,
      BiFunction<List<String>, Instant, Round> rounds,
      Clock clock,
      KeptEntries history,
      Author author,
      List<E> edits) {
    this.editing = editing;
    this.collection = collection;
    this.reservations = reservations;
    this.rounds = rounds;
    this.clock = clock;
    this.history = history;
    this.author = author;
    this.edits = edits;
    this.results = new EditResult[edits.size()];
    this.attempts = new int[edits.size()];
  }

  List<EditResult> run() {
    List<Integer> pending = new ArrayList<>(edits.size());
    for (int i = 0; i < edits.size(); i++) {
      pending.add(i);
    }
    boolean insist = false;
    while (!pending.isEmpty()) {
      List<Integer> later = new ArrayList<>();
      List<Integer> now = select(pending, later, insist);
      List<Integer> deferred = new ArrayList<>();
      List<Integer> again = now.isEmpty() ? List.of() : round(now, deferred, insist);
      // When all wait for each other, the next round settles it.
      insist = deferred.size() == now.size();
      later.addAll(deferred);
      later.addAll(again);
      later.sort(null);
      pending = later;
    }
    List<EditResult> all = new ArrayList<>(results.length);
    for (EditResult result : results) {
      all.add(Objects.requireNonNull(result));
    }
    return all;
  }

  private List<Integer> select(List<Integer> pending, List<Integer> later, boolean insist) {
    Set<String> waiting = new HashSet<>();
    for (int i : pending) {
      waiting.add(key(i));
    }
    List<Integer> now = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i : pending) {
      String needed = insist ? null : editing.dependsOn(edits.get(i));
      boolean ready = needed == null || !waiting.contains(needed);
      if (seen.add(key(i)) && ready && now.size() < LARGEST_ROUND) {
        now.add(i);
      } else {
        later.add(i);
      }
    }
    return now;
  }

  private String key(int index) {
    return editing.id(edits.get(index)).key();
  }

  /** An edit that passed its checks and waits to be written. */
  private record Candidate<T>(
      int index,
      @Nullable Tracked<T> before,
      T after,
      Trace trace,
      @Nullable HistoryEntry past,
      Set<String> claims,
      Set<String> newClaims,
      Breaches breaches) {}

  private List<Integer> round(List<Integer> now, List<Integer> deferred, boolean insist) {
    Map<String, Tracked<T>> before = load(now);
    List<String> parents = new ArrayList<>();
    for (int i : now) {
      Tracked<T> known = before.get(key(i));
      parents.addAll(editing.parents(edits.get(i), known == null ? null : known.value()));
    }
    Instant start = clock.instant();
    Round round = rounds.apply(parents, start);
    List<Candidate<T>> candidates =
        now.parallelStream().flatMap(i -> draft(i, before.get(key(i)), round).stream()).toList();
    Map<String, Long> held = new HashMap<>();
    Instant reserved = clock.instant();
    candidates = reserve(candidates, held, deferred, insist);
    List<Write> writes = new ArrayList<>(candidates.size());
    for (Candidate<T> candidate : candidates) {
      writes.add(
          editing.write(
              candidate.after,
              candidate.before == null ? Write.ABSENT : candidate.before.version(),
              candidate.trace));
    }
    keepHistory(candidates);
    if (!held.isEmpty() && reserved.plus(Reservations.USABLE).isBefore(clock.instant())) {
      reservations.giveBack(held);
      return candidates.stream().map(Candidate::index).toList();
    }
    return write(candidates, writes, held, round, start);
  }

  private Map<String, Tracked<T>> load(List<Integer> now) {
    List<String> ids = new ArrayList<>(now.size());
    for (int i : now) {
      ids.add(key(i));
    }
    return collection.getMany(ids).values().parallelStream()
        .collect(Collectors.toConcurrentMap(StoredDocument::id, editing::read));
  }

  /** Settles the edit when it comes to nothing that has to be written; edits do so at once. */
  private Optional<Candidate<T>> draft(int index, @Nullable Tracked<T> before, Round round) {
    E edit = edits.get(index);
    long actual = before == null ? Write.ABSENT : before.version();
    long expected = editing.expectedVersion(edit);
    if (expected != Write.ANY && expected != actual) {
      results[index] = new EditResult.Conflict(actual);
      return Optional.empty();
    }
    T known = before == null ? null : before.value();
    Draft<T> draft = editing.draft(edit, known, round);
    T after = draft.result();
    if (after == null) {
      results[index] = new EditResult.Rejected(draft.breaches().violations());
      return Optional.empty();
    }
    if (after.equals(known)) {
      results[index] = new EditResult.Unchanged(actual, draft.breaches().warnings());
      return Optional.empty();
    }
    Set<String> newClaims = new HashSet<>(draft.claims());
    if (known != null && !newClaims.isEmpty()) {
      newClaims.removeAll(editing.claims(known, round));
    }
    Values was = known == null ? Values.NONE : editing.all(known);
    return Optional.of(
        new Candidate<>(
            index,
            before,
            after,
            trace(before, was, after),
            past(before, was),
            draft.claims(),
            newClaims,
            draft.breaches()));
  }

  /**
   * @param was all that was there before
   */
  private Trace trace(@Nullable Tracked<T> before, Values was, T after) {
    return before == null
        ? Trace.created(author)
        : before
            .trace()
            .edited(author, before.version(), Overwritten.between(was, editing.all(after)));
  }

  /** The entry of the edit before, which only the document tells of that is written over. */
  private @Nullable HistoryEntry past(@Nullable Tracked<T> before, Values was) {
    return before == null || before.trace().last() == null
        ? null
        : HistoryEntry.last(before.version(), editing.updated(before.value()), was, before.trace());
  }

  private void keepHistory(List<Candidate<T>> candidates) {
    Map<String, HistoryEntry> entries = new LinkedHashMap<>();
    for (Candidate<T> candidate : candidates) {
      if (candidate.past != null) {
        entries.put(editing.owner(key(candidate.index)), candidate.past);
      }
    }
    history.keep(entries);
  }

  /** Those that got all they claim; the others are refused, or deferred to the next round. */
  private List<Candidate<T>> reserve(
      List<Candidate<T>> candidates,
      Map<String, Long> held,
      List<Integer> deferred,
      boolean insist) {
    Map<String, String> wanted = new LinkedHashMap<>();
    Map<Integer, Map<String, String>> losers = new HashMap<>();
    Set<String> inRound = new HashSet<>();
    for (Candidate<T> candidate : candidates) {
      String owner = editing.owner(key(candidate.index));
      inRound.add(owner);
      Map<String, String> lost = new HashMap<>();
      for (String claim : candidate.newClaims) {
        String other = wanted.get(claim);
        if (other != null) {
          lost.put(claim, other);
        }
      }
      if (lost.isEmpty()) {
        candidate.newClaims.forEach(claim -> wanted.put(claim, owner));
      } else {
        losers.put(candidate.index, lost);
      }
    }
    if (wanted.isEmpty() && losers.isEmpty()) {
      return candidates;
    }
    Reservations.Answer answer = reservations.reserve(wanted);
    held.putAll(answer.held());
    List<Candidate<T>> winners = new ArrayList<>(candidates.size());
    for (Candidate<T> candidate : candidates) {
      Map<String, String> lost = losers.getOrDefault(candidate.index, Map.of());
      if (lost.isEmpty()) {
        lost = new HashMap<>(answer.taken());
        lost.keySet().retainAll(candidate.newClaims);
      }
      if (lost.isEmpty()) {
        winners.add(candidate);
        continue;
      }
      if (!losers.containsKey(candidate.index)) {
        reservations.giveBack(taken(held, candidate.newClaims));
      }
      if (!insist && inRound.containsAll(lost.values())) {
        deferred.add(candidate.index);
      } else {
        results[candidate.index] = new EditResult.Rejected(violations(lost));
      }
    }
    return winners;
  }

  private static Map<String, Long> taken(Map<String, Long> held, Set<String> claims) {
    Map<String, Long> part = new HashMap<>();
    for (String claim : claims) {
      Long version = held.remove(claim);
      if (version != null) {
        part.put(claim, version);
      }
    }
    return part;
  }

  private static List<Violation> violations(Map<String, String> lost) {
    List<Violation> violations = new ArrayList<>();
    lost.forEach(
        (claim, owner) -> {
          String holder = owner.substring(owner.indexOf(':') + 1);
          boolean axes = Claims.isAxes(claim);
          violations.add(
              Violation.of(
                  Claims.field(claim),
                  axes ? "axis_combination" : "unique",
                  axes
                      ? "'" + holder + "' has the same axis values under this parent."
                      : "'" + holder + "' has this value already."));
        });
    return violations;
  }

  private List<Integer> write(
      List<Candidate<T>> candidates,
      List<Write> writes,
      Map<String, Long> held,
      Round round,
      Instant start) {
    List<Integer> again = new ArrayList<>();
    Map<String, Long> unused = new HashMap<>();
    Map<String, String> givenUp = new HashMap<>();
    List<WriteResult> written = writes.isEmpty() ? List.of() : collection.bulk(writes);
    for (int w = 0; w < written.size(); w++) {
      Candidate<T> candidate = candidates.get(w);
      if (written.get(w) instanceof WriteResult.Written done) {
        results[candidate.index] =
            candidate.before == null
                ? new EditResult.Created(done.version(), candidate.breaches.warnings())
                : new EditResult.Updated(done.version(), candidate.breaches.warnings());
        givenUp(candidate, round, givenUp);
        continue;
      }
      unused.putAll(taken(held, candidate.newClaims));
      if (written.get(w) instanceof WriteResult.Refused refused) {
        results[candidate.index] =
            new EditResult.Rejected(List.of(Violation.of("", "storable", refused.reason())));
      } else if (written.get(w) instanceof WriteResult.Conflict conflict) {
        boolean retry =
            editing.expectedVersion(edits.get(candidate.index)) == Write.ANY
                && ++attempts[candidate.index] < MOST_ATTEMPTS;
        if (retry) {
          again.add(candidate.index);
        } else {
          results[candidate.index] = new EditResult.Conflict(conflict.actual());
        }
      }
    }
    reservations.giveBack(unused);
    reservations.release(givenUp, start);
    return again;
  }

  private void givenUp(Candidate<T> candidate, Round round, Map<String, String> givenUp) {
    if (candidate.before == null) {
      return;
    }
    String owner = editing.owner(key(candidate.index));
    for (String claim : editing.claims(candidate.before.value(), round)) {
      if (!candidate.claims.contains(claim)) {
        givenUp.put(claim, owner);
      }
    }
  }
}
