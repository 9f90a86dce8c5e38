package io.stoa.connectors.bigcommerce;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Answer;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Does what is wanted for one batch. For one thread. */
final class BigCommerceWrite {
  /** "Batches are limited to 10 products." */
  private static final int UPDATED_AT_ONCE = 10;

  private static final int DELETED_AT_ONCE = 250;
  private static final int PARTLY = 207;

  private final BigCommerceClient client;
  private final BigCommerceProducts products;
  private final ItemBatch batch;
  private final boolean again;
  private final Map<String, ItemAnswer> answers = new LinkedHashMap<>();
  private final Map<String, String> marks = new LinkedHashMap<>();

  BigCommerceWrite(BigCommerceClient client, ItemBatch batch, boolean again) {
    this.client = client;
    this.products = new BigCommerceProducts(client);
    this.batch = batch;
    this.again = again;
  }

  /** A product that is there and what it is to become. */
  private record Update(BatchItem item, JsonNode there) {
    String id() {
      return there.path("id").asString("");
    }

    JsonNode payload() {
      return BigCommerceBody.whole(Objects.requireNonNull(item.payload()));
    }
  }

  /**
   * Does it all. When the quota is used up on the way, the rest goes with a later run.
   *
   * @throws PostponedException when nothing was done
   */
  List<ItemAnswer> all() throws DeliveryException {
    try {
      Map<String, JsonNode> byId = products.byId(ids());
      Map<String, JsonNode> bySku = products.bySku(unknown(byId));
      delete(bySku);
      List<Update> updates = new ArrayList<>();
      for (BatchItem item : batch.items()) {
        if (item.action() != ItemAction.DELETE) {
          JsonNode there = there(item, byId, bySku);
          if (there == null) {
            create(item);
          } else {
            updates.add(new Update(item, there));
          }
        }
      }
      update(updates);
      products.mark(marks);
    } catch (PostponedException e) {
      if (answers.isEmpty()) {
        throw e;
      }
      postponeRest();
    }
    return List.copyOf(answers.values());
  }

  /** What was not written goes with a later run, and so does what was written but not marked. */
  private void postponeRest() {
    marks.values().forEach(sku -> answers.put(sku, ItemAnswer.of(sku, ItemState.POSTPONED)));
    batch
        .items()
        .forEach(
            item ->
                answers.putIfAbsent(item.sku(), ItemAnswer.of(item.sku(), ItemState.POSTPONED)));
  }

  private List<String> ids() {
    return batch.items().stream()
        .filter(item -> item.action() != ItemAction.DELETE)
        .map(BatchItem::channelId)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<String> unknown(Map<String, JsonNode> byId) {
    return batch.items().stream()
        .filter(
            item -> {
              String id = item.channelId();
              return id == null || (item.action() != ItemAction.DELETE && !byId.containsKey(id));
            })
        .map(BatchItem::sku)
        .toList();
  }

  private static @Nullable JsonNode there(
      BatchItem item, Map<String, JsonNode> byId, Map<String, JsonNode> bySku) {
    String id = item.channelId();
    JsonNode known = id == null ? null : byId.get(id);
    return known == null ? bySku.get(BigCommerceProducts.key(item.sku())) : known;
  }

  private void delete(Map<String, JsonNode> bySku) throws DeliveryException {
    Map<String, String> ids = new LinkedHashMap<>();
    for (BatchItem item : batch.items()) {
      if (item.action() == ItemAction.DELETE) {
        String id = item.channelId();
        JsonNode there = bySku.get(BigCommerceProducts.key(item.sku()));
        String found = there == null ? "" : there.path("id").asString("");
        if (id != null) {
          ids.put(item.sku(), id);
        } else if (!found.isEmpty() && products.isOurs(found, item.sku())) {
          ids.put(item.sku(), found);
        } else {
          answers.put(item.sku(), ItemAnswer.of(item.sku(), ItemState.DELETED));
        }
      }
    }
    List<String> all = List.copyOf(ids.values());
    for (int from = 0; from < all.size(); from += DELETED_AT_ONCE) {
      List<String> part = all.subList(from, Math.min(from + DELETED_AT_ONCE, all.size()));
      client.delete("deleteProducts", client.products().query("id:in", String.join(",", part)));
    }
    ids.keySet().forEach(sku -> answers.put(sku, ItemAnswer.of(sku, ItemState.DELETED)));
  }

  /** One at a time: there are no batches of new products. */
  private void create(BatchItem item) throws DeliveryException {
    JsonNode payload = BigCommerceBody.whole(Objects.requireNonNull(item.payload()));
    JsonNode body = BigCommerceBody.create(payload, item.sku());
    Answer answer = client.change("POST", "createProduct", client.products(), body, false);
    JsonNode data = answer.jsonOrEmpty().path("data");
    // One product, or with 207 a list of it.
    String id = (data.isArray() ? data.path(0) : data).path("id").asString("");
    if (answer.isGood() && !id.isEmpty()) {
      marks.put(id, item.sku());
      saved(item.sku(), id, answer);
    } else {
      answers.put(
          item.sku(),
          BigCommerceAnswers.rejected(item.sku(), null, BigCommerceAnswers.issues(answer)));
    }
  }

  /** A product that was saved in part is refused, so that a person sees it and it is sent again. */
  private void saved(String sku, String id, Answer answer) {
    answers.put(
        sku,
        answer.status() == PARTLY
            ? BigCommerceAnswers.rejected(sku, id, BigCommerceAnswers.issues(answer))
            : BigCommerceAnswers.accepted(sku, id));
  }

  private void update(List<Update> updates) throws DeliveryException {
    List<Update> open = new ArrayList<>();
    for (Update update : updates) {
      if (update.item().channelId() == null) {
        marks.put(update.id(), update.item().sku());
      }
      if (again && BigCommerceBody.isThere(update.payload(), update.there())) {
        answers.put(
            update.item().sku(), BigCommerceAnswers.accepted(update.item().sku(), update.id()));
      } else {
        open.add(update);
      }
    }
    for (int from = 0; from < open.size(); from += UPDATED_AT_ONCE) {
      put(open.subList(from, Math.min(from + UPDATED_AT_ONCE, open.size())));
    }
  }

  /** A batch is refused whole, and does not say because of which product: then each goes alone. */
  private void put(List<Update> part) throws DeliveryException {
    ArrayNode body = Json.MAPPER.createArrayNode();
    part.forEach(u -> body.add(BigCommerceBody.update(u.payload(), u.item().sku(), u.there())));
    Answer answer = client.change("PUT", "updateProducts", client.products(), body, true);
    if (part.size() > 1 && (!answer.isGood() || answer.status() == PARTLY)) {
      for (Update update : part) {
        put(List.of(update));
      }
      return;
    }
    for (Update update : part) {
      String sku = update.item().sku();
      if (answer.status() == 404) {
        answers.put(sku, ItemAnswer.of(sku, ItemState.MISSING));
      } else if (!answer.isGood()) {
        answers.put(
            sku, BigCommerceAnswers.rejected(sku, update.id(), BigCommerceAnswers.issues(answer)));
      } else {
        saved(sku, update.id(), answer);
        variants(update);
      }
    }
  }

  private void variants(Update update) throws DeliveryException {
    String sku = update.item().sku();
    ItemAnswer saved = Objects.requireNonNull(answers.remove(sku));
    List<ItemIssue> issues = new ArrayList<>(saved.issues());
    issues.addAll(
        new BigCommerceVariants(client).change(update.id(), update.payload(), update.there()));
    answers.put(
        sku, issues.isEmpty() ? saved : BigCommerceAnswers.rejected(sku, update.id(), issues));
  }
}
