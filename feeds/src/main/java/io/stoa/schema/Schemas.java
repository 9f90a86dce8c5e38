package io.stoa.schema;

import io.stoa.digest.Sha256;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The schemas that channels publish for their items, as they were last fetched. Thread-safe. */
public final class Schemas {
  /** Above it a text is refused; Amazon's largest are about three megabytes. */
  public static final int LARGEST = 8 * 1024 * 1024;

  private static final String CHANNEL = "channel";

  /** One document for each schema that is known. */
  public static final CollectionSpec KNOWN = CollectionSpec.of("schemas", CHANNEL);

  private static final CollectionSpec TEXTS = CollectionSpec.of("schema_texts");

  /** A compiled schema takes some megabytes. */
  private static final int MOST_READY = 64;

  private final DocumentCollection known;
  private final DocumentCollection texts;
  private final SchemaCompiler compiler;
  private final Clock clock;
  private final Map<String, ReadySchema> ready =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ReadySchema> eldest) {
              return size() > MOST_READY;
            }
          });

  public Schemas(DocumentStore store, SchemaCompiler compiler, Clock clock) {
    this.known = store.collection(KNOWN);
    this.texts = store.collection(TEXTS);
    this.compiler = compiler;
    this.clock = clock;
  }

  /** The JSON of a document. */
  record Text(String text) {}

  /**
   * Checks and stores the schema; replaces one of the same reference.
   *
   * @param label for people
   * @param version the channel's own, null where it does not say
   * @throws StoaException {@code INVALID} when the reference is malformed, or the text is too long
   *     or no JSON Schema
   */
  public StoredSchema put(SchemaRef ref, String label, @Nullable String version, String text) {
    ref.orRefuse();
    compiler.compile(tree(text));
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    StoredSchema stored =
        new StoredSchema(ref, label, version, Sha256.hex(utf8), utf8.length, clock.instant());
    Optional<StoredSchema> before = find(ref);
    texts.put(
        new Write(textId(stored), Write.ANY, JsonBody.of(Json.write(new Text(text))), Map.of()));
    known.put(
        new Write(
            ref.id(),
            Write.ANY,
            JsonBody.of(Json.write(stored)),
            Map.of(CHANNEL, List.of(ref.channel()))));
    before
        .filter(old -> !old.checksum().equals(stored.checksum()))
        .ifPresent(old -> texts.put(Write.delete(textId(old), Write.ANY)));
    return stored;
  }

  public Optional<StoredSchema> find(SchemaRef ref) {
    return known.get(ref.id()).flatMap(Schemas::read);
  }

  /** The text of the schema. */
  public Optional<String> text(SchemaRef ref) {
    return find(ref).flatMap(this::text);
  }

  /** All of the channel, in the order of their references. */
  public List<StoredSchema> of(String channel) {
    List<StoredSchema> all = new ArrayList<>();
    Scans.eachByIndex(known, CHANNEL, channel, document -> read(document).ifPresent(all::add));
    return all;
  }

  /** Removes the schema; false when there was none. */
  public boolean delete(SchemaRef ref) {
    Optional<StoredSchema> found = find(ref);
    found.ifPresent(
        stored -> {
          known.put(Write.delete(ref.id(), Write.ANY));
          texts.put(Write.delete(textId(stored), Write.ANY));
        });
    return found.isPresent();
  }

  /**
   * The schema at hand; compiled once for each of its texts.
   *
   * @param selectors names of what stands beside values
   */
  Optional<ReadySchema> ready(SchemaRef ref, Set<String> selectors) {
    return find(ref).flatMap(stored -> ready(stored, selectors));
  }

  /** As {@link #ready(SchemaRef, Set)}; empty when the text was replaced this moment. */
  Optional<ReadySchema> ready(StoredSchema stored, Set<String> selectors) {
    String key = textId(stored) + selectors;
    ReadySchema at = ready.get(key);
    if (at != null) {
      return Optional.of(at);
    }
    return text(stored)
        .map(
            text -> {
              JsonNode tree = tree(text);
              ReadySchema made =
                  new ReadySchema(
                      stored,
                      compiler.compile(tree),
                      SchemaWalk.fields(tree, selectors),
                      SchemaWalk.required(tree),
                      SchemaWalk.known(tree));
              ready.put(key, made);
              return made;
            });
  }

  private Optional<String> text(StoredSchema stored) {
    return texts
        .get(textId(stored))
        .flatMap(document -> Optional.ofNullable(document.body()))
        .map(body -> Json.read(body.utf8(), Text.class).text());
  }

  /** Each text of each reference has an id of its own: one that is at hand is never another. */
  private static String textId(StoredSchema stored) {
    String both = stored.ref().id() + "\n" + stored.checksum();
    return Sha256.hex(both.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode tree(String text) {
    if (text.length() > LARGEST) {
      throw invalid("Has more than " + LARGEST + " characters.");
    }
    try {
      JsonNode tree = Json.MAPPER.readTree(text);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw invalid("Is not JSON: " + e.getOriginalMessage());
    }
    throw invalid("A JSON Schema is an object.");
  }

  private static StoaException invalid(String message) {
    return StoaException.invalid(List.of(Violation.of("schema", "json_schema", message)));
  }

  private static Optional<StoredSchema> read(StoredDocument document) {
    JsonBody body = document.body();
    return body == null
        ? Optional.empty()
        : Optional.of(Json.read(body.utf8(), StoredSchema.class));
  }
}
