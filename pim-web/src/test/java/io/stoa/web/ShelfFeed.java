package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A feed of the {@link SmallShop} as the API takes it, and its runs. */
final class ShelfFeed {
  private static final Map<String, Object> VIEW =
      Map.of("channel", "web", "locale", "en_US", "currency", "EUR");

  private ShelfFeed() {}

  /** A file of all shoes, hosted by Stoa; may be changed. */
  static Map<String, Object> hosted() {
    return to(Map.of("connector", "hosted"));
  }

  /** A file of all shoes; may be changed. */
  static Map<String, Object> to(Map<String, Object> destination) {
    return new TreeMap<>(
        Map.of(
            "label",
            "Shelf",
            "selection",
            Map.of("is", "family", "families", List.of("shoe")),
            "requirementSet",
            "store-flat",
            "view",
            VIEW,
            "mapping",
            Map.of("name", "upper(title())"),
            "format",
            "csv",
            "fileName",
            "shelf.csv",
            "destination",
            destination));
  }

  /** What the feed sees, with links to a shop. */
  static Map<String, Object> viewOfShop(Map<String, String> parameters) {
    Map<String, Object> view = new TreeMap<>(VIEW);
    view.put("baseUrl", "https://shop.example");
    view.put("parameters", parameters);
    return view;
  }

  /** Runs a feed; gives the run as it ended. */
  static JsonNode run(RunningStoa stoa, String feed) {
    Caller editor = stoa.program(Role.EDITOR);
    Caller.Answer started = editor.json("POST", "/api/v1/feeds/" + feed + "/run", Map.of());
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    return ended(editor, started.body().path("run").asString());
  }

  /** Waits for the run's end. */
  static JsonNode ended(Caller caller, String run) {
    String address = "/api/v1/runs/" + run;
    Await.until(
        Duration.ofSeconds(60),
        () -> !caller.get(address).body().path("state").asString().equals("RUNNING"));
    return caller.get(address).body();
  }
}
