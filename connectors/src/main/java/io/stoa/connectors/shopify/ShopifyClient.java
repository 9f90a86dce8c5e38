package io.stoa.connectors.shopify;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.TokenCalls;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks one shop. What a request costs is taken from the shop's points, which refill; how many are
 * left is said by every answer. See https://shopify.dev/docs/api/usage/limits.
 */
final class ShopifyClient {
  /** Of the smallest plan; larger ones say in their answers that theirs refill faster. */
  private static final Limit.Bucket POINTS = new Limit.Bucket("points", 100, 2_000);

  private static final int ATTEMPTS = 8;

  /** Shopify answers so to clients whose calls look like an attack. */
  private static final int SECURITY_REJECTION = 430;

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final String TOKEN_HEADER = "X-Shopify-Access-Token";

  private final ShopifySettings settings;
  private final Conversation conversation;
  private final @Nullable TokenCalls tokens;

  private ShopifyClient(
      ShopifySettings settings, Conversation conversation, AccessTokens accessTokens) {
    this.settings = settings;
    this.conversation = conversation;
    this.tokens =
        settings.accessToken().isEmpty()
            ? new TokenCalls(
                conversation,
                accessTokens,
                AccessTokens.key(
                    ShopifyDescription.CODE,
                    settings.base().toString(),
                    settings.clientId(),
                    settings.clientSecret()),
                this::fetch,
                (call, token) -> call.header(TOKEN_HEADER, token),
                answer -> answer.status() == 401)
            : null;
  }

  static ShopifyClient of(ChannelHttp http, ShopifySettings settings, About about) {
    Conversation conversation =
        http.about(about, settings.account(), settings.secrets(), ShopifyClient::heard);
    return new ShopifyClient(settings, conversation, http.tokens());
  }

  ShopifySettings settings() {
    return settings;
  }

  /**
   * Asks, and waits for points where Shopify says that there are too few.
   *
   * @return also with errors that are about the items in the request
   * @throws PostponedException when points are used up for long: nothing was done
   */
  ShopifyReply ask(ShopifyRequest request) throws DeliveryException {
    double points = request.points();
    for (int attempt = 1; ; attempt++) {
      Call call =
          Call.post(request.operation(), graphql())
              .header("Accept", "application/json")
              .json(request.body())
              .using(POINTS.units(points));
      Answer answer = send(request.repeatable() ? call.mayRepeat() : call);
      if (answer.status() == SECURITY_REJECTION) {
        throw new PostponedException(PAUSE, "Shopify takes nothing from here for a while.");
      }
      ShopifyReply reply = ShopifyReply.of(answer.orRefuse());
      if (!reply.throttled()) {
        return reply.unlessOfShop();
      }
      if (attempt == ATTEMPTS) {
        throw new PostponedException(PAUSE, "The shop's points are used up by others.");
      }
      points = Math.max(points, reply.points());
    }
  }

  /** Asks; any error is a failure. */
  JsonNode data(ShopifyRequest request) throws DeliveryException {
    return ask(request).orRefuse();
  }

  /** Sends a form with a file to an address that Shopify gave, without the token. */
  void upload(URI address, ShopifyUpload upload) throws DeliveryException {
    upload.secrets().forEach(conversation::hide);
    conversation
        .call(Call.post("upload", address).body(upload.mediaType(), upload.body()).mayRepeat())
        .orRefuse();
  }

  /** Fetches a file from an address that Shopify gave, without the token. */
  Answer download(URI address) throws DeliveryException {
    return conversation.call(Call.get("result", address));
  }

  private URI graphql() {
    return Address.of(settings.base())
        .path("admin", "api", settings.apiVersion(), "graphql.json")
        .uri();
  }

  private Answer send(Call call) throws DeliveryException {
    return tokens == null
        ? conversation.call(call.header(TOKEN_HEADER, settings.accessToken()))
        : tokens.call(call);
  }

  /**
   * A token by the client credentials grant:
   * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
   */
  private AccessToken fetch() throws DeliveryException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", settings.clientId());
    form.put("client_secret", settings.clientSecret());
    Answer answer =
        conversation.call(
            Call.post(
                    "accessToken",
                    Address.of(settings.base()).path("admin", "oauth", "access_token").uri())
                .form(form)
                .mayRepeat());
    if (answer.status() == 400) {
      throw refusedCredentials();
    }
    JsonNode json = answer.orRefuse().json();
    String token = json.path("access_token").asString("");
    if (token.isEmpty()) {
      throw refusedCredentials();
    }
    return new AccessToken(
        token, conversation.now().plusSeconds(json.path("expires_in").asLong(86_399)));
  }

  private static DeliveryException refusedCredentials() {
    return DeliveryException.lasting(
        ConnectorError.AUTHENTICATION_FAILED,
        "Shopify gives no token for this client id and secret.",
        null);
  }

  private static List<Heard> heard(Call call, Answer answer) {
    if (call.uses().isEmpty()) {
      return List.of();
    }
    JsonNode status = answer.jsonOrEmpty().path("extensions").path("cost").path("throttleStatus");
    if (!status.path("currentlyAvailable").isNumber()) {
      return List.of();
    }
    return List.of(
        new Heard.Rate(POINTS.group(), status.path("restoreRate").asDouble(POINTS.perSecond())),
        new Heard.Remaining(
            POINTS.group(), status.path("currentlyAvailable").asDouble(0), Duration.ZERO));
  }
}
