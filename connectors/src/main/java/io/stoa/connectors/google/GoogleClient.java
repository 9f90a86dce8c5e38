package io.stoa.connectors.google;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.TokenCalls;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that the Merchant API takes. Source: the services of
 * https://github.com/googleapis/googleapis/tree/master/google/shopping/merchant (products/v1,
 * inventories/v1, datasources/v1). Thread-safe.
 */
final class GoogleClient {
  /** Products on one page of a list; up to 1,000 are given. */
  static final int PAGE = 500;

  private static final String SCOPE = "https://www.googleapis.com/auth/content";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final GoogleSettings settings;
  private final Conversation talk;
  private final TokenCalls calls;

  GoogleClient(ChannelHttp http, GoogleSettings settings, About about) {
    this.settings = settings;
    this.talk = http.about(about, settings.throttled(), List.of(), GoogleQuotas::read);
    this.calls =
        new TokenCalls(
            talk,
            http.tokens(),
            settings.tokenKey(),
            this::token,
            (call, token) -> call.header("Authorization", "Bearer " + token),
            answer -> answer.status() == 401);
  }

  private AccessToken token() throws DeliveryException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", GRANT);
    form.put(
        "assertion",
        settings.serviceAccount().assertion(settings.tokens().toString(), SCOPE, talk.now()));
    Answer answer = talk.call(Call.post("token", settings.tokens()).form(form).mayRepeat());
    JsonNode body = answer.jsonOrEmpty();
    if (answer.status() == 400 || answer.status() == 401) {
      // Such as invalid_grant: the key was deleted, or this machine's clock is wrong.
      throw DeliveryException.lasting(
          ConnectorError.AUTHENTICATION_FAILED,
          "Google gives no access token: %s %s"
              .formatted(
                  body.path("error").asString(""), body.path("error_description").asString("")),
          null);
    }
    String token = answer.orRefuse().json().path("access_token").asString("");
    if (token.isEmpty()) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE, "Google gave no access token.", null);
    }
    return new AccessToken(token, talk.now().plusSeconds(body.path("expires_in").asLong(3_600)));
  }

  Conversation talk() {
    return talk;
  }

  /** Replaces what the data source says of the product. */
  Answer insert(ObjectNode input) throws DeliveryException {
    Address address = at("products").path("productInputs:insert");
    return calls.call(
        Call.post("productInputs.insert", withSource(address))
            .json(input)
            .using(GoogleQuotas.WRITES.once()));
  }

  Answer delete(String product) throws DeliveryException {
    Address address = at("products").path("productInputs", GoogleNames.segment(product));
    return calls.call(
        Call.of("DELETE", "productInputs.delete", withSource(address))
            .using(GoogleQuotas.WRITES.once()));
  }

  private URI withSource(Address address) {
    return address.query("dataSource", settings.dataSourceName()).uri();
  }

  /** The processed product; 404 when there is none yet, or none any more. */
  Answer product(String product) throws DeliveryException {
    Address address = at("products").path("products", GoogleNames.segment(product));
    return calls.call(Call.get("products.get", address.uri()).using(GoogleQuotas.READS.once()));
  }

  /** A page of all processed products of the account. */
  JsonNode page(int size, @Nullable String token) throws DeliveryException {
    Address address = at("products").path("products").query("pageSize", Integer.toString(size));
    Address page = token == null ? address : address.query("pageToken", token);
    return good(calls.call(Call.get("products.list", page.uri()).using(GoogleQuotas.LISTS.once())));
  }

  Answer insertLocal(String product, ObjectNode inventory) throws DeliveryException {
    Address address = ofProduct(product).path("localInventories:insert");
    return calls.call(
        Call.post("localInventories.insert", address.uri())
            .json(inventory)
            .using(GoogleQuotas.LOCAL_WRITES.once()));
  }

  Answer deleteLocal(String product, String store) throws DeliveryException {
    Address address = ofProduct(product).path("localInventories", store);
    return calls.call(
        Call.of("DELETE", "localInventories.delete", address.uri())
            .using(GoogleQuotas.LOCAL_WRITES.once()));
  }

  /** What is in the stores of one product; 404 when the account does not have the product. */
  Answer local(String product) throws DeliveryException {
    Address address = ofProduct(product).path("localInventories");
    return calls.call(
        Call.get("localInventories.list", address.uri()).using(GoogleQuotas.LOCAL_READS.once()));
  }

  /** What the account says of the data source. */
  JsonNode dataSource() throws DeliveryException {
    return good(
        calls.call(
            Call.get("dataSources.get", source("").uri()).using(GoogleQuotas.SOURCES.once())));
  }

  /** Changes where and when Google fetches the data source's file. */
  void fetchFrom(JsonNode fetchSettings) throws DeliveryException {
    ObjectNode wanted = Json.MAPPER.createObjectNode().put("name", settings.dataSourceName());
    wanted.putObject("fileInput").set("fetchSettings", fetchSettings);
    Address address = source("").query("updateMask", "fileInput.fetchSettings");
    good(
        calls.call(
            Call.of("PATCH", "dataSources.patch", address.uri())
                .json(wanted)
                .mayRepeat()
                .using(GoogleQuotas.SOURCES.once())));
  }

  /** Lets Google fetch the file now. */
  void fetchNow() throws DeliveryException {
    good(
        calls.call(
            Call.post("dataSources.fetch", source(":fetch").uri())
                .json(Json.MAPPER.createObjectNode())
                .using(
                    GoogleQuotas.SOURCES.once(),
                    GoogleQuotas.fetches(settings.dataSource()).once())));
  }

  /** What came of the newest file; 404 before the first. */
  Answer latestUpload() throws DeliveryException {
    Address address = source("").path("fileUploads", "latest");
    return calls.call(
        Call.get("fileUploads.get", address.uri()).using(GoogleQuotas.SOURCES.once()));
  }

  private Address source(String method) {
    return at("datasources").path("dataSources", settings.dataSource() + method);
  }

  private Address ofProduct(String product) {
    return at("inventories").path("products", GoogleNames.segment(product));
  }

  private Address at(String service) {
    return Address.of(settings.base()).path(service, "v1", "accounts", settings.account());
  }

  /** The answer when it is good, else the failure. */
  JsonNode good(Answer answer) throws DeliveryException {
    if (!answer.isGood()) {
      throw GoogleFailure.of(answer, talk);
    }
    return answer.json();
  }
}
