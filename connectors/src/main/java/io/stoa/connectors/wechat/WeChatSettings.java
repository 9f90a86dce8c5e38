package io.stoa.connectors.wechat;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where a shop is and how it opens.
 *
 * @param delete whether products are deleted rather than taken off sale
 */
record WeChatSettings(URI base, String appId, String appSecret, boolean delete) {
  private static final String DELIST = "delist";
  private static final String DELETE = "delete";

  static CheckedSettings<WeChatSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(WeChatDescription.DESCRIPTION, settings);
    URI base = BaseUrl.read(reader, WeChatDescription.BASE_URL);
    String appId = reader.text(WeChatDescription.APP_ID);
    if (!appId.isEmpty() && !appId.matches("[A-Za-z0-9_-]{1,64}")) {
      reader.reject(WeChatDescription.APP_ID, "app_id", "Has letters and digits only.");
    }
    String onDelete = reader.text(WeChatDescription.ON_DELETE);
    if (!onDelete.equals(DELIST) && !onDelete.equals(DELETE)) {
      reader.reject(WeChatDescription.ON_DELETE, "on_delete", "Must be delist or delete.");
    }
    return CheckedSettings.of(
        reader,
        () ->
            new WeChatSettings(
                base, appId, reader.text(WeChatDescription.APP_SECRET), onDelete.equals(DELETE)));
  }

  Account account() {
    return new Account(WeChatDescription.CODE, base, appId);
  }

  String tokenKey() {
    return AccessTokens.key(WeChatDescription.CODE, base.toString(), appId, appSecret);
  }

  List<String> secrets() {
    return List.of(appSecret);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "WeChatSettings[" + appId + "]";
  }
}
