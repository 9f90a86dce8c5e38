package io.stoa.search.lucene;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was read from segments of late, as much as a share of the heap holds. Thread-safe.
 *
 * @param <W> what is read
 * @param <T> what it is read as; never changes
 */
final class SegmentShelf<W, T> {
  private record Place<W>(IndexReader.CacheKey segment, W what) {}

  private static final Logger LOG = LoggerFactory.getLogger(SegmentShelf.class);
  private static final long IDLE_SECONDS = 10;

  /** Segments of so few documents are read in no time. */
  static final int QUICK = 10_000;

  /** Not the common pool, on which searches run that would wait for it. */
  private static final Executor BACKGROUND = background();

  private final Set<Place<W>> coming = ConcurrentHashMap.newKeySet();
  private final Map<Place<W>, T> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final long most;
  private final Reading<W, T> reading;
  private final ToLongFunction<T> size;
  private long memory;

  /**
   * @param most bytes that are kept
   * @param size in bytes
   */
  SegmentShelf(long most, Reading<W, T> reading, ToLongFunction<T> size) {
    this.most = most;
    this.reading = reading;
    this.size = size;
  }

  private static Executor background() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "stoa-index-reading");
              thread.setDaemon(true);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  T of(LeafReader segment, W what) throws IOException {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    if (helper == null) {
      return reading.read(segment, what);
    }
    Place<W> place = new Place<>(helper.getKey(), what);
    T found = find(place);
    if (found == null) {
      found = reading.read(segment, what);
      if (keep(place, found)) {
        helper.addClosedListener(this::forget);
      }
    }
    return found;
  }

  /** What is kept; null where it is not read yet, which is then done in the background. */
  @Nullable T soon(LeafReader segment, W what) {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    if (helper == null) {
      return null;
    }
    Place<W> place = new Place<>(helper.getKey(), what);
    T found = find(place);
    if (found == null && coming.add(place)) {
      readLater(segment, place);
    }
    return found;
  }

  private void readLater(LeafReader segment, Place<W> place) {
    if (!segment.tryIncRef()) {
      coming.remove(place);
      return;
    }
    BACKGROUND.execute(
        () -> {
          try {
            try {
              of(segment, place.what);
            } finally {
              segment.decRef();
            }
          } catch (IOException e) {
            // Whoever asks again reads it again, and is told.
            LOG.debug("What is kept of a segment could not be read.", e);
          } finally {
            coming.remove(place);
          }
        });
  }

  private synchronized @Nullable T find(Place<W> place) {
    return kept.get(place);
  }

  /** Whether nothing of the segment was kept before. */
  private synchronized boolean keep(Place<W> place, T read) {
    boolean first = kept.keySet().stream().noneMatch(p -> p.segment.equals(place.segment));
    T before = kept.put(place, read);
    memory += size.applyAsLong(read) - (before == null ? 0 : size.applyAsLong(before));
    Iterator<T> eldest = kept.values().iterator();
    while (memory > most && kept.size() > 1) {
      memory -= size.applyAsLong(eldest.next());
      eldest.remove();
    }
    return first;
  }

  private synchronized void forget(IndexReader.CacheKey segment) {
    kept.entrySet()
        .removeIf(
            entry -> {
              boolean gone = entry.getKey().segment.equals(segment);
              memory -= gone ? size.applyAsLong(entry.getValue()) : 0;
              return gone;
            });
  }

  /** Reads it from a segment. */
  interface Reading<W, T> {
    T read(LeafReader segment, W what) throws IOException;
  }
}
