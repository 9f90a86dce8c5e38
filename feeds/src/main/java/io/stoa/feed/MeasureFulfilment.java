package io.stoa.feed;

import io.stoa.error.StoaException;
import io.stoa.job.Job;
import io.stoa.job.JobContext;
import io.stoa.job.JobHandler;
import io.stoa.job.Jobs;
import io.stoa.json.Json;
import io.stoa.mapping.Subject;
import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Counts, as a job, how far the products that a feed selects fulfil the channel's requirements;
 * keeps the newest result of each feed. Nothing is written or sent. Thread-safe.
 */
public final class MeasureFulfilment implements JobHandler {
  /** The kind of the job. */
  public static final String KIND = "fulfilment";

  /** The id of a document is the feed's code. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("feed_fulfilment");

  private static final String FEED = "feed";
  private static final int NEWEST = 50;

  private final DocumentCollection documents;
  private final Feeds feeds;
  private final Function<BooleanSupplier, FeedSources> sources;
  private final Clock clock;

  /**
   * @param sources gives those for who may be told to stop while the search index is out of reach
   */
  public MeasureFulfilment(
      DocumentStore store,
      Feeds feeds,
      Function<BooleanSupplier, FeedSources> sources,
      Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.feeds = feeds;
    this.sources = sources;
    this.clock = clock;
  }

  /** The newest result, empty before the first. */
  public Optional<Fulfilment> find(String feed) {
    return documents.get(feed).map(MeasureFulfilment::read);
  }

  /**
   * Queues the counting.
   *
   * @throws StoaException {@code NOT_FOUND} for an unknown feed
   */
  public Job submit(Jobs jobs, String feed) {
    Feed known = feeds.get(feed);
    return jobs.submit(KIND, known.label(), Map.of(FEED, known.code()));
  }

  /** The counting of the feed that waits or runs, if any. */
  public Optional<Job> underWay(Jobs jobs, String feed) {
    return jobs.newest(KIND, NEWEST).stream()
        .filter(job -> job.open() && feed.equals(job.parameters().get(FEED)))
        .findFirst();
  }

  @Override
  public Outcome run(JobContext context) {
    String feed = Objects.requireNonNull(context.parameters().get(FEED), FEED);
    Optional<Fulfilment> counted =
        count(
            feeds.get(feed),
            (done, skipped) ->
                context.progress(new Job.Progress("items", done, -1, Map.of("skipped", skipped))),
            context);
    counted.ifPresent(
        result -> documents.put(Write.replace(feed, Write.ANY, JsonBody.of(Json.write(result)))));
    return counted.isPresent() ? Outcome.SUCCEEDED : Outcome.STOPPED;
  }

  /** Told how many items were looked at, and how many of them would stay out. */
  private interface Progress {
    void of(long items, long skipped);
  }

  private Optional<Fulfilment> count(Feed feed, Progress progress, JobContext context) {
    String basis = basis(feed.code());
    CompiledFeed compiled = feeds.compile(feed, clock.instant());
    FeedSources patient = sources.apply(context::cancelled);
    patient.catchUp().run();
    CountFulfilment counts = new CountFulfilment(compiled.set());
    PrepareItems preparing = new PrepareItems(compiled);
    Consumer<List<Candidate>> batches =
        batch -> {
          if (context.cancelled()) {
            throw new Cancelled();
          }
          for (Candidate candidate : batch) {
            subjects(compiled, candidate)
                .forEach(subject -> counts.add(preparing.prepare(subject)));
          }
          progress.of(counts.items(), counts.skipped());
        };
    try {
      SelectItems selecting = new SelectItems(compiled, patient);
      selecting.all(keys -> batches.accept(selecting.load(keys)));
    } catch (Cancelled e) {
      return Optional.empty();
    }
    return Optional.of(counts.result(feed.code(), clock.instant(), basis));
  }

  /** All that a run would make items of; a row for each store. */
  private static List<Subject> subjects(CompiledFeed feed, Candidate candidate) {
    if (candidate instanceof Candidate.Group group) {
      return List.of(group.subject());
    }
    if (!(candidate instanceof Candidate.Single single)) {
      return List.of();
    }
    return feed.set().item() == ItemOf.STORE
        ? feed.stores(single.subject()).stream().map(single.subject()::at).toList()
        : List.of(single.subject());
  }

  /** What shapes the items of a stored feed, as a mark that is another one after each change. */
  public String basis(String feed) {
    ChannelTables.Marks marks = feeds.tables().now();
    return String.join(
        "-",
        Long.toString(feeds.version(feed)),
        Long.toString(feeds.catalog().revision()),
        Long.toString(marks.taxonomies()),
        Long.toString(marks.categories()),
        Long.toString(marks.values().heads()),
        Long.toString(marks.values().values()),
        Long.toString(marks.rates()));
  }

  private static Fulfilment read(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body(), "deleted").utf8(), Fulfilment.class);
  }

  private static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("cancelled", null, false, false);
    }
  }
}
