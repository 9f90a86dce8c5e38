package io.stoa.connectors.shopify;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Does what is to be done for a few items, each with a request of its own. */
final class ShopifyOneByOne {
  /** A call shall not last for many minutes: what is more waits for a later run. */
  private static final int MOST = 250;

  private final ShopifyClient client;
  private final String batch;

  ShopifyOneByOne(ShopifyClient client, String batch) {
    this.client = client;
    this.batch = batch;
  }

  /**
   * Does them in order. When the shop's points are used up on the way, the others are postponed.
   *
   * @param begun whether something of the batch has been sent already
   * @throws PostponedException when nothing was sent
   */
  List<ItemAnswer> all(List<ShopifyWork> works, boolean begun) throws DeliveryException {
    List<ItemAnswer> answers = new ArrayList<>();
    for (ShopifyWork work : works) {
      if (answers.size() == MOST) {
        break;
      }
      try {
        answers.add(work.input() == null ? delete(work) : set(work, work.input()));
      } catch (PostponedException e) {
        if (answers.isEmpty() && !begun) {
          throw e;
        }
        break;
      }
    }
    works.stream()
        .skip(answers.size())
        .map(work -> ItemAnswer.of(work.sku(), ItemState.POSTPONED))
        .forEach(answers::add);
    return answers;
  }

  private ItemAnswer set(ShopifyWork work, ShopifyInput input) throws DeliveryException {
    if (work.arrived()) {
      ItemAnswer accepted = ItemAnswer.of(work.sku(), ItemState.ACCEPTED).withChannelId(work.id());
      return publish(accepted, input.publications());
    }
    SortedSet<String> asked = ShopifyPublish.ids(List.of(input.publications()));
    ShopifyReply reply =
        client.ask(
            ShopifyRequest.change(
                "productSet",
                ShopifyMutations.set("StoaSet", asked),
                input.variables(work.id(), new ShopifyMark(work.sku(), batch))));
    JsonNode said = reply.data().path("productSet");
    ItemAnswer answer = ShopifyAnswers.set(work.sku(), said, reply.errors());
    return answer.state() == ItemState.ACCEPTED
        ? publish(answer, ShopifyPublish.left(input.publications(), asked, said.path("product")))
        : answer;
  }

  /** Publishing twice is the same as publishing once. */
  private ItemAnswer publish(ItemAnswer set, ArrayNode left) throws DeliveryException {
    if (left.isEmpty()) {
      return set;
    }
    ObjectNode variables =
        Json.MAPPER.createObjectNode().put("id", Objects.requireNonNull(set.channelId()));
    variables.set("input", left);
    ShopifyReply reply =
        client.ask(
            ShopifyRequest.change(
                    "publishablePublish", ShopifyMutations.publish("StoaPublish"), variables)
                .mayRepeat());
    return ShopifyAnswers.published(set, reply.data().path("publishablePublish"), reply.errors());
  }

  private ItemAnswer delete(ShopifyWork work) throws DeliveryException {
    ObjectNode variables = Json.MAPPER.createObjectNode();
    variables.putObject("input").put("id", Objects.requireNonNull(work.id()));
    ShopifyReply reply =
        client.ask(
            ShopifyRequest.change("productDelete", ShopifyMutations.delete("StoaDelete"), variables)
                .mayRepeat());
    return ShopifyAnswers.deleted(work.sku(), reply.data().path("productDelete"), reply.errors());
  }
}
