package io.stoa.job;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Job documents. A document's id counts down while job ids count up, so that the collection's own
 * order is newest first.
 */
final class StoredJobs {
  private static final CollectionSpec SPEC = CollectionSpec.of("jobs", "kind", "open");
  private static final CollectionSpec STOPS = CollectionSpec.of("job_stops");
  private static final long HIGHEST_ID = 99_999_999_999_999_999L;
  private static final String OPEN = "yes";

  private final DocumentCollection documents;
  private final DocumentCollection stops;

  StoredJobs(DocumentStore store) {
    this.documents = store.collection(SPEC);
    this.stops = store.collection(STOPS);
  }

  /** A job with the version that it was read at. */
  record Versioned(Job job, long version) {}

  /**
   * @param expected the version that was read or written last
   * @return the version that it has now; empty when somebody else wrote it meanwhile
   */
  OptionalLong save(Job job, long expected) {
    Map<String, List<String>> keys =
        job.open()
            ? Map.of("kind", List.of(job.kind()), "open", List.of(OPEN))
            : Map.of("kind", List.of(job.kind()));
    Write write = new Write(documentId(job.id()), expected, JsonBody.of(Json.write(job)), Map.of());
    WriteResult result = documents.put(write.indexed(keys));
    if (result instanceof WriteResult.Written written) {
      return OptionalLong.of(written.version());
    } else if (result instanceof WriteResult.Conflict) {
      return OptionalLong.empty();
    }
    throw new IllegalStateException("A job was not stored: " + result);
  }

  /** Asks the node that runs the job to stop it. */
  void askToStop(String id) {
    stops.put(new Write(id, Write.ANY, JsonBody.of("{}"), Map.of()));
  }

  boolean isAskedToStop(String id) {
    return stops.get(id).isPresent();
  }

  /** It has stopped, or is to go on. */
  void forgetToStop(String id) {
    if (isAskedToStop(id)) {
      stops.put(Write.delete(id, Write.ANY));
    }
  }

  void delete(String id) {
    documents.put(Write.delete(documentId(id), Write.ANY));
  }

  Optional<Job> find(String id) {
    return versioned(id).map(Versioned::job);
  }

  Optional<Versioned> versioned(String id) {
    return isId(id)
        ? documents.get(documentId(id)).map(stored -> new Versioned(job(stored), stored.version()))
        : Optional.empty();
  }

  /** Newest first, older than the given job. */
  List<Job> newest(@Nullable String kind, @Nullable String olderThan, int limit) {
    String after = olderThan == null ? null : documentId(olderThan);
    List<StoredDocument> found =
        kind == null
            ? documents.scan(after, limit)
            : documents.scanByIndex("kind", kind, after, limit);
    return found.stream().map(StoredJobs::job).toList();
  }

  /** Some of those waiting or running. */
  List<Job> open(int limit) {
    return documents.scanByIndex("open", OPEN, null, limit).stream().map(StoredJobs::job).toList();
  }

  static String jobId(long number) {
    return String.format("%017d", number);
  }

  private static boolean isId(String id) {
    return id.length() == 17 && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String documentId(String jobId) {
    return jobId(HIGHEST_ID - Long.parseLong(jobId));
  }

  private static Job job(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body()).utf8(), Job.class);
  }
}
