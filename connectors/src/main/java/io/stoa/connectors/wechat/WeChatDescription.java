package io.stoa.connectors.wechat;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connectors.http.BaseUrl;
import java.util.List;

/** What the WeChat connector says of itself. */
final class WeChatDescription {
  static final String CODE = "wechat";
  static final String BASE_URL = "baseUrl";
  static final String APP_ID = "appId";
  static final String APP_SECRET = "appSecret";
  static final String ON_DELETE = "onDelete";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "WeChat shop (微信小店)",
          "Brings products with their SKUs into a WeChat shop: uploads images, saves the draft, hands"
              + " it in for audit. Prices, stock and sale times of what is on sale are changed"
              + " without another audit.",
          List.of(
              Setting.required(
                  APP_ID, "AppID", Kind.TEXT, "Of the shop, such as wx2c1dcdd8568bc159."),
              Setting.required(
                  APP_SECRET,
                  "AppSecret",
                  Kind.SECRET,
                  "Of the shop. The address of this server has to be on the shop's list of allowed"
                      + " addresses."),
              Setting.withFallback(
                  ON_DELETE,
                  "What is no longer selected",
                  Kind.TEXT,
                  "delist",
                  "delist takes the product off sale and keeps it; delete moves it into the shop's"
                      + " recycle bin."),
              BaseUrl.setting(BASE_URL, "Address", "https://api.weixin.qq.com")));

  private WeChatDescription() {}
}
