package io.stoa.format;

import io.stoa.requirement.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Amazon's JSON_LISTINGS_FEED, version 2.0 (schemas/feeds/listings-feed-schema-v2.json of
 * github.com/amzn/selling-partner-api-models): a header and at most 25,000 messages; more go into
 * further files. Message ids count from 1 in each file. An item that is no longer wanted is a
 * message with the operation DELETE. A message is its number, which stands before the item, and the
 * item.
 */
record AmazonListings(Layout layout) implements Fragments {
  static final int MOST_MESSAGES = 25_000;

  @Override
  public byte[] head() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("sellerId", layout.parameters().getOrDefault("sellerId", ""));
    header.put("version", "2.0");
    header.put("issueLocale", layout.locale());
    String json = new String(JsonFragments.json(header), StandardCharsets.UTF_8);
    return JsonFragments.utf8("{\"header\":" + json + ",\n\"messages\":[");
  }

  @Override
  public byte[] before(int number) {
    return JsonFragments.utf8((number == 1 ? "\n" : ",\n") + "{\"messageId\":" + number + ",");
  }

  @Override
  public byte[] item(Item item) {
    return withoutBrace(JsonTree.of(item, layout.set().variants()));
  }

  /** Takes neither product type nor attributes. */
  @Override
  public byte[] deletion(String sku) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("sku", sku);
    message.put("operationType", "DELETE");
    return withoutBrace(message);
  }

  /** The brace that opens the object stands before the number. */
  private static byte[] withoutBrace(Map<String, Object> message) {
    byte[] json = JsonFragments.json(message);
    return Arrays.copyOfRange(json, 1, json.length);
  }

  @Override
  public byte[] foot() {
    return JsonFragments.utf8("\n]}\n");
  }

  @Override
  public int mostItems() {
    return MOST_MESSAGES;
  }

  @Override
  public boolean movable() {
    return false;
  }

  @Override
  public boolean deletes() {
    return true;
  }
}
