package io.stoa.connectors.klaviyo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a batch is made of. It is stored before the first of them is begun, so that a batch of
 * which nobody knows how far it came goes on as it was planned.
 *
 * @param account whose jobs they are
 * @param planned when
 */
record KlaviyoPlan(String account, Instant planned, List<Job> jobs) {
  KlaviyoPlan {
    jobs = List.copyOf(jobs);
  }

  /**
   * One job.
   *
   * @param places of its items in the batch, in the order of the request
   * @param begun when it was about to be begun, null before
   * @param id Klaviyo's, null while nobody knows
   * @param sure whether the id is known to be this job's, or only may be
   */
  record Job(
      KlaviyoKind kind,
      List<Integer> places,
      @Nullable Instant begun,
      @Nullable String id,
      boolean sure) {
    Job {
      places = List.copyOf(places);
    }

    Job at(Instant now) {
      return new Job(kind, places, now, null, false);
    }

    Job known(String newId, boolean certainly) {
      return new Job(kind, places, begun, newId, certainly);
    }

    Job with(List<Integer> others) {
      return new Job(kind, others, begun, id, sure);
    }
  }

  KlaviyoPlan with(int number, Job job) {
    List<Job> changed = new ArrayList<>(jobs);
    changed.set(number, job);
    return new KlaviyoPlan(account, planned, changed);
  }
}
