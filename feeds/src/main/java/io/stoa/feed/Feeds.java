package io.stoa.feed;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.FeedPreview.PreviewProblem;
import io.stoa.json.Json;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.mapping.ExpressionProblem;
import io.stoa.mapping.Mapping;
import io.stoa.mapping.MappingTables;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import io.stoa.schema.SchemaRules;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The feeds, each stored as a document under its code. Thread-safe. */
public final class Feeds {
  /** The id of a document is the feed's code. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("feeds");

  private final DocumentCollection documents;
  private final FeedSets sets;
  private final ExpressionCompiler compiler;
  private final Catalogs catalogs;
  private final DestinationSecrets secrets;
  private final ChannelTables tables;
  private final List<FeedCheck> checks;

  /**
   * Where no schemas are stored.
   *
   * @param further checks of packages that build on feeds, such as schedules
   */
  public Feeds(
      DocumentStore store,
      Catalogs catalogs,
      RequirementSets sets,
      ExpressionCompiler compiler,
      DestinationSecrets secrets,
      List<FeedCheck> further) {
    this(store, catalogs, sets, SchemaRules.none(), compiler, secrets, further);
  }

  /**
   * @param schemas what channels publish besides
   * @param further checks of packages that build on feeds, such as schedules
   */
  public Feeds(
      DocumentStore store,
      Catalogs catalogs,
      RequirementSets sets,
      SchemaRules schemas,
      ExpressionCompiler compiler,
      DestinationSecrets secrets,
      List<FeedCheck> further) {
    this.documents = store.collection(COLLECTION);
    this.sets = new FeedSets(sets, schemas);
    this.compiler = compiler;
    this.catalogs = catalogs;
    this.secrets = secrets;
    this.tables = ChannelTables.in(store, Clock.systemUTC());
    this.checks = new ArrayList<>();
    checks.add(new FeedForm(sets, catalogs));
    checks.add(new CustomCheck());
    checks.add(this::checkMapping);
    checks.add(secrets);
    checks.addAll(further);
  }

  /** Grows with each change of the stored feed; 0 when there is none. */
  public long version(String code) {
    return documents.get(code).map(StoredDocument::version).orElse(0L);
  }

  /** The catalogue as it is now. */
  Catalog catalog() {
    return catalogs.current();
  }

  /** What mappings of feeds look up. */
  public ChannelTables tables() {
    return tables;
  }

  /** With sealed secrets. */
  public Optional<Feed> find(String code) {
    return documents.get(code).flatMap(Feeds::read);
  }

  /**
   * With sealed secrets.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public Feed get(String code) {
    return find(code).orElseThrow(() -> StoaException.notFound("feed", code));
  }

  /** In code order, with sealed secrets. */
  public List<Feed> all() {
    List<Feed> all = new ArrayList<>();
    Scans.each(documents, document -> read(document).ifPresent(all::add));
    return all;
  }

  /** As {@link #save(Feed, Long)}, whatever is there. */
  public List<Violation> save(Feed feed) {
    return save(feed, null);
  }

  /**
   * Checks and stores the feed; replaces one of the same code.
   *
   * @param feed new secrets in clear; an absent or masked secret is the stored one
   * @param expected the {@link #version} that was read, 0 for a new feed, null for whatever is
   *     there
   * @return everything that is wrong with it; empty means stored
   * @throws StoaException {@code VERSION_CONFLICT} when another version is there; nothing changes
   */
  public List<Violation> save(Feed feed, @Nullable Long expected) {
    Feed sealed = secrets.seal(feed, find(feed.code()).orElse(null));
    List<Violation> violations = check(sealed);
    if (violations.isEmpty()) {
      long version = expected == null ? Write.ANY : expected;
      WriteResult written =
          documents.put(Write.replace(feed.code(), version, JsonBody.of(Json.write(sealed))));
      if (written instanceof WriteResult.Conflict) {
        throw new StoaException(CoreError.VERSION_CONFLICT, conflict(feed.code(), version));
      } else if (written instanceof WriteResult.Refused refused) {
        throw new StoaException(CoreError.DOCUMENT_TOO_LARGE, refused.reason());
      }
    }
    return violations;
  }

  private static String conflict(String code, long expected) {
    return expected == Write.ABSENT
        ? "There is a feed " + code + " already."
        : "Somebody else changed or removed the feed " + code + " meanwhile; look at it again.";
  }

  /** Everything that is wrong with the feed as it would be saved; nothing is stored. */
  public List<Violation> check(Feed feed) {
    List<Violation> violations = new ArrayList<>();
    checks.forEach(check -> violations.addAll(check.check(feed)));
    return violations;
  }

  /** Removes the feed; its runs stay. False when there was none. */
  public boolean delete(String code) {
    if (documents.get(code).isEmpty()) {
      return false;
    }
    documents.put(Write.delete(code, Write.ANY));
    return true;
  }

  /** The catalogues that feeds are compiled against. */
  Catalogs catalogs() {
    return catalogs;
  }

  /**
   * The feed ready to run.
   *
   * @throws StoaException when it cannot run as it is
   */
  CompiledFeed compile(Feed feed, Instant now) {
    return CompiledFeed.of(feed, sets, compiler, catalogs.current(), tables, now);
  }

  /**
   * The feed as it is being written, as far as it compiles.
   *
   * @throws StoaException {@code NOT_FOUND} for an unknown requirement set or format
   */
  Draft draft(Feed feed, Instant now) {
    Catalog catalog = catalogs.current();
    Mapping.Attempt attempt = CompiledFeed.attempt(feed, sets, compiler, catalog);
    CompiledFeed compiled = CompiledFeed.of(feed, sets, attempt.mapping(), catalog, tables, now);
    List<PreviewProblem> problems =
        DraftProblems.of(feed, compiler, catalog, tables.known(feed.code()));
    return new Draft(compiled, problems);
  }

  /**
   * What the feed has to say: its requirement set with the attributes of the product types that are
   * stored for it; empty for an unknown set.
   */
  public Optional<RequirementSet> requirements(Feed feed) {
    return sets.find(feed);
  }

  /** A feed that runs, and what is wrong with its expressions and its template. */
  record Draft(CompiledFeed feed, List<PreviewProblem> problems) {
    /** Whether its items can be written into a file. */
    boolean writes() {
      return problems.stream().noneMatch(DraftProblems::isOfTemplate);
    }
  }

  private List<Violation> checkMapping(Feed feed) {
    return sets.find(feed).map(set -> checkMapping(feed, set)).orElse(List.of());
  }

  private List<Violation> checkMapping(Feed feed, RequirementSet set) {
    List<Violation> uncompiled = Mapping.attempt(compiler, set, feed.mapping()).violations();
    List<Violation> all = new ArrayList<>(uncompiled);
    misused(feed).stream()
        .filter(m -> uncompiled.stream().noneMatch(u -> u.field().equals(m.field())))
        .forEach(all::add);
    return all;
  }

  /** Expressions that compile, but use values as what they are not in this catalogue. */
  private List<Violation> misused(Feed feed) {
    Catalog catalog = catalogs.current();
    MappingTables.Known known = tables.known(feed.code());
    List<Violation> violations = new ArrayList<>();
    DraftProblems.expressions(feed)
        .forEach(
            (field, expression) ->
                compiler.problems(expression, catalog, known).stream()
                    .filter(ExpressionProblem::isError)
                    .map(problem -> problem.violation("mapping." + field, expression))
                    .forEach(violations::add));
    return violations;
  }

  private static Optional<Feed> read(StoredDocument document) {
    @Nullable JsonBody body = document.body();
    return body == null ? Optional.empty() : Optional.of(Json.read(body.utf8(), Feed.class));
  }
}
