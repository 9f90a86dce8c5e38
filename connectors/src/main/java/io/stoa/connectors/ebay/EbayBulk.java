package io.stoa.connectors.ebay;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Isolate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests in bulk calls of 25. What is refused as a whole goes in ever smaller parts until
 * it is plain which request is at fault.
 *
 * @param method of the API
 * @param language of the texts; empty where there are none
 * @param key under which an entry of the answer names its request, such as {@code sku}
 */
record EbayBulk(EbayClient client, String method, String language, String key, boolean again) {
  /**
   * What became of one request.
   *
   * @param status of it
   * @param said with errors and warnings
   */
  record Entry(int status, JsonNode said) {}

  /**
   * @param requests by what they are known by
   * @return by the same; a request that eBay does not answer is in none
   */
  <T extends JsonNode> Map<String, Entry> each(List<T> requests, Function<T, String> name)
      throws DeliveryException {
    Map<String, Entry> entries = new HashMap<>();
    for (int from = 0; from < requests.size(); from += EbayClient.AT_ONCE) {
      List<T> part = requests.subList(from, Math.min(from + EbayClient.AT_ONCE, requests.size()));
      Isolate.run(
          part,
          "",
          (some, number) -> send(some, entries),
          (request, errors) -> entries.put(name.apply(request), errors.get(0)));
    }
    return entries;
  }

  private <T extends JsonNode> Isolate.Outcome<T, Entry> send(
      List<T> requests, Map<String, Entry> entries) throws DeliveryException {
    Answer answer = client.bulk(method, requests, language, again);
    JsonNode body = answer.jsonOrEmpty();
    if (!answer.isGood() && body.path("responses").isEmpty()) {
      return new Isolate.Outcome<>(
          new ArrayList<>(requests), List.of(new Entry(answer.status(), body)));
    }
    for (JsonNode said : body.path("responses")) {
      entries.put(said.path(key).asString(""), new Entry(said.path("statusCode").asInt(0), said));
    }
    return new Isolate.Outcome<>(List.of(), List.of());
  }
}
