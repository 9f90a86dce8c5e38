package io.stoa.launch;

import io.stoa.catalog.Catalogs;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.product.Versioned;
import io.stoa.search.Filter;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The launches, each stored as a document under its code. What a launch selected before it was
 * edited or deleted stays known, so that a feed that looked before finds what the edit touches.
 * Thread-safe.
 */
public final class Launches {
  /** The id of a document is the launch's code. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("launches");

  private static final int PAGE = 200;

  /** Of more, the oldest are joined into everything. */
  private static final int MOST_FORMER = 20;

  /**
   * @param launch as it is, or was when it was deleted
   * @param former what it selected earlier
   */
  private record Document(Launch launch, boolean deleted, List<Filter> former) {
    Document {
      former = former == null ? List.of() : List.copyOf(former);
    }
  }

  /**
   * What edits of launches touch.
   *
   * @param selections every product in one of them may be shown otherwise
   * @param position give it to the next call
   */
  public record Touched(List<Filter> selections, long position) {
    public Touched {
      selections = List.copyOf(selections);
    }
  }

  private final DocumentCollection documents;
  private final List<LaunchCheck> checks = new ArrayList<>();

  /**
   * @param further checks of what this module does not know, such as feeds
   */
  public Launches(DocumentStore store, Catalogs catalogs, List<LaunchCheck> further) {
    this.documents = store.collection(COLLECTION);
    checks.add(new LaunchForm(catalogs));
    checks.addAll(further);
  }

  public Optional<Versioned<Launch>> find(String code) {
    return documents.get(code).flatMap(Launches::live);
  }

  /**
   * The launch of the code.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public Versioned<Launch> get(String code) {
    return find(code).orElseThrow(() -> StoaException.notFound("launch", code));
  }

  /** In code order. */
  public List<Versioned<Launch>> all() {
    List<Versioned<Launch>> all = new ArrayList<>();
    String after = null;
    List<StoredDocument> page;
    do {
      page = documents.scan(after, PAGE);
      for (StoredDocument stored : page) {
        after = stored.id();
        live(stored).ifPresent(all::add);
      }
    } while (page.size() == PAGE);
    return List.copyOf(all);
  }

  /** Those that have an effect. */
  public List<Launch> enabled() {
    return all().stream().map(Versioned::value).filter(Launch::enabled).toList();
  }

  /** Everything that is wrong with the launch as it would be saved; nothing is stored. */
  public List<Violation> check(Launch launch) {
    return checks.stream().flatMap(check -> check.check(launch).stream()).toList();
  }

  /**
   * Checks and stores it.
   *
   * @param expected the version that it was read at, 0 for a new one, null for whatever is there
   * @return everything that is wrong with it; empty means stored
   * @throws StoaException {@code VERSION_CONFLICT} when another version is there
   */
  public List<Violation> save(Launch launch, @Nullable Long expected) {
    List<Violation> violations = check(launch);
    if (violations.isEmpty()) {
      StoredDocument stored = documents.get(launch.code()).orElse(null);
      expect(launch.code(), stored, expected);
      write(stored, new Document(launch, false, former(stored, launch.selection())));
    }
    return violations;
  }

  /**
   * Takes it away: what it held is shown by every feed that selects it.
   *
   * @param expected as for {@link #save}
   * @throws StoaException {@code NOT_FOUND}, {@code VERSION_CONFLICT}
   */
  public void delete(String code, @Nullable Long expected) {
    Launch launch = get(code).value();
    StoredDocument stored = documents.get(code).orElse(null);
    expect(code, stored, expected);
    write(stored, new Document(launch, true, former(stored, launch.selection())));
  }

  /** Where the sequence of edits stands. */
  public long position() {
    return documents.position();
  }

  /** What was edited since the position; 0 for ever. May tell of an edit twice, misses none. */
  public Touched touchedSince(long position) {
    Set<Filter> selections = new LinkedHashSet<>();
    long at = position;
    boolean more = true;
    while (more) {
      Changes changes = documents.changes(at, PAGE);
      for (StoredDocument stored : changes.documents()) {
        if (!stored.deleted()) {
          Document document = read(stored);
          selections.add(document.launch().selection());
          selections.addAll(document.former());
        }
      }
      more = !changes.drained();
      at = changes.cursor();
    }
    return new Touched(List.copyOf(selections), at);
  }

  private static void expect(
      String code, @Nullable StoredDocument stored, @Nullable Long expected) {
    long actual = stored == null || live(stored).isEmpty() ? 0 : stored.version();
    if (expected != null && expected != actual) {
      throw conflict(code);
    }
  }

  private void write(@Nullable StoredDocument before, Document document) {
    String code = document.launch().code();
    long version = before == null ? Write.ABSENT : before.version();
    WriteResult result =
        documents.put(Write.replace(code, version, JsonBody.of(Json.write(document))));
    if (result instanceof WriteResult.Conflict) {
      throw conflict(code);
    } else if (result instanceof WriteResult.Refused refused) {
      throw new StoaException(CoreError.DOCUMENT_TOO_LARGE, refused.reason());
    }
  }

  private static StoaException conflict(String code) {
    return new StoaException(
        CoreError.VERSION_CONFLICT,
        "The launch " + code + " was changed meanwhile; look at it again.");
  }

  private static List<Filter> former(@Nullable StoredDocument stored, Filter now) {
    if (stored == null) {
      return List.of();
    }
    Document before = read(stored);
    Set<Filter> former = new LinkedHashSet<>(before.former());
    former.add(before.launch().selection());
    former.remove(now);
    return former.size() > MOST_FORMER ? List.of(Filter.ALL) : List.copyOf(former);
  }

  private static Optional<Versioned<Launch>> live(StoredDocument stored) {
    if (stored.deleted()) {
      return Optional.empty();
    }
    Document document = read(stored);
    return document.deleted()
        ? Optional.empty()
        : Optional.of(new Versioned<>(document.launch(), stored.version(), stored.sequence()));
  }

  private static Document read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), Document.class);
  }
}
