package io.stoa.connectors.square;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Isolate;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the objects of one batch, and counts their stock. For one thread. */
final class SquareWrite {
  /** batch_upsert_max_total_objects; and so few items that an answer comes soon. */
  private static final int MOST_OBJECTS = 10_000;

  private static final int MOST_ITEMS = 100;
  private static final int MOST_COUNTS = 100;

  private final SquareClient client;
  private final SquareCatalog catalog;
  private final String batch;
  private final Map<String, ItemAnswer> answers = new LinkedHashMap<>();
  private final List<String> stale = new ArrayList<>();
  private final List<Count> counts = new ArrayList<>();

  SquareWrite(SquareClient client, String batch) {
    this.client = client;
    this.catalog = new SquareCatalog(client);
    this.batch = batch;
  }

  /** How many of a variation there are at a location. */
  private record Count(String sku, String variation, JsonNode at) {}

  /**
   * Does it all.
   *
   * @throws PostponedException when nothing was done
   */
  List<ItemAnswer> all(SquarePlan plan) throws DeliveryException {
    plan.arrived().forEach(this::saved);
    try {
      catalog.delete(plan.deletes().values());
      plan.deletes()
          .keySet()
          .forEach(sku -> answers.put(sku, ItemAnswer.of(sku, ItemState.DELETED)));
      int number = 0;
      for (List<SquareObject> part : parts(plan.objects())) {
        Isolate.run(part, "objects" + number++, this::upsert, this::refused);
      }
      catalog.delete(stale);
      for (int from = 0; from < counts.size(); from += MOST_COUNTS) {
        Isolate.run(
            counts.subList(from, Math.min(from + MOST_COUNTS, counts.size())),
            "counts" + from,
            this::count,
            (count, errors) -> refuse(count.sku(), errors));
      }
    } catch (PostponedException e) {
      if (answers.isEmpty()) {
        throw e;
      }
      postponeRest(plan);
    }
    List<ItemAnswer> all = new ArrayList<>(plan.answers());
    all.addAll(answers.values());
    return all;
  }

  /** What was not written goes with a later run, and so does what was written but not counted. */
  private void postponeRest(SquarePlan plan) {
    plan.deletes().keySet().forEach(sku -> answers.putIfAbsent(sku, postponed(sku)));
    plan.objects().forEach(object -> answers.putIfAbsent(object.sku(), postponed(object.sku())));
    counts.forEach(count -> answers.replace(count.sku(), postponed(count.sku())));
  }

  private static ItemAnswer postponed(String sku) {
    return ItemAnswer.of(sku, ItemState.POSTPONED);
  }

  private static List<List<SquareObject>> parts(List<SquareObject> objects) {
    List<List<SquareObject>> parts = new ArrayList<>();
    List<SquareObject> part = new ArrayList<>();
    int count = 0;
    for (SquareObject object : objects) {
      if (!part.isEmpty() && (part.size() == MOST_ITEMS || count + object.count() > MOST_OBJECTS)) {
        parts.add(part);
        part = new ArrayList<>();
        count = 0;
      }
      part.add(object);
      count += object.count();
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /** Each item is a batch of its own for Square: what is wrong with it stops no other. */
  private Isolate.Outcome<SquareObject, SquareError> upsert(List<SquareObject> objects, String part)
      throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("idempotency_key", key(part));
    ArrayNode batches = body.putArray("batches");
    objects.forEach(object -> batches.addObject().putArray("objects").add(object.object()));
    JsonNode answer = client.change("batchUpsert", client.address("catalog", "batch-upsert"), body);
    List<SquareError> errors = SquareError.of(answer);
    if (errors.stream().anyMatch(error -> error.code().equals("IDEMPOTENCY_KEY_REUSED"))) {
      // The request has arrived before, with what was there then: a later run looks anew.
      objects.forEach(object -> answers.put(object.sku(), postponed(object.sku())));
      return new Isolate.Outcome<>(List.of(), List.of());
    }
    Map<String, String> ids = new HashMap<>();
    for (JsonNode mapping : answer.path("id_mappings")) {
      ids.put(
          mapping.path("client_object_id").asString(""), mapping.path("object_id").asString(""));
    }
    Map<String, JsonNode> saved = new HashMap<>();
    answer.path("objects").forEach(object -> saved.put(object.path("id").asString(""), object));
    List<SquareObject> open = new ArrayList<>();
    List<SquareError> general = new ArrayList<>(errors);
    for (int i = 0; i < objects.size(); i++) {
      SquareObject object = objects.get(i);
      int index = i;
      List<SquareError> own =
          errors.stream()
              .filter(e -> e.index() == index || e.detail().contains(object.id()))
              .toList();
      general.removeAll(own);
      JsonNode got = saved.get(ids.getOrDefault(object.id(), object.id()));
      if (got != null) {
        saved(object, got);
      } else if (!own.isEmpty()) {
        refused(object, own);
      } else {
        open.add(object);
      }
    }
    return new Isolate.Outcome<>(open, general);
  }

  /** Square has the object; what belongs to it is still to be done. */
  private void saved(SquareObject object, JsonNode got) {
    answers.put(
        object.sku(),
        ItemAnswer.of(object.sku(), ItemState.ACCEPTED).withChannelId(got.path("id").asString("")));
    stale.addAll(object.stale());
    Map<String, String> variations = SquareObject.variationIds(got);
    object
        .stock()
        .forEach(
            (sku, places) -> {
              String id = variations.get(sku);
              if (id != null) {
                places.forEach(place -> counts.add(new Count(object.sku(), id, place)));
              }
            });
  }

  private void refused(SquareObject object, List<SquareError> errors) {
    if (errors.stream().anyMatch(SquareError::isConflict)) {
      answers.put(object.sku(), postponed(object.sku()));
    } else {
      refuse(object.sku(), errors);
    }
  }

  /** The id stays known where the object itself was saved. */
  private void refuse(String sku, List<SquareError> errors) {
    List<ItemIssue> issues =
        errors.isEmpty()
            ? List.of(ItemIssue.error(null, "NO_ANSWER", "Square does not say why."))
            : errors.stream().map(SquareError::issue).toList();
    ItemAnswer before = answers.get(sku);
    answers.put(
        sku,
        new ItemAnswer(
            sku, ItemState.REJECTED, before == null ? null : before.channelId(), issues));
  }

  private Isolate.Outcome<Count, SquareError> count(List<Count> part, String name)
      throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode changes = body.putArray("changes");
    String now = client.now().toString();
    for (Count count : part) {
      changes
          .addObject()
          .put("type", "PHYSICAL_COUNT")
          .putObject("physical_count")
          .put("catalog_object_id", count.variation())
          .put("state", "IN_STOCK")
          .put("location_id", count.at().path("location_id").asString(""))
          .put("quantity", count.at().path("quantity").asString("0"))
          .put("occurred_at", now);
    }
    body.put("ignore_unchanged_counts", true);
    // A count says what is there, not what changes: counting again is the same, at its own time.
    body.put("idempotency_key", key(name + now));
    JsonNode answer =
        client.change(
            "batchChangeInventory", client.address("inventory", "changes", "batch-create"), body);
    List<SquareError> errors = SquareError.of(answer);
    if (errors.isEmpty()) {
      return new Isolate.Outcome<>(List.of(), List.of());
    }
    // All or nothing: those that are not at fault go again without the others.
    List<Count> open = new ArrayList<>();
    List<SquareError> general = new ArrayList<>(errors);
    boolean plain = false;
    for (int i = 0; i < part.size(); i++) {
      int index = i;
      List<SquareError> own = errors.stream().filter(e -> e.index() == index).toList();
      general.removeAll(own);
      if (own.isEmpty()) {
        open.add(part.get(i));
      } else {
        refuse(part.get(i).sku(), own);
        plain = true;
      }
    }
    if (plain && !open.isEmpty()) {
      Isolate.run(open, name + "c", this::count, (c, said) -> refuse(c.sku(), said));
      return new Isolate.Outcome<>(List.of(), List.of());
    }
    return new Isolate.Outcome<>(open, general);
  }

  /** The same for the same part of the same batch, at most 128 characters. */
  private String key(String part) {
    return UUID.nameUUIDFromBytes((batch + "/" + part).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
