package io.stoa.connectors.acp;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.QuotaHeaders;
import io.stoa.connectors.throttle.Limit;
import io.stoa.json.Json;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The four calls of the Feed API, version 2026-04-17:
 * https://github.com/agentic-commerce-protocol/agentic-commerce-protocol, openapi.feed.yaml. The
 * protocol sets no limits; these rates are modest, and 429 is honoured.
 */
final class AcpClient {
  private static final Limit WRITES = new Limit.Bucket("writes", 2, 10);
  private static final Limit READS = new Limit.Bucket("reads", 2, 10);

  private final AcpSettings settings;
  private final Conversation talk;

  AcpClient(ChannelHttp http, AcpSettings settings, About about) {
    this.settings = settings;
    this.talk = http.about(about, settings.account(), settings.secrets(), QuotaHeaders.NONE);
  }

  Instant now() {
    return talk.now();
  }

  /** Makes a feed; gives its id. Not to be repeated. */
  String createFeed() throws DeliveryException {
    ObjectNode wanted = Json.MAPPER.createObjectNode();
    if (!settings.country().isEmpty()) {
      wanted.put("target_country", settings.country());
    }
    Call call = Call.post("createFeed", at().uri()).json(wanted).using(WRITES.once());
    return good(call(call)).path("id").asString("");
  }

  /** What the receiver says of the feed; 404 when there is none. */
  Answer feed(String feed) throws DeliveryException {
    return call(Call.get("getFeed", at(feed).uri()).using(READS.once()));
  }

  /** All products of the feed. */
  JsonNode products(String feed) throws DeliveryException {
    return good(call(Call.get("getFeedProducts", at(feed, "products").uri()).using(READS.once())));
  }

  /**
   * Creates and updates products by their ids; the same once more changes nothing.
   *
   * @param key tells this request from all others, the same each time
   * @return also when the products are refused
   */
  Answer upsert(String feed, JsonNode products, String key) throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("products", products);
    Answer answer =
        call(
            Call.of("PATCH", "upsertFeedProducts", at(feed, "products").uri())
                .json(body)
                .header("Idempotency-Key", key)
                .mayRepeat()
                .using(WRITES.once()));
    return switch (answer.status()) {
      case 400, 413, 422 -> answer;
      default -> {
        good(answer);
        yield answer;
      }
    };
  }

  private Address at(String... path) {
    return Address.of(settings.base()).path("feeds").path(path);
  }

  private Answer call(Call call) throws DeliveryException {
    Call versioned =
        call.header("Accept", "application/json").header("API-Version", settings.version());
    return talk.call(
        settings.token().isEmpty()
            ? versioned
            : versioned.header("Authorization", "Bearer " + settings.token()));
  }

  /**
   * What a good answer says.
   *
   * @throws DeliveryException with the receiver's own words
   */
  JsonNode good(Answer answer) throws DeliveryException {
    String said = answer.jsonOrEmpty().path("message").asString("");
    return (said.isEmpty() ? answer.orRefuse() : answer.orRefuse(talk.masked(said))).json();
  }
}
