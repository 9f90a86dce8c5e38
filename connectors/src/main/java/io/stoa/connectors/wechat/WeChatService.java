package io.stoa.connectors.wechat;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.Objects;
import java.util.Set;
import me.chanjar.weixin.channel.api.WxChannelProductService;
import me.chanjar.weixin.channel.api.impl.BaseWxChannelServiceImpl;
import me.chanjar.weixin.channel.api.impl.WxChannelProductServiceImpl;
import me.chanjar.weixin.channel.bean.token.StableTokenParam;
import me.chanjar.weixin.channel.constant.WxChannelApiUrlConstants;
import me.chanjar.weixin.channel.util.JsonUtils;
import me.chanjar.weixin.common.bean.CommonUploadParam;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.HttpType;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * WxJava's service of a shop with Stoa's own HTTP beneath it: each call is bounded, guarded,
 * counted against what all feeds and nodes share, and noted with its secrets masked. Below {@link
 * #get}, {@link #post} and {@link #upload} nothing of WxJava runs: not its retries, not its
 * handling of tokens, not its log, which writes tokens down.
 *
 * <p>A call that fails ends in a {@link WxErrorException} whose cause is a {@link
 * DeliveryException}. Thread-safe.
 */
final class WeChatService extends BaseWxChannelServiceImpl<Conversation, Void> {
  /** Stands before all addresses of WxJava. */
  static final String HOST = "https://api.weixin.qq.com";

  private static final String TOKEN = "stable_token";
  private static final String JSON = "application/json";

  /** Doing these twice is the same as doing them once; of the others nobody knows. */
  private static final Set<String> REPEATABLE =
      Set.of(
          "product/get",
          "product/list/get",
          WeChatQuotas.ASK,
          "basics/info/get",
          "basics/img/upload");

  private final WeChatSettings settings;
  private final Conversation talk;
  private final TokenCalls calls;
  private final WxChannelProductService products = new Products(this);
  private volatile WeChatQuotas quotas = WeChatQuotas.DOCUMENTED;

  WeChatService(ChannelHttp http, WeChatSettings settings, About about) {
    this.settings = settings;
    this.config = new WeChatConfig(settings);
    this.talk = http.about(about, settings.account(), settings.secrets(), WeChatQuotas::read);
    this.calls =
        new TokenCalls(
            talk,
            http.tokens(),
            settings.tokenKey(),
            this::fetchToken,
            WeChatService::signed,
            answer -> WeChatErrors.isToken(errcode(answer.jsonOrEmpty())));
  }

  /** Ids of products as texts, as WeChat documents them: not every reader takes 20 digits. */
  private static final class Products extends WxChannelProductServiceImpl {
    Products(WeChatService service) {
      super(service);
    }

    @Override
    protected String generateProductIdJson(String productId, Integer dataType) {
      return JsonUtils.encode(new WeChatProductId(productId, dataType));
    }
  }

  private static Call signed(Call call, String token) {
    return new Call(
        call.operation(),
        call.method(),
        Address.of(call.address()).query("access_token", token).uri(),
        call.headers(),
        call.body(),
        call.repeatable(),
        call.uses());
  }

  @Override
  public WxChannelProductService getProductService() {
    return products;
  }

  Conversation talk() {
    return talk;
  }

  /** What the shop may do, from now on. */
  void limit(WeChatQuotas known) {
    quotas = known;
  }

  @Override
  public String get(String url, @Nullable String queryParam) throws WxErrorException {
    String query = queryParam == null || queryParam.isEmpty() ? "" : "?" + queryParam;
    String operation = operation(url);
    return answered(Call.get(operation, hosted(url + query)).using(quotas.uses(operation)));
  }

  @Override
  public String post(String url, String postData) throws WxErrorException {
    return answered(posting(url).body(JSON, Content.of(postData)));
  }

  @Override
  public String post(String url, Object obj) throws WxErrorException {
    return post(url, JsonUtils.encode(obj));
  }

  @Override
  public String upload(String url, CommonUploadParam param) throws WxErrorException {
    String fileName = Objects.requireNonNullElse(param.getData().getFileName(), "file");
    try (InputStream in = param.getData().getInputStream()) {
      Content bytes = Content.of(in.readAllBytes());
      String type = URLConnection.guessContentTypeFromName(fileName);
      Multipart form =
          Multipart.around(bytes)
              .file(
                  param.getName(),
                  fileName,
                  Objects.requireNonNullElse(type, "application/octet-stream"),
                  bytes);
      return answered(posting(url).body(form.mediaType(), form.content()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Executors of WxJava bring HTTP clients of their own, past all of Stoa's bounds. */
  @Override
  protected <T, E> T execute0(
      RequestExecutor<T, E> executor, String uri, E data, boolean printResult)
      throws WxErrorException {
    throw new WxErrorException(
        executor.getClass().getSimpleName() + " is no way to WeChat; get, post and upload are.");
  }

  private Call posting(String url) {
    String operation = operation(url);
    Call call = Call.post(operation, hosted(url)).using(quotas.uses(operation));
    return REPEATABLE.contains(operation) ? call.mayRepeat() : call;
  }

  /** WeChat's name of what is asked, such as {@code product/get}. */
  private static String operation(String url) {
    String path = url.split("\\?", 2)[0];
    return path.substring(path.indexOf("/ec/") + "/ec/".length());
  }

  private URI hosted(String url) {
    if (!url.startsWith(HOST + "/")) {
      throw new IllegalArgumentException("Not an address at WeChat: " + url);
    }
    return URI.create(Address.of(settings.base()).uri() + url.substring(HOST.length()));
  }

  private String answered(Call call) throws WxErrorException {
    try {
      Answer answer = calls.call(call);
      good(answer);
      return answer.text();
    } catch (DeliveryException e) {
      throw new WxErrorException(e);
    }
  }

  /** Every answer has status 200; {@code errcode} says whether it went well. */
  private void good(Answer answer) throws DeliveryException, WxErrorException {
    JsonNode body = answer.orRefuse().json();
    int code = errcode(body);
    if (code != WeChatErrors.OK) {
      String said = talk.masked(body.path("errmsg").asString("")).strip();
      throw new WxErrorException(
          WxError.builder().errorCode(code).errorMsg(said).build(),
          WeChatErrors.failure(answer.operation(), code, said));
    }
  }

  private static int errcode(JsonNode body) {
    return body.path("errcode").asInt(WeChatErrors.OK);
  }

  @Override
  public String getAccessToken(boolean forceRefresh) throws WxErrorException {
    try {
      return calls.tokens().get(settings.tokenKey(), this::fetchToken).value();
    } catch (DeliveryException e) {
      throw new WxErrorException(e);
    }
  }

  /**
   * The one token of the shop; as long as it is good everybody who asks is given the same. Source:
   * https://developers.weixin.qq.com/doc/store/API/basics/getStableAccessToken.html
   */
  private AccessToken fetchToken() throws DeliveryException {
    String ask =
        JsonUtils.encode(
            new StableTokenParam(
                "client_credential", settings.appId(), settings.appSecret(), false));
    Call call =
        Call.post(TOKEN, hosted(WxChannelApiUrlConstants.GET_STABLE_ACCESS_TOKEN_URL))
            .body(JSON, Content.of(ask))
            .mayRepeat();
    Answer answer = talk.call(call);
    try {
      good(answer);
    } catch (WxErrorException e) {
      throw WeChatErrors.failure(e);
    }
    WxAccessToken token = WxAccessToken.fromJson(answer.text());
    if (token.getAccessToken() == null || token.getAccessToken().isEmpty()) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE, "WeChat gave no access token.", null);
    }
    return new AccessToken(token.getAccessToken(), talk.now().plusSeconds(token.getExpiresIn()));
  }

  @Override
  protected String doGetAccessTokenRequest() {
    throw new UnsupportedOperationException("Only the stable token can be shared.");
  }

  @Override
  protected String doGetStableAccessTokenRequest(boolean forceRefresh) {
    throw new UnsupportedOperationException("Tokens come by getAccessToken.");
  }

  @Override
  public void initHttp() {
    // Stoa's own client is there already.
  }

  @Override
  public Conversation getRequestHttpClient() {
    return talk;
  }

  @Override
  public @Nullable Void getRequestHttpProxy() {
    return null;
  }

  @Override
  public HttpType getRequestType() {
    throw new UnsupportedOperationException("None of WxJava's HTTP clients is here.");
  }
}
