package io.stoa.standing;

import io.stoa.json.Json;
import io.stoa.ledger.EntryState;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How the counts of feeds went over time: the last of each hour for a week, the last of each day
 * for a good year; hours and days are those of UTC. Thread-safe.
 */
public final class Trends {
  /** The id is {@code feed/h/hour} or {@code feed/d/day}. */
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_counts");

  private static final int PAGE = 200;

  private final DocumentCollection documents;
  private final Clock clock;

  public Trends(DocumentStore store, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.clock = clock;
  }

  /** How finely. */
  public enum Step {
    HOUR('h', "uuuu-MM-dd'T'HH", Duration.ofDays(8)),
    DAY('d', "uuuu-MM-dd", Duration.ofDays(400));

    private final char letter;
    private final DateTimeFormatter format;
    private final Duration kept;

    Step(char letter, String pattern, Duration kept) {
      this.letter = letter;
      this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
      this.kept = kept;
    }

    private String prefix(String feed) {
      return feed + "/" + letter + "/";
    }

    private String id(String feed, Instant at) {
      return prefix(feed) + format.format(at);
    }
  }

  /** Notes how it is now; of several notes within an hour the last stays. */
  public void note(String feed, Map<EntryState, Long> states) {
    Instant now = clock.instant();
    JsonBody body = JsonBody.of(Json.write(new Counted(now, states)));
    List<Write> writes = new ArrayList<>();
    for (Step step : Step.values()) {
      writes.add(Write.replace(step.id(feed, now), Write.ANY, body));
      String oldest = step.id(feed, now.minus(step.kept));
      documents.scan(step.prefix(feed), PAGE).stream()
          .map(StoredDocument::id)
          .filter(id -> id.startsWith(step.prefix(feed)) && id.compareTo(oldest) < 0)
          .forEach(id -> writes.add(Write.delete(id, Write.ANY)));
    }
    documents.bulk(writes);
  }

  /** From the instant on, the oldest first. */
  public List<Counted> since(String feed, Instant from, Step step) {
    List<Counted> found = new ArrayList<>();
    String prefix = step.prefix(feed);
    // An id sorts before every longer one that begins with it, and the scan begins behind it.
    String after = step.id(feed, from.minus(Duration.ofNanos(1)));
    after = after.substring(0, after.length() - 1);
    List<StoredDocument> page;
    boolean more;
    do {
      page = documents.scan(after, PAGE);
      more = page.size() == PAGE;
      for (StoredDocument document : page) {
        after = document.id();
        if (!document.id().startsWith(prefix)) {
          more = false;
        } else {
          Counted counted = read(document);
          if (!counted.at().isBefore(from)) {
            found.add(counted);
          }
        }
      }
    } while (more);
    return List.copyOf(found);
  }

  /** Forgets the feed. */
  public void drop(String feed) {
    for (Step step : Step.values()) {
      List<String> ids;
      do {
        ids =
            documents.scan(step.prefix(feed), PAGE).stream()
                .map(StoredDocument::id)
                .filter(id -> id.startsWith(step.prefix(feed)))
                .toList();
        documents.bulk(ids.stream().map(id -> Write.delete(id, Write.ANY)).toList());
      } while (!ids.isEmpty());
    }
  }

  private static Counted read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Counted.class);
  }
}
