package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Feeds on a schedule of seconds: of items one by one, and of whole files. */
final class ChaosFeeds {
  /** A channel of ours takes its time, so several feeds keep it busy. */
  private static final List<String> ITEMS = List.of("items-0", "items-1", "items-2", "items-3");

  static final List<String> SCHEDULED = List.of("items-0", "items-1", "items-2", "items-3", "file");

  private final Caller caller;
  private final ReceivingChannel channel;

  ChaosFeeds(Caller caller, ReceivingChannel channel) {
    this.caller = caller;
    this.channel = channel;
  }

  void save() {
    int each = Editors.skus().size() / ITEMS.size();
    for (int i = 0; i < ITEMS.size(); i++) {
      put(ITEMS.get(i), items(ITEMS.get(i), Editors.skus().subList(i * each, (i + 1) * each), i));
    }
    Map<String, Object> file = new TreeMap<>(file("all.csv"));
    file.put("schedules", every("4/5"));
    put("file", file);
  }

  private Map<String, Object> items(String code, List<String> skus, int second) {
    Map<String, Object> items =
        ShelfFeed.to(
            Map.of(
                "connector",
                "acp",
                "settings",
                Map.of("baseUrl", channel.address().toString(), "feedId", code)));
    items.put("requirementSet", "acp-products");
    items.put(
        "view",
        ShelfFeed.viewOfShop(
            Map.of("sellerName", "Shop", "refundPolicy", "https://shop.example/refunds")));
    items.put("format", "jsonl");
    items.put("fileName", "items.jsonl");
    items.remove("mapping");
    items.put("selection", Map.of("is", "identifier", "identifiers", skus));
    items.put("schedules", every(second + "/5"));
    return items;
  }

  private Map<String, Object> file(String name) {
    Map<String, Object> file =
        ShelfFeed.to(
            Map.of(
                "connector",
                "http",
                "settings",
                Map.of("url", channel.address() + "/files/{file}")));
    file.put("requirementSet", "custom");
    file.remove("mapping");
    file.put("fileName", name);
    file.put(
        "custom",
        Map.of(
            "columns",
            List.of(
                Map.of("name", "Nr", "value", "sku()", "required", true),
                Map.of("name", "Name", "value", "value('name')", "required", false))));
    return file;
  }

  private static List<Map<String, String>> every(String seconds) {
    return List.of(Map.of("cron", seconds + " * * * * ?", "zone", "UTC"));
  }

  private void put(String code, Map<String, Object> feed) {
    Caller.Answer answer = caller.put("/api/v1/feeds/" + code, feed);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** The file that the channel has is what a feed makes that was never run before. */
  void filesAreWhatAFreshRunMakes(Map<String, String> names) {
    Aftermath.soon(
        "the file has all names",
        () -> assertThat(channel.file("all.csv")).contains(names.keySet()));
    put("fresh", file("fresh.csv"));
    assertThat(caller.post("/api/v1/feeds/fresh/run", Map.of()).status()).isEqualTo(202);
    Aftermath.soon(
        "the file is that of a fresh run",
        () ->
            assertThat(channel.file("fresh.csv")).isNotEmpty().isEqualTo(channel.file("all.csv")));
  }

  /** The channel has each item as it is now, and the ledger says so; nothing came twice. */
  void itemsAreWhatTheLedgerSays(Map<String, String> names) {
    Aftermath.soon(
        "the channel has all names",
        () -> {
          Map<String, String> there = new TreeMap<>();
          channel
              .items()
              .forEach((sku, item) -> there.put(item.at("/variants/0/title").asString(), sku));
          assertThat(there).isEqualTo(names);
        });
    Aftermath.soon(
        "all are live in the ledger",
        () -> ITEMS.forEach(feed -> allAreLive(feed, names.size() / ITEMS.size())));
    assertThat(channel.faults()).isEmpty();
  }

  private void allAreLive(String feed, int items) {
    JsonNode head = caller.get("/api/v1/feeds/" + feed + "/ledger/summary").body();
    assertThat(head.path("states").toString()).as(feed).isEqualTo("{\"LIVE\":" + items + "}");
    assertThat(head.path("unsettled").isNull()).as(feed).isTrue();
  }
}
