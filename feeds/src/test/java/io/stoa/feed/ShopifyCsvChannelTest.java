package io.stoa.feed;

/** With the headers of 2025 on. */
class ShopifyCsvChannelTest extends ShopifyCsvContract {
  ShopifyCsvChannelTest() {
    super("shopify-csv", name -> name);
  }
}
