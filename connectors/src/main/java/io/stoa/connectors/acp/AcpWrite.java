package io.stoa.connectors.acp;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Isolate;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Upserts the products of one batch. For one thread. */
final class AcpWrite {
  private final AcpClient client;
  private final String feed;
  private final ItemBatch batch;
  private final Map<String, ItemAnswer> answers = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  AcpWrite(AcpClient client, String feed, ItemBatch batch) {
    this.client = client;
    this.feed = feed;
    this.batch = batch;
  }

  /** An item and the product that it becomes. */
  private record Upsert(BatchItem item, JsonNode product) {}

  /**
   * Answers for what is decided at once; what the receiver took over is in none.
   *
   * @throws PostponedException when nothing was sent
   */
  List<ItemAnswer> all() throws DeliveryException {
    List<Upsert> upserts = new ArrayList<>();
    List<BatchItem> deletions = new ArrayList<>();
    for (BatchItem item : batch.items()) {
      JsonNode payload = item.payload();
      if (payload == null) {
        deletions.add(item);
      } else if (payload.path("id").asString("").equalsIgnoreCase(item.sku())) {
        upserts.add(new Upsert(item, payload));
      } else {
        answers.put(item.sku(), misnamed(item));
      }
    }
    withdraw(deletions, upserts);
    if (!upserts.isEmpty()) {
      send(upserts);
    }
    return List.copyOf(answers.values());
  }

  private static ItemAnswer misnamed(BatchItem item) {
    return ItemAnswer.rejected(
        item.sku(),
        ItemIssue.error(
            "id",
            "id",
            "The id of a product must be the item's own code, %s, so that it is found again."
                .formatted(item.sku())));
  }

  private void withdraw(List<BatchItem> deletions, List<Upsert> upserts) throws DeliveryException {
    if (deletions.isEmpty()) {
      return;
    }
    AcpProducts there = AcpProducts.of(client.products(feed));
    for (BatchItem item : deletions) {
      JsonNode product = there.find(AcpProducts.id(item.ref()));
      if (product == null || there.state(item.ref()).state() == ItemState.DELETED) {
        answers.put(item.sku(), ItemAnswer.of(item.sku(), ItemState.DELETED));
      } else {
        upserts.add(new Upsert(item, AcpProducts.withdrawn(product)));
      }
    }
  }

  private void send(List<Upsert> upserts) throws DeliveryException {
    try {
      Isolate.run(upserts, "", this::upsert, this::refuse);
    } catch (PostponedException e) {
      if (taken.isEmpty() && answers.isEmpty()) {
        throw e;
      }
      upserts.stream()
          .filter(upsert -> !taken.contains(upsert.item().sku()))
          .forEach(
              upsert ->
                  answers.putIfAbsent(
                      upsert.item().sku(),
                      ItemAnswer.of(upsert.item().sku(), ItemState.POSTPONED)));
    }
  }

  private Isolate.Outcome<Upsert, AcpError> upsert(List<Upsert> upserts, String part)
      throws DeliveryException {
    ArrayNode products = Json.MAPPER.createArrayNode();
    upserts.forEach(upsert -> products.add(upsert.product()));
    Answer answer = client.upsert(feed, products, batch.key() + part);
    if (answer.isGood() && answer.json().path("accepted").asBoolean(false)) {
      upserts.forEach(upsert -> taken.add(upsert.item().sku()));
      return new Isolate.Outcome<>(List.of(), List.of());
    }
    AcpError error = answer.isGood() ? AcpError.notAccepted() : AcpError.of(answer);
    Integer place = error.place();
    if (place == null || place >= upserts.size() || upserts.size() == 1) {
      return new Isolate.Outcome<>(upserts, List.of(error));
    }
    refuse(upserts.get(place), List.of(error));
    List<Upsert> left = new ArrayList<>(upserts);
    left.remove(place.intValue());
    return upsert(left, part + "-");
  }

  private void refuse(Upsert upsert, List<AcpError> errors) {
    String sku = upsert.item().sku();
    answers.put(
        sku,
        new ItemAnswer(
            sku,
            ItemState.REJECTED,
            upsert.item().channelId(),
            errors.stream().map(AcpError::issue).toList()));
  }
}
