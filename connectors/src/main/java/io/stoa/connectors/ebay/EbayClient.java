package io.stoa.connectors.ebay;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.QuotaHeaders;
import io.stoa.connectors.http.TokenCalls;
import io.stoa.connectors.http.TokenGrant;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Limit;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of the Inventory API that are needed here, as sell_inventory_v1_oas3 describes them:
 * https://developer.ebay.com/api-docs/sell/inventory/resources/methods. Tokens:
 * https://developer.ebay.com/api-docs/static/oauth-refresh-token-request.html.
 */
final class EbayClient {
  /** Entries of a bulk call. */
  static final int AT_ONCE = 25;

  private static final String SCOPE = "https://api.ebay.com/oauth/api_scope/sell.inventory";

  /** eBay counts by the day, two million calls; so many a second leave enough of them. */
  private static final Limit CALLS = new Limit.Bucket("inventory", 20, 40);

  private final EbaySettings settings;
  private final Conversation talk;
  private final TokenCalls calls;

  EbayClient(ChannelHttp http, EbaySettings settings, About about) {
    this.settings = settings;
    this.talk = http.about(about, settings.account(), settings.secrets(), QuotaHeaders.NONE);
    this.calls =
        new TokenCalls(
            talk,
            http.tokens(),
            AccessTokens.key(
                settings.base().toString(),
                settings.clientId(),
                settings.clientSecret(),
                settings.refreshToken()),
            this::fetchToken,
            (call, token) -> call.header("Authorization", "Bearer " + token),
            answer -> answer.status() == 401);
  }

  private AccessToken fetchToken() throws DeliveryException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", settings.refreshToken());
    form.put("scope", SCOPE);
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                (settings.clientId() + ":" + settings.clientSecret())
                    .getBytes(StandardCharsets.UTF_8));
    talk.hide(credentials);
    return TokenGrant.fetch(
        talk,
        Call.post(
                "token",
                Address.of(settings.base()).path("identity", "v1", "oauth2", "token").uri())
            .form(form)
            .header("Authorization", "Basic " + credentials)
            .mayRepeat(),
        "eBay");
  }

  /**
   * A bulk call.
   *
   * @param language of the texts, such as en-US; empty where there are none
   * @param again whether doing it twice is the same as doing it once
   * @return with an answer for each request, or refused as a whole
   */
  Answer bulk(String method, List<? extends JsonNode> requests, String language, boolean again)
      throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode list = body.putArray("requests");
    requests.forEach(list::add);
    Call call = Call.post(method, at(method).uri()).json(body);
    return ofBody(call(withLanguage(again ? call.mayRepeat() : call, language)));
  }

  /** A page of the inventory, from 0. */
  JsonNode items(int page, int size) throws DeliveryException {
    return good(
        call(
            Call.get(
                "getInventoryItems",
                at("inventory_item")
                    .query("limit", Integer.toString(size))
                    .query("offset", Integer.toString(page))
                    .uri())));
  }

  /** Deletes the item with its offers and listings; 404 when there is none. */
  Answer deleteItem(String sku) throws DeliveryException {
    return ofItem(
        call(
            Call.of("DELETE", "deleteInventoryItem", at("inventory_item", sku).uri()).mayRepeat()));
  }

  /** The offer of the SKU on the marketplace; empty when there is none. */
  Optional<JsonNode> offer(String sku, String marketplace) throws DeliveryException {
    Answer answer =
        call(
            Call.get(
                "getOffers",
                at("offer")
                    .query("sku", sku)
                    .query("marketplace_id", marketplace)
                    .query("format", "FIXED_PRICE")
                    .uri()));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    return good(answer)
        .path("offers")
        .valueStream()
        .filter(
            offer ->
                marketplace.isEmpty()
                    || offer.path("marketplaceId").asString(marketplace).equals(marketplace))
        .findFirst();
  }

  /** Whether the SKU has a published offer on any marketplace. */
  boolean isPublishedAnywhere(String sku) throws DeliveryException {
    Answer answer = call(Call.get("getOffers", at("offer").query("sku", sku).uri()));
    return answer.status() != 404
        && good(answer)
            .path("offers")
            .valueStream()
            .anyMatch(offer -> new EbayOffer(offer).isPublished());
  }

  Answer updateOffer(String offer, JsonNode body, String language) throws DeliveryException {
    Call call = Call.of("PUT", "updateOffer", at("offer", offer).uri()).json(body).mayRepeat();
    return ofItem(call(withLanguage(call, language)));
  }

  /** Ends the listing and deletes the offer; 404 when there is none. */
  Answer deleteOffer(String offer) throws DeliveryException {
    return ofItem(call(Call.of("DELETE", "deleteOffer", at("offer", offer).uri()).mayRepeat()));
  }

  /** Ends the listing and keeps the offer. */
  Answer withdrawOffer(String offer) throws DeliveryException {
    return ofItem(
        call(Call.post("withdrawOffer", at("offer", offer, "withdraw").uri()).mayRepeat()));
  }

  /** The group of that key; empty when there is none. */
  Optional<JsonNode> group(String key) throws DeliveryException {
    Answer answer = call(Call.get("getInventoryItemGroup", at("inventory_item_group", key).uri()));
    return answer.status() == 404 ? Optional.empty() : Optional.of(good(answer));
  }

  /** Replaces a group whole, with the listings that it is published in. */
  Answer putGroup(String key, JsonNode body, String language) throws DeliveryException {
    Call call =
        Call.of("PUT", "createOrReplaceInventoryItemGroup", at("inventory_item_group", key).uri())
            .json(body);
    return ofItem(call(withLanguage(call, language)));
  }

  /** Deletes the group and not its items; 404 when there is none. */
  Answer deleteGroup(String key) throws DeliveryException {
    return ofItem(
        call(
            Call.of("DELETE", "deleteInventoryItemGroup", at("inventory_item_group", key).uri())
                .mayRepeat()));
  }

  /** Publishes the offers of all the group's items under one listing. */
  Answer publishGroup(String key, String marketplace) throws DeliveryException {
    return ofGroup("publishOfferByInventoryItemGroup", "publish", key, marketplace);
  }

  /** Ends the listing and keeps the offers. */
  Answer withdrawGroup(String key, String marketplace) throws DeliveryException {
    return ofGroup("withdrawOfferByInventoryItemGroup", "withdraw", key, marketplace);
  }

  private Answer ofGroup(String operation, String what, String key, String marketplace)
      throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("inventoryItemGroupKey", key);
    body.put("marketplaceId", marketplace);
    return ofItem(
        call(
            Call.post(operation, at("offer", what + "_by_inventory_item_group").uri()).json(body)));
  }

  private static Call withLanguage(Call call, String language) {
    return language.isEmpty() ? call : call.header("Content-Language", language);
  }

  private Address at(String... path) {
    return Address.of(settings.base()).path("sell", "inventory", "v1").path(path);
  }

  private Answer call(Call call) throws DeliveryException {
    return calls.call(call.header("Accept", "application/json").using(CALLS.once()));
  }

  /** The answer, also when what is in the body is refused. */
  private Answer ofBody(Answer answer) throws DeliveryException {
    if (answer.status() != 400 && answer.status() != 409) {
      good(answer);
    }
    return answer;
  }

  private Answer ofItem(Answer answer) throws DeliveryException {
    if (answer.status() != 400 && answer.status() != 404 && answer.status() != 409) {
      checked(answer);
    }
    return answer;
  }

  private JsonNode good(Answer answer) throws DeliveryException {
    return checked(answer).json();
  }

  private Answer checked(Answer answer) throws DeliveryException {
    String said = EbayErrors.words(answer.jsonOrEmpty());
    return said.isEmpty() ? answer.orRefuse() : answer.orRefuse(talk.masked(said));
  }
}
