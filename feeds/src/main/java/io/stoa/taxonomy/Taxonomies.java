package io.stoa.taxonomy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.Changes;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The uploaded taxonomies. Thread-safe. */
public final class Taxonomies {
  /** The id of a document is the taxonomy's code. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("taxonomies");

  private static final String BY_REVISION = "revision";

  /** Stretches of nodes; the id is code, revision and number with slashes between. */
  public static final CollectionSpec NODES = CollectionSpec.of("taxonomy_nodes", BY_REVISION);

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(_[A-Za-z0-9]{2,8})*");
  private static final int STRETCH = 5_000;
  private static final int PAGE = 50;
  private static final int LONGEST_LABEL = 100;

  private final DocumentCollection heads;
  private final DocumentCollection nodes;
  private final CategoryMappings mappings;
  private final Clock clock;
  private final Map<String, TaxonomyTree> read = new ConcurrentHashMap<>();

  public Taxonomies(DocumentStore store, CategoryMappings mappings, Clock clock) {
    this.heads = store.collection(COLLECTION);
    this.nodes = store.collection(NODES);
    this.mappings = mappings;
    this.clock = clock;
  }

  /** In code order. */
  public List<Taxonomy> all() {
    List<Taxonomy> all = new ArrayList<>();
    Scans.each(heads, document -> all.add(head(document)));
    return List.copyOf(all);
  }

  public Optional<Taxonomy> find(String code) {
    return heads.get(code).map(Taxonomies::head);
  }

  /**
   * The taxonomy with its categories.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public TaxonomyTree get(String code) {
    return tree(code).orElseThrow(() -> StoaException.notFound("taxonomy", code));
  }

  /** The taxonomy with its categories; read once for each revision. */
  public Optional<TaxonomyTree> tree(String code) {
    Taxonomy head = find(code).orElse(null);
    if (head == null) {
      read.remove(code);
      return Optional.empty();
    }
    return Optional.of(
        read.compute(
            code,
            (c, known) ->
                known != null && known.taxonomy().revision().equals(head.revision())
                    ? known
                    : new TaxonomyTree(head, nodes(head))));
  }

  /**
   * Reads the channel's file and stores it in place of an earlier one; mappings stay.
   *
   * @param label null or blank for the code
   * @throws StoaException {@code INVALID} naming everything that is wrong, {@code UNREADABLE_FILE}
   */
  public Taxonomy upload(String code, @Nullable String label, String locale, Path file) {
    List<Violation> violations = new ArrayList<>();
    if (!CODE.matcher(code).matches()) {
      violations.add(
          new Violation("code", "code", "Is 1 to 40 lower-case letters, digits, - and _.", code));
    }
    if (!LOCALE.matcher(locale).matches()) {
      violations.add(new Violation("locale", "locale", "Is a locale such as en_US.", locale));
    }
    if (label != null && label.length() > LONGEST_LABEL) {
      violations.add(Violation.of("label", "max_characters", "Has more than 100 characters."));
    }
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    List<TaxonomyNode> found = ReadTaxonomy.of(file);
    Taxonomy before = find(code).orElse(null);
    Taxonomy head =
        new Taxonomy(
            code,
            label == null || label.isBlank() ? code : label.strip(),
            locale,
            found.size(),
            UUID.randomUUID().toString().substring(0, 8),
            clock.instant());
    store(head, found);
    heads.put(Write.replace(code, Write.ANY, JsonBody.of(Json.write(head))));
    if (before != null) {
      forget(before);
    }
    return head;
  }

  /** Where changes are read on from: see {@link #changedSince}. Cheap. */
  public long position() {
    return heads.position();
  }

  /** Whether the taxonomy was uploaded or removed after the position. */
  public boolean changedSince(String code, long position) {
    long cursor = position;
    Changes changes;
    do {
      changes = heads.changes(cursor, PAGE);
      if (changes.documents().stream().anyMatch(document -> document.id().equals(code))) {
        return true;
      }
      cursor = changes.cursor();
    } while (!changes.drained());
    return false;
  }

  /** Removes the taxonomy with all its mappings; false when there was none. */
  public boolean delete(String code) {
    Taxonomy head = find(code).orElse(null);
    if (head == null) {
      return false;
    }
    heads.put(Write.delete(code, Write.ANY));
    forget(head);
    mappings.removeAll(code);
    return true;
  }

  /** Some of the nodes of one revision. */
  record Stretch(List<TaxonomyNode> nodes) {}

  private void store(Taxonomy head, List<TaxonomyNode> found) {
    List<Write> writes = new ArrayList<>();
    for (int from = 0; from < found.size(); from += STRETCH) {
      Stretch stretch = new Stretch(found.subList(from, Math.min(found.size(), from + STRETCH)));
      String id = key(head) + String.format(Locale.ROOT, "/%06d", from / STRETCH);
      writes.add(
          new Write(
              id,
              Write.ANY,
              JsonBody.of(Json.write(stretch)),
              Map.of(BY_REVISION, List.of(key(head)))));
    }
    for (WriteResult result : nodes.bulk(writes)) {
      if (result instanceof WriteResult.Refused refused) {
        throw new StoaException(CoreError.DOCUMENT_TOO_LARGE, refused.reason());
      }
    }
  }

  private List<TaxonomyNode> nodes(Taxonomy head) {
    List<TaxonomyNode> all = new ArrayList<>(head.nodes());
    for (StoredDocument document : stretches(head)) {
      all.addAll(
          Json.read(Objects.requireNonNull(document.body(), "deleted").utf8(), Stretch.class)
              .nodes());
    }
    return all;
  }

  private List<StoredDocument> stretches(Taxonomy head) {
    List<StoredDocument> all = new ArrayList<>();
    String after = null;
    List<StoredDocument> page;
    do {
      page = nodes.scanByIndex(BY_REVISION, key(head), after, PAGE);
      all.addAll(page);
      after = page.isEmpty() ? after : page.get(page.size() - 1).id();
    } while (page.size() == PAGE);
    return all;
  }

  private void forget(Taxonomy head) {
    nodes.bulk(stretches(head).stream().map(s -> Write.delete(s.id(), Write.ANY)).toList());
  }

  private static String key(Taxonomy head) {
    return head.code() + "/" + head.revision();
  }

  private static Taxonomy head(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body(), "deleted").utf8(), Taxonomy.class);
  }
}
