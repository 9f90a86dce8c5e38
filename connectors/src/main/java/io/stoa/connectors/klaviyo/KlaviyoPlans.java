package io.stoa.connectors.klaviyo;

import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The plans of batches that are not settled, by the batch's key. Klaviyo knows no idempotency keys;
 * by these a job that was begun is not begun again. Thread-safe.
 */
final class KlaviyoPlans {
  private static final String JOB = "job";
  private static final String ACCOUNT = "account";
  private static final CollectionSpec COLLECTION = CollectionSpec.of("klaviyo_plans", JOB, ACCOUNT);

  private final DocumentCollection documents;

  KlaviyoPlans(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  void save(String batch, KlaviyoPlan plan) {
    List<String> jobs =
        plan.jobs().stream().map(KlaviyoPlan.Job::id).filter(Objects::nonNull).toList();
    documents.put(
        new Write(
            batch,
            Write.ANY,
            JsonBody.of(Json.write(plan)),
            Map.of(JOB, jobs, ACCOUNT, List.of(plan.account()))));
  }

  Optional<KlaviyoPlan> find(String batch) {
    return documents.get(batch).map(KlaviyoPlans::read);
  }

  private static KlaviyoPlan read(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body()).utf8(), KlaviyoPlan.class);
  }

  /** Whether the job is another batch's. */
  boolean isKnown(String job) {
    return !documents.scanByIndex(JOB, job, null, 1).isEmpty();
  }

  /**
   * How many jobs of the account may be under way.
   *
   * @param most to count
   */
  int underWay(String account, Instant since, int most) {
    return documents.scanByIndex(ACCOUNT, account, null, most).stream()
        .map(KlaviyoPlans::read)
        .filter(plan -> plan.planned().isAfter(since))
        .mapToInt(plan -> plan.jobs().size())
        .sum();
  }

  /** The batch is settled. */
  void forget(String batch) {
    documents.put(Write.delete(batch, Write.ANY));
  }
}
