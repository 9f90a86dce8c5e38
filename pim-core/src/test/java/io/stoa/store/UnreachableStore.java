package io.stoa.store;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Documents that several processes are taken to use, and that are out of reach at times: then
 * nothing is done, or it is done and nobody hears so. Closed by their owner.
 */
public final class UnreachableStore implements DocumentStore {
  private final DocumentStore documents;
  private volatile Reach reach = Reach.ALL;
  private Reach later = Reach.ALL;
  private int untilLost;
  private int untilBack;

  /** How far requests come. */
  public enum Reach {
    ALL,
    /** They are carried out, and their answers are lost. */
    NO_ANSWERS,
    NOTHING
  }

  public UnreachableStore(DocumentStore documents) {
    this.documents = documents;
  }

  public void reach(Reach newReach) {
    reach = newReach;
  }

  /**
   * Answers so many more requests, and not the next ones.
   *
   * @param lost how many are not answered before all are again
   */
  public synchronized void reach(Reach newReach, int answered, int lost) {
    later = newReach;
    untilLost = answered;
    untilBack = answered + lost;
  }

  /** Whether as many requests came as were to be lost. */
  public synchronized boolean isBack() {
    return untilBack <= 0;
  }

  private synchronized Reach next() {
    Reach now = untilLost <= 0 && untilBack > 0 ? later : reach;
    untilLost--;
    untilBack--;
    return now;
  }

  private <T> T ask(Supplier<T> question) {
    Reach now = next();
    if (now == Reach.NOTHING) {
      throw gone();
    }
    T answer = question.get();
    if (now == Reach.NO_ANSWERS) {
      throw gone();
    }
    return answer;
  }

  private static StoaException gone() {
    return new StoaException(CoreError.STORE_UNAVAILABLE, "It is out of reach.");
  }

  @Override
  public DocumentCollection collection(CollectionSpec spec) {
    return new Unreachable(documents.collection(spec));
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void close() {
    // Others use it as well.
  }

  private final class Unreachable implements DocumentCollection {
    private final DocumentCollection there;

    Unreachable(DocumentCollection there) {
      this.there = there;
    }

    @Override
    public Optional<StoredDocument> get(String id) {
      return ask(() -> there.get(id));
    }

    @Override
    public Map<String, StoredDocument> getMany(Collection<String> ids) {
      return ask(() -> there.getMany(ids));
    }

    @Override
    public List<WriteResult> bulk(List<Write> writes) {
      return ask(() -> there.bulk(writes));
    }

    @Override
    public List<StoredDocument> scan(@Nullable String afterId, int limit) {
      return ask(() -> there.scan(afterId, limit));
    }

    @Override
    public List<StoredDocument> scanByIndex(
        String index, String key, @Nullable String afterId, int limit) {
      return ask(() -> there.scanByIndex(index, key, afterId, limit));
    }

    @Override
    public Changes changes(long cursor, int limit) {
      return ask(() -> there.changes(cursor, limit));
    }

    @Override
    public long position() {
      return ask(there::position);
    }

    @Override
    public long count() {
      return ask(there::count);
    }
  }
}
