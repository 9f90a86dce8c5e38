package io.stoa.connectors.amazon;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Ticket;
import io.stoa.connectors.amazon.AmazonSubmissions.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends a batch as one listings feed. */
record FeedSubmission(AmazonClient client, AmazonPlace place, AmazonSubmissions submissions) {
  /** Feeds take minutes whatever their size. */
  static final Duration ASK_AFTER = Duration.ofMinutes(2);

  /** Clocks differ, and a call may take this long. */
  private static final Duration BEFORE = Duration.ofMinutes(2);

  private static final Duration AFTER = Duration.ofMinutes(5);

  /** By then a feed that was begun is in Amazon's list. */
  private static final Duration LISTED_WITHIN = Duration.ofMinutes(1);

  private static final int MOST_CANDIDATES = 50;

  /**
   * @param numbered messages by number
   */
  Submission send(String batch, Map<Integer, BatchItem> numbered) throws DeliveryException {
    client.foreseeFeed();
    String document = client.uploadFeedDocument(AmazonMessages.feed(place, numbered));
    Instant began = client.now();
    submissions.begin(batch, began);
    String feed;
    try {
      feed = client.createFeed(place.marketplace(), document);
    } catch (DeliveryException e) {
      if (e instanceof PostponedException || !e.retryable()) {
        // Amazon surely began nothing.
        submissions.forget(batch);
      }
      throw e;
    }
    submissions.know(batch, began, feed);
    return Submission.received(ticket(batch, List.of(feed), numbered.keySet(), true), ASK_AFTER);
  }

  /**
   * Sends the batch unless it is there already. A feed that was begun meanwhile and that nobody
   * here knows may be it: its report will tell.
   */
  Submission sendAgain(String batch, Map<Integer, BatchItem> numbered) throws DeliveryException {
    Optional<Begun> noted = submissions.find(batch);
    if (noted.isEmpty()) {
      return send(batch, numbered);
    }
    Begun begun = noted.get();
    @Nullable String known = begun.feed();
    if (known != null) {
      return Submission.received(
          ticket(batch, List.of(known), numbered.keySet(), true), Duration.ZERO);
    }
    List<String> candidates = candidates(begun.began());
    if (!candidates.isEmpty()) {
      return Submission.received(ticket(batch, candidates, numbered.keySet(), false), ASK_AFTER);
    }
    Duration passed = Duration.between(begun.began(), client.now());
    if (passed.compareTo(LISTED_WITHIN) < 0) {
      throw new PostponedException(
          LISTED_WITHIN.minus(passed),
          "Nobody knows yet whether Amazon got the feed; its list of feeds will tell.");
    }
    return send(batch, numbered);
  }

  private List<String> candidates(Instant began) throws DeliveryException {
    List<String> found = new ArrayList<>();
    Instant since = began.minus(BEFORE);
    Instant until = began.plus(AFTER);
    String next = null;
    do {
      JsonNode page =
          next == null ? client.getFeeds(since, null, null) : client.getFeeds(null, null, next);
      for (JsonNode feed : page.path("feeds")) {
        String id = feed.path("feedId").asString("");
        if (mayBe(feed, until) && !submissions.isKnown(id)) {
          found.add(id);
        }
      }
      next = page.path("nextToken").asString("");
    } while (!next.isEmpty() && found.size() < MOST_CANDIDATES);
    return found;
  }

  private boolean mayBe(JsonNode feed, Instant until) {
    boolean here = feed.path("marketplaceIds").isEmpty();
    for (JsonNode marketplace : feed.path("marketplaceIds")) {
      here |= marketplace.asString("").equals(place.marketplace());
    }
    return here && !AmazonTimes.instant(feed.path("createdTime").asString("")).isAfter(until);
  }

  private static Ticket ticket(
      String batch, List<String> feeds, Set<Integer> numbers, boolean sure) {
    return AmazonTicket.of(batch, feeds, numbers, sure).ticket();
  }
}
