package io.stoa.connectors.klaviyo;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.klaviyo.KlaviyoPlan.Job;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Begins the jobs of one batch: what is there is updated, what is not is created. For one thread.
 */
final class KlaviyoSending {
  static final Duration ASK_AFTER = Duration.ofSeconds(10);

  /** Klaviyo runs 500 at a time; other applications may have some too. */
  private static final int MOST_JOBS = 400;

  private static final Duration WHEN_FULL = Duration.ofMinutes(1);
  private static final Duration UNTIL_FORGOTTEN = Duration.ofHours(1);

  /** Klaviyo's clock is not ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

  private static final int MOST_JOB_PAGES = 50;

  private final KlaviyoClient client;
  private final KlaviyoResource resource;
  private final KlaviyoBody bodies;
  private final KlaviyoPlans plans;
  private final String account;
  private final ItemBatch batch;
  private final Map<String, ItemAnswer> answers = new LinkedHashMap<>();

  KlaviyoSending(
      KlaviyoClient client,
      KlaviyoResource resource,
      KlaviyoPlans plans,
      String account,
      ItemBatch batch) {
    this.client = client;
    this.resource = resource;
    this.bodies = new KlaviyoBody(resource);
    this.plans = plans;
    this.account = account;
    this.batch = batch;
  }

  Submission send() throws DeliveryException {
    refuseBroken();
    Instant now = client.now();
    if (plans.underWay(account, now.minus(UNTIL_FORGOTTEN), MOST_JOBS) >= MOST_JOBS) {
      throw new PostponedException(WHEN_FULL, "Klaviyo takes no more jobs until some have ended.");
    }
    KlaviyoPlan plan = new KlaviyoPlan(account, now, planned());
    plans.save(batch.key(), plan);
    return carriedOut(plan, false);
  }

  /** Goes on with what was planned; what was never planned never was sent. */
  Submission sendAgain() throws DeliveryException {
    Optional<KlaviyoPlan> plan = plans.find(batch.key());
    if (plan.isEmpty()) {
      return send();
    }
    refuseBroken();
    return carriedOut(plan.get(), true);
  }

  private void refuseBroken() {
    for (BatchItem item : batch.items()) {
      ItemIssue problem = bodies.problem(item);
      if (problem != null) {
        answers.put(item.sku(), ItemAnswer.rejected(item.sku(), problem));
      }
    }
  }

  private List<Job> planned() throws DeliveryException {
    Set<String> there = client.find(resource, wanted()).keySet();
    Set<String> items = itemsOfVariants(there);
    Map<KlaviyoKind, List<Integer>> places = new EnumMap<>(KlaviyoKind.class);
    for (int i = 0; i < batch.items().size(); i++) {
      BatchItem item = batch.items().get(i);
      if (answers.containsKey(item.sku())) {
        continue;
      }
      String id = KlaviyoBody.id(item);
      boolean isThere = there.contains(id);
      if (item.payload() == null) {
        if (isThere) {
          places.computeIfAbsent(KlaviyoKind.DELETE, k -> new ArrayList<>()).add(i);
        } else {
          answers.put(item.sku(), ItemAnswer.of(item.sku(), ItemState.DELETED));
        }
      } else if (!isThere
          && resource == KlaviyoResource.VARIANT
          && !items.contains(KlaviyoBody.itemOf(item))) {
        answers.put(item.sku(), itemMissing(item));
      } else {
        KlaviyoKind kind = isThere ? KlaviyoKind.UPDATE : KlaviyoKind.CREATE;
        places.computeIfAbsent(kind, k -> new ArrayList<>()).add(i);
      }
    }
    return places.entrySet().stream()
        .map(kind -> new Job(kind.getKey(), kind.getValue(), null, null, false))
        .toList();
  }

  private List<String> wanted() {
    return batch.items().stream()
        .filter(item -> !answers.containsKey(item.sku()))
        .map(KlaviyoBody::id)
        .toList();
  }

  private Set<String> itemsOfVariants(Set<String> there) throws DeliveryException {
    Set<String> items = new HashSet<>();
    if (resource == KlaviyoResource.VARIANT) {
      for (BatchItem item : batch.items()) {
        if (!there.contains(KlaviyoBody.id(item)) && !KlaviyoBody.itemOf(item).isEmpty()) {
          items.add(KlaviyoBody.itemOf(item));
        }
      }
    }
    return items.isEmpty() ? items : client.find(KlaviyoResource.ITEM, items).keySet();
  }

  private static ItemAnswer itemMissing(BatchItem item) {
    return new ItemAnswer(
        item.sku(),
        ItemState.POSTPONED,
        null,
        List.of(
            ItemIssue.error(
                KlaviyoBody.ITEM,
                "item_missing",
                "The catalogue does not have the item yet that this is a variant of: %s."
                    .formatted(KlaviyoResource.externalId(KlaviyoBody.itemOf(item))))));
  }

  private Submission carriedOut(KlaviyoPlan planned, boolean again) throws DeliveryException {
    KlaviyoPlan plan = planned;
    try {
      for (int i = 0; i < plan.jobs().size(); i++) {
        if (plan.jobs().get(i).id() == null) {
          plan = again ? found(plan, i) : plan;
        }
        if (plan.jobs().get(i).id() == null) {
          plan = begun(plan, i);
        }
      }
    } catch (PostponedException e) {
      if (plan.jobs().stream().allMatch(job -> job.id() == null) && !again) {
        plans.forget(batch.key());
        throw e;
      }
    }
    List<KlaviyoTicket.Job> jobs = new ArrayList<>();
    Set<Integer> asked = new HashSet<>();
    for (Job job : plan.jobs()) {
      String id = job.id();
      if (id != null && !job.places().isEmpty()) {
        jobs.add(new KlaviyoTicket.Job(job.kind(), id, job.sure(), job.places()));
        asked.addAll(job.places());
      }
    }
    postponeOthers(asked);
    List<ItemAnswer> said = List.copyOf(answers.values());
    if (jobs.isEmpty()) {
      plans.forget(batch.key());
      return Submission.answered(said);
    }
    return new Submission(said, new KlaviyoTicket(batch.key(), jobs, again).ticket(), ASK_AFTER);
  }

  /** What the quota kept back, or what an earlier attempt put off, goes with a later batch. */
  private void postponeOthers(Set<Integer> asked) {
    for (int i = 0; i < batch.items().size(); i++) {
      String sku = batch.items().get(i).sku();
      if (!asked.contains(i)) {
        answers.putIfAbsent(sku, ItemAnswer.of(sku, ItemState.POSTPONED));
      }
    }
  }

  /**
   * Begins a job. Objects that are refused at once are named, and the job is begun without them; a
   * request that is refused as a whole, nobody knows why, refuses all of them.
   */
  private KlaviyoPlan begun(KlaviyoPlan before, int number) throws DeliveryException {
    KlaviyoPlan plan = before;
    while (!plan.jobs().get(number).places().isEmpty()) {
      Job job = plan.jobs().get(number);
      plan = plan.with(number, job.at(client.now()));
      plans.save(batch.key(), plan);
      List<BatchItem> items = job.places().stream().map(batch.items()::get).toList();
      Answer answer = client.begin(resource, job.kind(), bodies.job(job.kind(), items));
      if (answer.isGood()) {
        String id = answer.json().at("/data/id").asString("");
        plan = plan.with(number, plan.jobs().get(number).known(id, true));
        plans.save(batch.key(), plan);
        return plan;
      }
      List<Integer> left = refused(answer, job);
      plan = plan.with(number, plan.jobs().get(number).with(left));
    }
    return plan;
  }

  /** The places that no error is about. */
  private List<Integer> refused(Answer answer, Job job) throws DeliveryException {
    boolean ofBody = answer.status() == 400 || answer.status() == 409 || answer.status() == 422;
    KlaviyoErrors errors = KlaviyoErrors.of(answer.jsonOrEmpty().path("errors"));
    errors.placed().keySet().removeIf(place -> place >= job.places().size());
    if (!ofBody || (errors.placed().isEmpty() && errors.others().isEmpty())) {
      client.good(answer);
    }
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < job.places().size(); i++) {
      BatchItem item = batch.items().get(job.places().get(i));
      List<ItemIssue> issues = errors.placed().isEmpty() ? errors.others() : errors.placed().get(i);
      if (issues == null) {
        left.add(job.places().get(i));
      } else {
        answers.put(
            item.sku(), new ItemAnswer(item.sku(), ItemState.REJECTED, item.channelId(), issues));
      }
    }
    return left;
  }

  /** Looks for a job of which nobody knows whether it was begun in Klaviyo's list of jobs. */
  private KlaviyoPlan found(KlaviyoPlan plan, int number) throws DeliveryException {
    Job job = plan.jobs().get(number);
    Instant begun = job.begun();
    if (begun == null) {
      return plan;
    }
    String cursor = null;
    for (int page = 0; page < MOST_JOB_PAGES; page++) {
      JsonNode jobs = client.jobs(resource, job.kind(), cursor);
      for (JsonNode there : jobs.path("data")) {
        String id = there.path("id").asString("");
        Instant created = instant(there.at("/attributes/created_at").asString(""));
        if (there.at("/attributes/total_count").asInt(-1) == job.places().size()
            && (created == null || !created.isBefore(begun.minus(CLOCKS_DIFFER)))
            && !plans.isKnown(id)) {
          KlaviyoPlan found = plan.with(number, job.known(id, false));
          plans.save(batch.key(), found);
          return found;
        }
      }
      cursor = KlaviyoClient.next(jobs);
      if (cursor == null) {
        break;
      }
    }
    return plan;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutOffset) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
