package io.stoa.connectors.amazon;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends items each for itself by the Listings Items API, which answers at once. */
record OneByOne(AmazonClient client, AmazonPlace place) {
  List<ItemAnswer> send(Collection<BatchItem> items) throws DeliveryException {
    List<ItemAnswer> answers = new ArrayList<>();
    for (BatchItem item : items) {
      try {
        answers.add(send(item));
      } catch (PostponedException e) {
        if (answers.isEmpty()) {
          throw e;
        }
        // What went out has its answer; the rest waits for a later run.
        items.stream()
            .skip(answers.size())
            .map(rest -> ItemAnswer.of(rest.sku(), ItemState.POSTPONED))
            .forEach(answers::add);
        return answers;
      }
    }
    return answers;
  }

  /**
   * As {@link #send(Collection)}, but an item whose listing says the same already is left alone.
   */
  List<ItemAnswer> sendAgain(Collection<BatchItem> items) throws DeliveryException {
    Map<String, AmazonListing> there =
        new ListingSearch(client, place)
            .find(AmazonMessages.skus(List.copyOf(items)), "summaries,issues,attributes");
    List<ItemAnswer> answers = new ArrayList<>();
    List<BatchItem> wanting = new ArrayList<>();
    for (BatchItem item : items) {
      AmazonListing listing = there.get(item.sku());
      JsonNode payload = item.payload();
      if (payload == null && listing == null) {
        answers.add(ItemAnswer.of(item.sku(), ItemState.DELETED));
      } else if (payload != null && listing != null && listing.has(payload.path("attributes"))) {
        answers.add(listing.answer(item.sku(), item.action()));
      } else {
        wanting.add(item);
      }
    }
    answers.addAll(send(wanting));
    return answers;
  }

  /** What Amazon would answer; nothing is carried out. */
  ItemAnswer rehearse(BatchItem item) throws DeliveryException {
    JsonNode payload = item.payload();
    return payload == null
        ? ItemAnswer.of(item.sku(), ItemState.DELETED)
        : answer(item, put(item, payload, true));
  }

  private ItemAnswer send(BatchItem item) throws DeliveryException {
    JsonNode payload = item.payload();
    if (payload == null) {
      Answer answer = client.deleteListing(place, item.sku());
      return answer.status() == 404
          ? ItemAnswer.of(item.sku(), ItemState.DELETED)
          : answer(item, answer);
    }
    return answer(item, put(item, payload, false));
  }

  private Answer put(BatchItem item, JsonNode payload, boolean preview) throws DeliveryException {
    return AmazonMessages.isPartial(item)
        ? client.patchListing(place, item.sku(), AmazonMessages.patches(payload), preview)
        : client.putListing(place, item.sku(), AmazonMessages.whole(payload), preview);
  }

  private ItemAnswer answer(BatchItem item, Answer answer) throws DeliveryException {
    if (answer.status() == 400 || answer.status() == 413) {
      return new ItemAnswer(item.sku(), ItemState.REJECTED, null, AmazonFailure.issues(answer));
    }
    JsonNode said = AmazonFailure.orRefuse(answer).json();
    List<ItemIssue> issues = AmazonIssues.ofListing(said.path("issues"), place.marketplace());
    return new ItemAnswer(
        item.sku(), state(item, said.path("status").asString("")), asin(said), issues);
  }

  private static ItemState state(BatchItem item, String status) {
    if (status.equals("INVALID")) {
      return ItemState.REJECTED;
    }
    return item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.ACCEPTED;
  }

  private @Nullable String asin(JsonNode said) {
    for (JsonNode identifiers : said.path("identifiers")) {
      if (identifiers.path("marketplaceId").asString("").equals(place.marketplace())) {
        String asin = identifiers.path("asin").asString("");
        return asin.isEmpty() ? null : asin;
      }
    }
    return null;
  }
}
