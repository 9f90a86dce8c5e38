package io.stoa.connectors.wechat;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.Multipart;
import io.stoa.connectors.http.TokenCalls;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.connectors.throttle.Spoken;
import io.stoa.connectors.throttle.Use;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that a WeChat shop takes. Every answer has status 200; {@code errcode} says whether it
 * went well. Sources: https://developers.weixin.qq.com/doc/store/API/ (product, basics) and the URL
 * constants of WxJava.
 */
final class WeChatClient {
  /** Both what is on sale and the draft. */
  private static final int ONLINE_AND_DRAFT = 3;

  private final WeChatSettings settings;
  private final Conversation talk;
  private final TokenCalls calls;

  WeChatClient(ChannelHttp http, WeChatSettings settings, About about) {
    this.settings = settings;
    this.talk = http.about(about, settings.account(), settings.secrets(), WeChatQuotas::read);
    this.calls =
        new TokenCalls(
            talk,
            http.tokens(),
            settings.tokenKey(),
            this::token,
            (call, token) ->
                new Call(
                    call.operation(),
                    call.method(),
                    Address.of(call.address()).query("access_token", token).uri(),
                    call.headers(),
                    call.body(),
                    call.repeatable(),
                    call.uses()),
            answer -> WeChatErrors.isToken(errcode(answer)));
  }

  /**
   * The one token of the shop; as long as it is good everybody who asks is given the same. Source:
   * https://developers.weixin.qq.com/doc/store/API/basics/getStableAccessToken.html
   */
  private AccessToken token() throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("grant_type", "client_credential");
    body.put("appid", settings.appId());
    body.put("secret", settings.appSecret());
    body.put("force_refresh", false);
    Call call =
        Call.post("stable_token", Address.of(settings.base()).path("cgi-bin", "stable_token").uri())
            .json(body)
            .mayRepeat();
    JsonNode answer = good("stable_token", talk.call(call));
    String token = answer.path("access_token").asString("");
    if (token.isEmpty()) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE, "WeChat gave no access token.", null);
    }
    long seconds = answer.path("expires_in").asLong(7_200);
    return new AccessToken(token, talk.now().plusSeconds(seconds));
  }

  Conversation talk() {
    return talk;
  }

  /** The shop itself. */
  JsonNode shop() throws DeliveryException {
    Call call = at("basics/info/get", "basics", "info", "get");
    return good(call.operation(), calls.call(read(call)));
  }

  WeChatQuotas auditQuota() throws DeliveryException {
    Call call = at(WeChatQuotas.ASK, "product", "getauditquota");
    try {
      return WeChatQuotas.of(
          good(
              call.operation(),
              calls.call(
                  call.json(Json.MAPPER.createObjectNode())
                      .mayRepeat()
                      .using(WeChatQuotas.DOCUMENTED.asking()))));
    } catch (WeChatRefusal e) {
      return WeChatQuotas.DOCUMENTED;
    }
  }

  /** What is on sale as {@code product}, the draft as {@code edit_product}. */
  JsonNode product(String id) throws DeliveryException {
    ObjectNode body = body(id);
    body.put("data_type", ONLINE_AND_DRAFT);
    Call call = at("product/get", "product", "get").json(body).mayRepeat();
    return good(call.operation(), calls.call(call.using(WeChatQuotas.CALLS.once())));
  }

  /**
   * Ids of products, a page at a time.
   *
   * @param status null for all but drafts that were never on sale and what is in the bin
   */
  JsonNode list(@Nullable Integer status, @Nullable String nextKey, int size)
      throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    if (status != null) {
      body.put("status", status);
    }
    body.put("page_size", size);
    if (nextKey != null) {
      body.put("next_key", nextKey);
    }
    Call call = at("product/list/get", "product", "list", "get").json(body).mayRepeat();
    return good(call.operation(), calls.call(call.using(WeChatQuotas.CALLS.once())));
  }

  /** Makes a draft; the id of the product. */
  String add(ObjectNode product) throws DeliveryException {
    return write("product/add", product, WeChatQuotas.CALLS.once())
        .path("data")
        .path("product_id")
        .asString("");
  }

  /** Replaces the draft. */
  void update(ObjectNode product) throws DeliveryException {
    write("product/update", product, WeChatQuotas.CALLS.once());
  }

  /** Hands the draft in for audit; when it passes, the product goes on sale. */
  void listing(String id, WeChatQuotas quotas) throws DeliveryException {
    write("product/listing", body(id), quotas.audit());
  }

  /** Sees whether one more product may be handed in soon. */
  void foreseeListing(WeChatQuotas quotas) throws PostponedException {
    talk.foresee(quotas.audit());
  }

  /** Changes what is on sale without audit. */
  void auditFree(ObjectNode change) throws DeliveryException {
    write("product/auditfree", change, WeChatQuotas.CALLS.once());
  }

  /** Adds to the stock of a SKU that is on sale, or takes from it. */
  void stock(String product, String sku, long difference) throws DeliveryException {
    ObjectNode body = body(product);
    body.put("sku_id", sku);
    body.put("diff_type", difference > 0 ? 1 : 2);
    body.put("num", Math.abs(difference));
    write("product/stock/update", body, WeChatQuotas.CALLS.once());
  }

  void cancelAudit(String id) throws DeliveryException {
    write("product/audit/cancel", body(id), WeChatQuotas.CALLS.once());
  }

  void delist(String id) throws DeliveryException {
    write("product/delisting", body(id), WeChatQuotas.CALLS.once());
  }

  void delete(String id) throws DeliveryException {
    write("product/delete", body(id), WeChatQuotas.CALLS.once());
  }

  /** Uploads an image; its address at WeChat, which stays good. */
  String upload(WeChatImage image) throws DeliveryException {
    String operation = "basics/img/upload";
    Multipart form = image.form();
    Call call =
        new Call(
                operation,
                "POST",
                Address.of(settings.base())
                    .path("shop", "ec", "basics", "img", "upload")
                    .query("upload_type", "0")
                    .query("resp_type", "1")
                    .query("height", Integer.toString(image.height()))
                    .query("width", Integer.toString(image.width()))
                    .uri(),
                Map.of(),
                Content.NONE,
                true,
                List.of(WeChatQuotas.CALLS.once()))
            .body(form.mediaType(), form.content());
    return good(operation, calls.call(call)).path("pic_file").path("img_url").asString("");
  }

  private JsonNode write(String path, ObjectNode body, Use... uses) throws DeliveryException {
    Call call = at(path, path.split("/", -1)).json(body).using(uses);
    return good(path, calls.call(call));
  }

  private Call at(String operation, String... path) {
    return Call.post(
        operation, Address.of(settings.base()).path("channels", "ec").path(path).uri());
  }

  private static Call read(Call post) {
    return new Call(
        post.operation(),
        "GET",
        post.address(),
        post.headers(),
        Content.NONE,
        true,
        List.of(WeChatQuotas.CALLS.once()));
  }

  private static ObjectNode body(String id) {
    return Json.MAPPER.createObjectNode().put("product_id", id);
  }

  private static int errcode(Answer answer) {
    return answer.jsonOrEmpty().path("errcode").asInt(WeChatErrors.OK);
  }

  private JsonNode good(String operation, Answer answer) throws DeliveryException {
    JsonNode body = answer.orRefuse().json();
    int code = body.path("errcode").asInt(WeChatErrors.OK);
    if (code == WeChatErrors.OK) {
      return body;
    }
    String said = talk.masked(body.path("errmsg").asString("")).strip();
    String message = "WeChat answered %s with error %d: %s".formatted(operation, code, said);
    if (WeChatErrors.isTooOften(code)) {
      Duration pause = WeChatQuotas.pause(code);
      throw new PostponedException(
          pause,
          "WeChat takes no more %s for %s (error %d)."
              .formatted(operation, Spoken.of(pause), code));
    }
    if (WeChatErrors.isCredentials(code)) {
      throw DeliveryException.lasting(ConnectorError.AUTHENTICATION_FAILED, message, null);
    }
    if (code == WeChatErrors.BUSY) {
      throw DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null);
    }
    throw new WeChatRefusal(operation, code, said.isEmpty() ? "no reason given" : said);
  }
}
