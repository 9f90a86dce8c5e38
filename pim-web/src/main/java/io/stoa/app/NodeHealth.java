package io.stoa.app;

import io.stoa.migration.MigrateStore;
import io.stoa.projection.Indexer;
import io.stoa.schedule.AlarmSource;
import io.stoa.search.Filter;
import io.stoa.search.ProductIndex;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether the parts work that a node cannot serve without. They are looked at every few seconds on
 * threads of its own, not when somebody asks: asking costs nothing, and a part that hangs is told
 * from one that answers. Thread-safe.
 */
public final class NodeHealth implements AutoCloseable {
  private static final CollectionSpec PROBES = CollectionSpec.of("health_probes");
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** What was found longer ago does not count. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final DocumentStore store;
  private final MigrateStore formats;
  private final ProductIndex index;
  private final Indexer indexer;
  private final BooleanSupplier scheduling;
  private final AlarmSource alarms;
  private final Clock clock;
  private final String probe = UUID.randomUUID().toString();
  private final ScheduledExecutorService executor =
      Executors.newScheduledThreadPool(
          3,
          task -> {
            Thread thread = new Thread(task, "stoa-health");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Found storeFound = Found.NOTHING;
  private volatile Found indexFound = Found.NOTHING;
  private volatile Found alarmsFound = Found.NOTHING;
  private volatile boolean started;

  /**
   * @param scheduling whether schedules are followed
   * @param alarms what they are followed with
   */
  NodeHealth(
      DocumentStore store,
      MigrateStore formats,
      ProductIndex index,
      Indexer indexer,
      BooleanSupplier scheduling,
      AlarmSource alarms,
      Clock clock) {
    this.store = store;
    this.formats = formats;
    this.index = index;
    this.indexer = indexer;
    this.scheduling = scheduling;
    this.alarms = alarms;
    this.clock = clock;
  }

  /**
   * How a part is.
   *
   * @param up whether it does its work
   * @param details for operators, such as why it does not
   */
  public record Part(boolean up, Map<String, Object> details) {
    public Part {
      details = Map.copyOf(details);
    }

    private static Part down(String why) {
      return new Part(false, Map.of("reason", why));
    }
  }

  private record Found(Instant at, Part part) {
    private static final Found NOTHING =
        new Found(Instant.MIN, Part.down("It was not looked at yet."));
  }

  /** Looks for the first time now, and then again and again. */
  synchronized void start() {
    if (!started) {
      started = true;
      lookAtStore();
      lookAtIndex();
      lookAtAlarms();
      every(this::lookAtStore);
      every(this::lookAtIndex);
      every(this::lookAtAlarms);
    }
  }

  private void every(Runnable look) {
    var unused =
        executor.scheduleWithFixedDelay(
            look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The store can be written and read. */
  public Part store() {
    return fresh(storeFound);
  }

  /** The index answers and follows the store; tells how far it lags. */
  public Part index() {
    return fresh(indexFound);
  }

  /**
   * Schedules are followed; where nodes share their alarms, these alarms are in reach too and the
   * other nodes know of this one.
   */
  public Part scheduler() {
    return scheduling.getAsBoolean()
        ? fresh(alarmsFound)
        : Part.down("Schedules are not followed: the node is starting or stopping.");
  }

  private Part fresh(Found found) {
    return found.equals(Found.NOTHING) || found.at().plus(FRESH).isAfter(clock.instant())
        ? found.part()
        : Part.down("It has not answered since " + found.at() + ".");
  }

  private void lookAtStore() {
    storeFound = look(this::tryStore);
  }

  private void lookAtIndex() {
    indexFound = look(this::tryIndex);
  }

  private void lookAtAlarms() {
    alarmsFound = look(() -> alarms.trouble().map(Part::down).orElse(new Part(true, Map.of())));
  }

  private Found look(Supplier<Part> trying) {
    Part part;
    try {
      part = trying.get();
    } catch (RuntimeException e) {
      part = Part.down(String.valueOf(e.getMessage()));
    }
    return new Found(clock.instant(), part);
  }

  private Part tryStore() {
    formats.requireKnown();
    DocumentCollection probes = store.collection(PROBES);
    JsonBody body = JsonBody.of("{\"at\":\"" + clock.instant() + "\"}");
    WriteResult written = probes.put(Write.replace(probe, Write.ANY, body));
    boolean read = probes.get(probe).isPresent();
    return written instanceof WriteResult.Written && read
        ? new Part(true, Map.of())
        : Part.down("A document that was written is not there.");
  }

  private Part tryIndex() {
    long entries = index.count(Filter.ALL);
    String trouble = indexer.trouble();
    return trouble == null
        ? new Part(true, Map.of("entries", entries, "lag", indexer.distance()))
        : Part.down("It does not follow: " + trouble);
  }

  /** Looks no more and takes away what it has written. */
  @Override
  public void close() {
    executor.shutdownNow();
    if (started) {
      store.collection(PROBES).put(Write.delete(probe, Write.ANY));
    }
  }
}
