package io.stoa.connectors.shopify;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.shopify.ShopifyBulk.Operation;
import io.stoa.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what is to be done for many items by a bulk operation, and publishes what it has set by a
 * second one.
 */
final class ShopifyInBulk {
  static final Duration ASK_AFTER = Duration.ofSeconds(20);

  private final ShopifyBulk bulk;

  ShopifyInBulk(ShopifyBulk bulk) {
    this.bulk = bulk;
  }

  /**
   * @param ticket of the operation
   * @param postponed items for which the ticket has no place
   */
  record Begun(ShopifyTicket ticket, List<ItemAnswer> postponed) {}

  /**
   * Begins the operation, unless it has begun already.
   *
   * @param works all of one kind
   * @param again whether it may have begun
   */
  Begun begin(List<ShopifyWork> works, String batch, boolean again) throws DeliveryException {
    boolean deletes = works.get(0).input() == null;
    BitSet items = new BitSet();
    Map<ArrayNode, BitSet> plans = new LinkedHashMap<>();
    List<ItemAnswer> postponed = new ArrayList<>();
    List<ShopifyWork> lines = new ArrayList<>();
    for (ShopifyWork work : works) {
      ArrayNode where = publications(work);
      if (!where.isEmpty()) {
        if (plans.size() == ShopifyTicket.MOST_PLANS && !plans.containsKey(where)) {
          postponed.add(ItemAnswer.of(work.sku(), ItemState.POSTPONED));
          continue;
        }
        plans.computeIfAbsent(where, p -> new BitSet()).set(work.index());
      }
      items.set(work.index());
      lines.add(work);
    }
    String name = ShopifyMutations.name(deletes ? "Delete" : "Set", batch);
    Optional<Operation> there = again ? bulk.find(name) : Optional.empty();
    if (again && there.isEmpty()) {
      bulk.awaitTurn();
    }
    String id =
        there.isPresent()
            ? there.get().id()
            : bulk.start(
                deletes
                    ? ShopifyMutations.delete(name)
                    : ShopifyMutations.set(name, ShopifyPublish.ids(plans.keySet())),
                file(lines, batch),
                batch);
    List<ShopifyTicket.Plan> all =
        plans.entrySet().stream()
            .map(plan -> new ShopifyTicket.Plan(plan.getKey(), plan.getValue()))
            .toList();
    return new Begun(new ShopifyTicket(id, batch, deletes, items, all), postponed);
  }

  private static ArrayNode publications(ShopifyWork work) {
    ShopifyInput input = work.input();
    return input == null ? Json.MAPPER.createArrayNode() : input.publications();
  }

  private static byte[] file(List<ShopifyWork> works, String batch) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (ShopifyWork work : works) {
      ShopifyInput input = work.input();
      ObjectNode variables;
      if (input == null) {
        variables = Json.MAPPER.createObjectNode();
        variables.putObject("input").put("id", Objects.requireNonNull(work.id()));
      } else {
        variables = input.variables(work.id(), new ShopifyMark(work.sku(), batch));
      }
      file.writeBytes(Json.write(variables));
      file.write('\n');
    }
    return file.toByteArray();
  }

  /** Asks for the answers, and sees to it that what is planned gets published. */
  Polled poll(ShopifyTicket ticket, List<ItemRef> items) throws DeliveryException {
    Operation operation = bulk.operation(ticket.operation());
    if (operation.isUnderWay()) {
      return new Polled.Pending(ASK_AFTER);
    }
    Map<Integer, JsonNode> results = bulk.results(operation);
    SortedSet<String> asked =
        ShopifyPublish.ids(ticket.plans().stream().map(ShopifyTicket.Plan::publications).toList());
    Map<String, ItemAnswer> answers = new LinkedHashMap<>();
    Map<String, ArrayNode> left = new LinkedHashMap<>();
    int[] indexes = ticket.lines();
    for (int line = 0; line < indexes.length; line++) {
      JsonNode result = results.get(line);
      if (result != null) {
        String sku = items.get(indexes[line]).sku();
        ItemAnswer answer = answer(ticket, sku, result);
        answers.put(sku, answer);
        if (answer.state() == ItemState.ACCEPTED) {
          JsonNode product = result.path("data").path("productSet").path("product");
          left(ticket, indexes[line], asked, product)
              .ifPresent(publications -> left.put(sku, publications));
        }
      }
    }
    return left.isEmpty()
        ? new Polled.Done(List.copyOf(answers.values()))
        : publish(ticket.batch(), left, answers);
  }

  private static ItemAnswer answer(ShopifyTicket ticket, String sku, JsonNode result) {
    List<ShopifyError> errors = ShopifyError.of(result.path("errors"));
    JsonNode data = result.path("data");
    return ticket.deletes()
        ? ShopifyAnswers.deleted(sku, data.path("productDelete"), errors)
        : ShopifyAnswers.set(sku, data.path("productSet"), errors);
  }

  private static Optional<ArrayNode> left(
      ShopifyTicket ticket, int index, SortedSet<String> asked, JsonNode product) {
    return ticket.plans().stream()
        .filter(plan -> plan.items().get(index))
        .map(plan -> ShopifyPublish.left(plan.publications(), asked, product))
        .filter(publications -> !publications.isEmpty())
        .findFirst();
  }

  private Polled publish(String batch, Map<String, ArrayNode> left, Map<String, ItemAnswer> answers)
      throws DeliveryException {
    String name = ShopifyMutations.name("Publish", batch);
    Optional<Operation> there = bulk.find(name);
    if (there.isEmpty()) {
      return beginToPublish(name, batch, left, answers);
    }
    Operation operation = bulk.operation(there.get().id());
    if (operation.isUnderWay()) {
      return new Polled.Pending(ASK_AFTER);
    }
    Map<Integer, JsonNode> results = bulk.results(operation);
    int line = 0;
    for (String sku : left.keySet()) {
      JsonNode result = results.get(line++);
      if (result != null) {
        JsonNode said = result.path("data").path("publishablePublish");
        List<ShopifyError> errors = ShopifyError.of(result.path("errors"));
        answers.computeIfPresent(sku, (s, set) -> ShopifyAnswers.published(set, said, errors));
      }
    }
    return new Polled.Done(List.copyOf(answers.values()));
  }

  private Polled beginToPublish(
      String name, String batch, Map<String, ArrayNode> left, Map<String, ItemAnswer> answers)
      throws DeliveryException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    left.forEach(
        (sku, publications) -> {
          ItemAnswer set = Objects.requireNonNull(answers.get(sku));
          ObjectNode variables = Json.MAPPER.createObjectNode().put("id", set.channelId());
          variables.set("input", publications);
          file.writeBytes(Json.write(variables));
          file.write('\n');
        });
    try {
      bulk.awaitTurn();
      bulk.start(ShopifyMutations.publish(name), file.toByteArray(), batch + "-publish");
      return new Polled.Pending(ASK_AFTER);
    } catch (PostponedException e) {
      return new Polled.Pending(e.pause());
    }
  }
}
