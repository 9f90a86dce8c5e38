package io.stoa.connectors.klaviyo;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connectors.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks what became of the jobs of a batch. */
record KlaviyoPolling(KlaviyoClient client, KlaviyoResource resource) {
  Polled poll(KlaviyoTicket ticket, List<ItemRef> items) throws DeliveryException {
    List<JsonNode> jobs = new ArrayList<>();
    for (KlaviyoTicket.Job job : ticket.jobs()) {
      Answer answer = client.job(resource, job.kind(), job.id());
      if (answer.status() == 404) {
        throw DeliveryException.lasting(
            ConnectorError.REPORT_LOST, "Klaviyo does not know the job any more.", null);
      }
      JsonNode said = client.good(answer).path("data");
      String status = said.at("/attributes/status").asString("");
      if (status.equals("queued") || status.equals("processing")) {
        return new Polled.Pending(KlaviyoSending.ASK_AFTER);
      }
      jobs.add(said);
    }
    List<ItemAnswer> answers = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      KlaviyoTicket.Job asked = ticket.jobs().get(i);
      List<ItemRef> its = asked.places().stream().map(items::get).toList();
      answers.addAll(answers(asked, its, jobs.get(i)));
    }
    return new Polled.Done(answers);
  }

  private List<ItemAnswer> answers(KlaviyoTicket.Job asked, List<ItemRef> items, JsonNode job)
      throws DeliveryException {
    if (job.at("/attributes/status").asString("").equals("cancelled")) {
      return postponed(items, "cancelled", "Klaviyo cancelled the job.");
    }
    if (!asked.sure() && isAboutOthers(job, items)) {
      return postponed(
          items,
          "not_received",
          "The connection broke when the job was sent, and Klaviyo has no such job.");
    }
    KlaviyoErrors errors = KlaviyoErrors.of(job.at("/attributes/errors"));
    int failed = job.at("/attributes/failed_count").asInt(0);
    boolean unplaced = !errors.others().isEmpty() || failed > errors.placed().size();
    Map<String, JsonNode> there =
        asked.kind() != KlaviyoKind.UPDATE && (unplaced || !errors.placed().isEmpty())
            ? client.find(resource, items.stream().map(KlaviyoPolling::id).toList())
            : Map.of();
    List<ItemAnswer> answers = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      ItemRef item = items.get(i);
      List<ItemIssue> own = errors.placed().getOrDefault(i, List.of());
      List<ItemIssue> issues = own.isEmpty() && unplaced ? others(errors) : own;
      answers.add(answer(asked.kind(), item, issues, !own.isEmpty(), there.containsKey(id(item))));
    }
    return answers;
  }

  /**
   * @param named whether the errors are about this item; else they may be about any of the job
   */
  private static ItemAnswer answer(
      KlaviyoKind kind, ItemRef item, List<ItemIssue> issues, boolean named, boolean there) {
    boolean failed =
        switch (kind) {
          // What is there after all was created by this very job, or by its first arrival.
          case CREATE -> !issues.isEmpty() && !there;
          // What is not there need not be deleted.
          case DELETE -> !issues.isEmpty() && there;
          case UPDATE -> named || !issues.isEmpty();
        };
    if (failed) {
      return new ItemAnswer(item.sku(), ItemState.REJECTED, id(item), issues);
    }
    ItemState good = kind == KlaviyoKind.DELETE ? ItemState.DELETED : ItemState.ACCEPTED;
    return new ItemAnswer(item.sku(), good, id(item), List.of());
  }

  private static List<ItemIssue> others(KlaviyoErrors errors) {
    return errors.others().isEmpty()
        ? List.of(
            ItemIssue.error(
                null,
                "failed",
                "Klaviyo failed on some objects of the job and does not say which."))
        : errors.others();
  }

  private static boolean isAboutOthers(JsonNode job, List<ItemRef> items) {
    Set<String> ours = items.stream().map(KlaviyoPolling::id).collect(Collectors.toSet());
    return job.path("relationships")
        .propertyStream()
        .flatMap(list -> list.getValue().path("data").valueStream())
        .anyMatch(object -> !ours.contains(object.path("id").asString("")));
  }

  private static List<ItemAnswer> postponed(List<ItemRef> items, String code, String says) {
    List<ItemIssue> why = List.of(ItemIssue.error(null, code, says));
    return items.stream()
        .map(item -> new ItemAnswer(item.sku(), ItemState.POSTPONED, item.channelId(), why))
        .toList();
  }

  static String id(ItemRef item) {
    return KlaviyoBody.id(item.sku(), item.channelId());
  }
}
