package io.stoa.ledger;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of all feeds. Thread-safe for readers; each feed has one writer at a time, who holds
 * the claim to run it.
 */
public final class Ledgers {
  /** One head for each feed; the id is the feed's code. */
  public static final CollectionSpec HEADS = CollectionSpec.of("feed_ledgers");

  /** The id is {@code feed/number/slot}. */
  public static final CollectionSpec PAGES = CollectionSpec.of("feed_ledger_pages");

  private static final int BATCH = 200;

  private final DocumentCollection heads;
  private final DocumentCollection pages;
  private final boolean shared;
  private volatile Predicate<String> held = feed -> true;

  public Ledgers(DocumentStore store) {
    this.heads = store.collection(HEADS);
    this.pages = store.collection(PAGES);
    this.shared = store.isShared();
  }

  /**
   * Who is asked before each page is written whether this process still holds the feed; nobody
   * where documents are not shared.
   */
  public void onlyWhile(Predicate<String> newHeld) {
    held = newHeld;
  }

  /**
   * To be called by who takes a feed over from a process that may not be gone: nothing that one
   * still does reaches the ledger any more.
   */
  public void seize(String feed) {
    if (shared) {
      Opened found = open(feed);
      exchange(found, found.head());
    }
  }

  /** A head with the version it was read at. */
  public record Opened(LedgerHead head, long version) {}

  /** The feed's ledger; an empty one where it never ran. */
  public Opened open(String feed) {
    StoredDocument stored = heads.get(feed).orElse(null);
    return stored == null
        ? new Opened(LedgerHead.empty(feed), Write.ABSENT)
        : new Opened(read(stored), stored.version());
  }

  /** The feed's head, for a look. */
  public LedgerHead head(String feed) {
    return open(feed).head();
  }

  /**
   * Exchanges the head.
   *
   * @return as it is stored now
   * @throws StoaException {@code VERSION_CONFLICT} when somebody else was faster; nothing changes
   */
  public Opened exchange(Opened before, LedgerHead after) {
    WriteResult result =
        heads.put(Write.replace(after.feed(), before.version(), JsonBody.of(Json.write(after))));
    if (result instanceof WriteResult.Written written) {
      return new Opened(after, written.version());
    }
    throw new StoaException(
        CoreError.VERSION_CONFLICT,
        "The ledger of " + after.feed() + " was changed meanwhile: " + result);
  }

  /** Forgets everything about the feed. */
  public void drop(String feed) {
    if (heads.get(feed).isPresent()) {
      heads.put(Write.delete(feed, Write.ANY));
    }
    String prefix = feed + "/";
    List<StoredDocument> found = pages.scan(prefix, BATCH);
    while (!found.isEmpty() && found.get(0).id().startsWith(prefix)) {
      pages.bulk(
          found.stream()
              .map(StoredDocument::id)
              .filter(id -> id.startsWith(prefix))
              .map(id -> Write.delete(id, Write.ANY))
              .toList());
      found = pages.scan(prefix, BATCH);
    }
  }

  /** The entry of the key. */
  public Optional<LedgerEntry> find(LedgerHead head, String key) {
    if (head.pages().isEmpty()) {
      return Optional.empty();
    }
    return entries(head, head.placeOf(key)).stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst();
  }

  /** The entries of the keys, those that there are. */
  public Map<String, LedgerEntry> findAll(LedgerHead head, Collection<String> keys) {
    Map<String, LedgerEntry> found = new LinkedHashMap<>();
    if (head.pages().isEmpty()) {
      return found;
    }
    int loaded = -1;
    Map<String, LedgerEntry> page = Map.of();
    for (String key : keys.stream().sorted(ItemKey.ORDER).toList()) {
      int place = head.placeOf(key);
      if (place != loaded) {
        Map<String, LedgerEntry> next = new LinkedHashMap<>();
        entries(head, place).forEach(entry -> next.put(entry.key(), entry));
        page = next;
        loaded = place;
      }
      LedgerEntry entry = page.get(key);
      if (entry != null) {
        found.put(key, entry);
      }
    }
    return found;
  }

  /** Keys of the entries that have to be looked at again by the instant, in order. */
  public List<String> due(LedgerHead head, Instant now) {
    return keys(
        head,
        page -> page.look() != null && !page.look().isAfter(now),
        entry -> entry.look() != null && !entry.look().isAfter(now));
  }

  /** Keys of the entries in the state, in order. */
  public List<String> in(LedgerHead head, EntryState state) {
    return keys(head, page -> page.has(state), entry -> entry.state() == state);
  }

  /**
   * Gives the entries in one of the states to the consumer, in order.
   *
   * @param mostPages where more pages have such entries, the rest is left out
   * @return whether those were all
   */
  public boolean each(
      LedgerHead head, Set<EntryState> states, int mostPages, Consumer<LedgerEntry> entries) {
    int read = 0;
    for (int place = 0; place < head.pages().size(); place++) {
      if (states.stream().anyMatch(head.pages().get(place)::has)) {
        if (read++ == mostPages) {
          return false;
        }
        entries(head, place).stream()
            .filter(entry -> states.contains(entry.state()))
            .forEach(entries);
      }
    }
    return true;
  }

  private List<String> keys(
      LedgerHead head, Predicate<PageRef> pagesToRead, Predicate<LedgerEntry> wanted) {
    List<String> keys = new ArrayList<>();
    for (int place = 0; place < head.pages().size(); place++) {
      if (pagesToRead.test(head.pages().get(place))) {
        entries(head, place).stream().filter(wanted).map(LedgerEntry::key).forEach(keys::add);
      }
    }
    return keys;
  }

  /** Each feed that has an entry for the product, and the entry that has the state. */
  public Map<String, LedgerEntry> ofProduct(String sku) {
    Map<String, LedgerEntry> found = new LinkedHashMap<>();
    forEachHead(
        head -> {
          LedgerEntry entry = stateOf(head, sku);
          if (entry != null) {
            found.put(head.feed(), entry);
          }
        });
    return found;
  }

  /** Each feed that has entries under the keys, with those entries in key order. */
  public Map<String, List<LedgerEntry>> ofKeys(Collection<String> keys) {
    Map<String, List<LedgerEntry>> found = new LinkedHashMap<>();
    forEachHead(
        head -> {
          List<LedgerEntry> entries = List.copyOf(findAll(head, keys).values());
          if (!entries.isEmpty()) {
            found.put(head.feed(), entries);
          }
        });
    return found;
  }

  private void forEachHead(Consumer<LedgerHead> use) {
    String after = null;
    List<StoredDocument> batch;
    do {
      batch = heads.scan(after, BATCH);
      for (StoredDocument stored : batch) {
        after = stored.id();
        use.accept(read(stored));
      }
    } while (batch.size() == BATCH);
  }

  private @Nullable LedgerEntry stateOf(LedgerHead head, String sku) {
    LedgerEntry own = find(head, ItemKey.ofProduct(sku)).orElse(null);
    String group = own == null || own.state() != EntryState.INSIDE ? null : own.within();
    return group == null ? own : find(head, group).orElse(own);
  }

  /** The entries of the page at the place, in key order. */
  List<LedgerEntry> entries(LedgerHead head, int place) {
    PageRef ref = head.pages().get(place);
    return pages
        .get(id(head.feed(), ref.number(), ref.slot()))
        .map(PageJson::read)
        .orElseThrow(
            () ->
                new StoaException(
                    CoreError.BUG, "The ledger of " + head.feed() + " lacks page " + ref + "."));
  }

  void write(String feed, Map<PageRef, List<LedgerEntry>> written) {
    Map<String, Long> before =
        versions(
            feed,
            written.keySet().stream().map(ref -> id(feed, ref.number(), ref.slot())).toList());
    List<Write> writes = new ArrayList<>();
    written.forEach(
        (ref, entries) -> {
          String id = id(feed, ref.number(), ref.slot());
          writes.add(
              Write.replace(id, before.getOrDefault(id, Write.ANY), PageJson.write(entries)));
        });
    for (WriteResult result : pages.bulk(writes)) {
      if (result instanceof WriteResult.Conflict) {
        throw new StoaException(
            CoreError.VERSION_CONFLICT, "Somebody else writes the ledger of " + feed + ".");
      }
      if (!(result instanceof WriteResult.Written)) {
        throw new StoaException(CoreError.BUG, "A page of a ledger cannot be stored: " + result);
      }
    }
  }

  /**
   * What is to be written over. Looked at before it is asked whether the feed is still held: so a
   * page that a later holder wrote is never written over by an earlier one.
   */
  private Map<String, Long> versions(String feed, List<String> ids) {
    Map<String, Long> versions = new LinkedHashMap<>();
    if (shared) {
      Map<String, StoredDocument> found = pages.getMany(ids);
      for (String id : ids) {
        StoredDocument stored = found.get(id);
        versions.put(id, stored == null ? Write.ABSENT : stored.version());
      }
      if (!held.test(feed)) {
        throw new StoaException(
            CoreError.VERSION_CONFLICT, "The feed " + feed + " is not held here any more.");
      }
    }
    return versions;
  }

  private static String id(String feed, int number, int slot) {
    return feed + "/" + number + "/" + slot;
  }

  private static LedgerHead read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), LedgerHead.class);
  }
}
