package io.stoa.range;

import io.stoa.claim.Claims;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that the leaders of runs offer. Who makes one holds its claim while it does, and then
 * leaves the name of the file with what was made. The leader takes back what nobody holds, also
 * from a node that is gone: from then on that node can finish nothing of it. One for each process;
 * thread-safe.
 */
public final class Ranges {
  /** How each range stands, small; the id is {@code feed/number}, as in the other two. */
  private static final CollectionSpec OFFERS = CollectionSpec.of("feed_ranges");

  private static final CollectionSpec CONTENTS = CollectionSpec.of("feed_range_keys");
  private static final CollectionSpec CLAIMS = CollectionSpec.of("feed_range_claims");
  private static final int PAGE = 200;

  private final DocumentCollection offers;
  private final DocumentCollection contents;
  private final Claims claims;

  public Ranges(DocumentStore store, Clock clock) {
    this.offers = store.collection(OFFERS);
    this.contents = store.collection(CONTENTS);
    this.claims = new Claims(store, CLAIMS, clock);
  }

  /**
   * How an offered range stands.
   *
   * @param part name of the file with what was made; null while it is not made
   */
  private record Offer(String run, @Nullable String part) {
    boolean isOpen(String ofRun) {
      return part == null && run.equals(ofRun);
    }
  }

  /** An offer with the version that it was read at. */
  private record Read(Offer offer, long version) {}

  /** Offers a range, for who holds the feed. What is in it goes first: no offer is without. */
  public void offer(Range range) {
    contents.put(Write.replace(range.id(), Write.ANY, JsonBody.of(Json.write(range))));
    offers.put(Write.replace(range.id(), Write.ANY, body(new Offer(range.run(), null))));
  }

  /** The name of the file with what was made of the range; empty while it is not made. */
  public Optional<String> part(Range range) {
    return ours(range).map(read -> read.offer().part());
  }

  /**
   * Takes an offer back, for who holds the feed: nobody else will make it.
   *
   * @return false while another node makes it, or when it is made
   */
  public boolean takeBack(Range range) {
    Read read = ours(range).orElse(null);
    if (read == null) {
      return true;
    }
    return read.offer().part() == null
        && !claims.isTaken(range.id())
        && isWritten(offers.put(Write.delete(range.id(), read.version())))
        && isWritten(contents.put(Write.delete(range.id(), Write.ANY)));
  }

  /** Forgets a range whose part has been taken in. */
  public void forget(Range range) {
    ours(range)
        .ifPresent(
            read -> {
              offers.put(Write.delete(range.id(), read.version()));
              contents.put(Write.delete(range.id(), Write.ANY));
            });
  }

  /** Forgets all ranges of the feed, whichever run they are of; for who holds the feed. */
  public void forgetAll(String feed) {
    String prefix = Range.prefix(feed);
    for (DocumentCollection documents : List.of(offers, contents)) {
      for (List<StoredDocument> left = stored(documents, prefix);
          !left.isEmpty();
          left = stored(documents, prefix)) {
        documents.bulk(left.stream().map(each -> Write.delete(each.id(), Write.ANY)).toList());
      }
    }
    claims.abandoned().stream()
        .filter(claim -> claim.thing().startsWith(prefix))
        .forEach(claims::drop);
  }

  /**
   * Takes a range of the run that is not made and that nobody holds: the last one, as the leader
   * begins with the first. It has to be left in the end, finished or not.
   *
   * @param by what it is held for
   */
  public Optional<Range> take(SharedRun run, String by) {
    List<StoredDocument> last = new ArrayList<>(stored(offers, Range.prefix(run.feed())));
    Collections.reverse(last);
    for (StoredDocument stored : last) {
      String id = stored.id();
      if (offer(stored).isOpen(run.run()) && claims.take(id, by) instanceof Claims.Attempt.Taken) {
        // It may have been made or taken back before it was claimed.
        Optional<Range> range = contents.get(id).map(Ranges::range).filter(this::isOpen);
        if (range.isPresent()) {
          return range;
        }
        claims.giveBack(id);
      }
    }
    return Optional.empty();
  }

  /** Whether the run has a range that is not made; somebody may hold it. */
  public boolean isAnyOpen(SharedRun run) {
    return stored(offers, Range.prefix(run.feed())).stream()
        .anyMatch(stored -> offer(stored).isOpen(run.run()));
  }

  private boolean isOpen(Range range) {
    return ours(range).filter(read -> read.offer().part() == null).isPresent();
  }

  /** Whether what this process makes of a range that it took is still wanted. */
  public boolean isWanted(Range range) {
    return claims.isHeld(range.id()) && isOpen(range);
  }

  /**
   * Says what this process made of a range that it took; it has to be left then, too.
   *
   * @param part name of a file that is complete
   * @return false when it is not wanted any more
   */
  public boolean finish(Range range, String part) {
    Read read = ours(range).orElse(null);
    JsonBody made = body(new Offer(range.run(), part));
    // First the version, then whether it is held: who took it back is not written over.
    return read != null
        && read.offer().part() == null
        && claims.isHeld(range.id())
        && isWritten(offers.put(Write.replace(range.id(), read.version(), made)));
  }

  /** Holds a range that this process took no longer; one that is not finished is others' then. */
  public void leave(Range range) {
    claims.giveBack(range.id());
  }

  /** Its offer; empty when there is none, or one of another run. */
  private Optional<Read> ours(Range range) {
    return offers
        .get(range.id())
        .map(stored -> new Read(offer(stored), stored.version()))
        .filter(read -> read.offer().run().equals(range.run()));
  }

  private static boolean isWritten(WriteResult result) {
    return result instanceof WriteResult.Written;
  }

  private static List<StoredDocument> stored(DocumentCollection documents, String prefix) {
    return documents.scan(prefix, PAGE).stream()
        .filter(stored -> stored.id().startsWith(prefix))
        .toList();
  }

  private static JsonBody body(Offer offer) {
    return JsonBody.of(Json.write(offer));
  }

  private static Offer offer(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Offer.class);
  }

  private static Range range(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Range.class);
  }
}
