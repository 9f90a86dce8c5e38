package io.stoa.connectors.wechat;

import java.util.concurrent.locks.Lock;
import me.chanjar.weixin.channel.config.WxChannelConfig;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.util.http.apache.ApacheHttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What WxJava may know of a shop: who it is and where. No token is here: {@link WeChatService}
 * takes it from the store that all nodes share. There is no proxy, no HTTP client and no retry to
 * set, and no key of messages, since the shop sends none. Immutable.
 */
record WeChatConfig(WeChatSettings settings) implements WxChannelConfig {
  private static UnsupportedOperationException elsewhere() {
    return new UnsupportedOperationException(
        "Tokens are in the shared store: ask WxChannelService.getAccessToken().");
  }

  @Override
  public String getAppid() {
    return settings.appId();
  }

  @Override
  public String getSecret() {
    return settings.appSecret();
  }

  @Override
  public String getApiHostUrl() {
    return settings.base().toString();
  }

  @Override
  public void setApiHostUrl(String apiHostUrl) {
    throw new UnsupportedOperationException("The address is a setting of the destination.");
  }

  @Override
  public boolean isStableAccessToken() {
    return true;
  }

  @Override
  public String getAccessToken() {
    throw elsewhere();
  }

  @Override
  public Lock getAccessTokenLock() {
    throw elsewhere();
  }

  @Override
  public boolean isAccessTokenExpired() {
    throw elsewhere();
  }

  @Override
  public void expireAccessToken() {
    throw elsewhere();
  }

  @Override
  public void updateAccessToken(WxAccessToken accessToken) {
    throw elsewhere();
  }

  @Override
  public void updateAccessToken(String accessToken, int expiresInSeconds) {
    throw elsewhere();
  }

  @Override
  public long getExpiresTime() {
    throw elsewhere();
  }

  @Override
  public @Nullable String getAccessTokenUrl() {
    return null;
  }

  @Override
  public void setAccessTokenUrl(String accessTokenUrl) {
    throw elsewhere();
  }

  /** Refreshed once by {@link WeChatService}. */
  @Override
  public boolean autoRefreshToken() {
    return false;
  }

  @Override
  public int getMaxRetryTimes() {
    return 0;
  }

  @Override
  public int getRetrySleepMillis() {
    return 0;
  }

  @Override
  public @Nullable String getToken() {
    return null;
  }

  @Override
  public @Nullable String getAesKey() {
    return null;
  }

  @Override
  public @Nullable String getMsgDataFormat() {
    return null;
  }

  @Override
  public @Nullable String getHttpProxyHost() {
    return null;
  }

  @Override
  public int getHttpProxyPort() {
    return 0;
  }

  @Override
  public @Nullable String getHttpProxyUsername() {
    return null;
  }

  @Override
  public @Nullable String getHttpProxyPassword() {
    return null;
  }

  @Override
  public @Nullable ApacheHttpClientBuilder getApacheHttpClientBuilder() {
    return null;
  }
}
