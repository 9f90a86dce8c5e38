package io.stoa.connectors.amazon;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks what became of a feed. */
record FeedPolling(AmazonClient client, AmazonPlace place) {
  Polled poll(AmazonTicket ticket, List<ItemRef> all) throws DeliveryException {
    Map<Integer, ItemRef> items = ticket.sentOf(all);
    try {
      for (String feed : ticket.feeds()) {
        JsonNode state = client.getFeed(feed);
        String status = state.path("processingStatus").asString("");
        switch (status) {
          case "IN_QUEUE", "IN_PROGRESS" -> {
            return new Polled.Pending(FeedSubmission.ASK_AFTER);
          }
          case "DONE" -> {
            AmazonReport report = report(state);
            if (report != null
                && (ticket.sure() || report.isAbout(items.values(), ticket.sent()))) {
              return new Polled.Done(report.answers(items));
            }
            if (ticket.sure()) {
              // Without a report the listings themselves have to tell.
              return new Polled.Done(List.of());
            }
          }
          default -> {
            if (ticket.sure()) {
              return aborted(items.values(), status, words(state));
            }
          }
        }
      }
      return notThere(items.values());
    } catch (PostponedException e) {
      return new Polled.Pending(e.pause());
    } catch (DeliveryException e) {
      if (e.code() == ConnectorError.DESTINATION_REFUSED) {
        throw DeliveryException.lasting(ConnectorError.REPORT_LOST, e.getMessage(), e);
      }
      throw e;
    }
  }

  /**
   * A cancelled feed did nothing; of one that was aborted (FATAL) some, none or all may have been
   * carried out. Either way the same is sent again: that does no harm, and nothing is lost.
   */
  private static Polled aborted(Collection<ItemRef> items, String status, String words) {
    String message =
        status.equals("CANCELLED")
            ? "The feed was cancelled before Amazon began it."
            : "Amazon gave up the whole feed; some of it may have been carried out." + words;
    return all(items, status.isEmpty() ? "unknown" : status, message);
  }

  private static Polled notThere(Collection<ItemRef> items) {
    return all(
        items,
        "not_received",
        "The connection broke when the feed was sent, and Amazon has no such feed.");
  }

  private static Polled all(Collection<ItemRef> items, String code, String message) {
    ItemIssue issue = ItemIssue.error(null, code, message);
    return new Polled.Done(
        items.stream()
            .map(i -> new ItemAnswer(i.sku(), ItemState.POSTPONED, null, List.of(issue)))
            .toList());
  }

  private @Nullable AmazonReport report(JsonNode state) throws DeliveryException {
    JsonNode json = document(state);
    return json == null ? null : AmazonReport.of(json, place.marketplace());
  }

  private @Nullable JsonNode document(JsonNode state) throws DeliveryException {
    String document = state.path("resultFeedDocumentId").asString("");
    return document.isEmpty() ? null : client.downloadFeedDocument(document);
  }

  /** What an aborted feed says of itself, when it says anything. */
  private String words(JsonNode state) {
    try {
      JsonNode json = document(state);
      String message = json == null ? "" : json.at("/issues/0/message").asString("");
      return message.isEmpty() ? "" : " Amazon says: " + message;
    } catch (DeliveryException e) {
      return "";
    }
  }
}
