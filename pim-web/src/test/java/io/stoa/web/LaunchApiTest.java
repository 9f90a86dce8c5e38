package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import io.stoa.web.Caller.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Launches over HTTP. */
@SuppressWarnings("NullAway.Init")
class LaunchApiTest {
  private static final Map<String, Object> DROP =
      Map.of(
          "is",
          "recurring",
          "every",
          "MONTH",
          "days",
          List.of(17),
          "at",
          "00:00",
          "lasts",
          "PT24H",
          "zone",
          "Europe/Berlin");
  private static final Map<String, Object> SHOES =
      Map.of("is", "family", "families", List.of("shoe"));

  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
    for (String sku : List.of("derby", "oxford")) {
      Answer created =
          editor().post("/api/v1/products", Map.of("identifier", sku, "family", "shoe"));
      assertThat(created.status()).as(created.text()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  private static Caller editor() {
    return stoa.program(Role.EDITOR);
  }

  @Test
  void aLaunchIsPlannedSavedChangedAndTakenAway() {
    Answer plan = editor().post("/api/v1/launches/drop/plan", launch(DROP, Map.of()));
    assertThat(plan.status()).as(plan.text()).isEqualTo(200);
    assertThat(plan.body().path("products").asLong()).isEqualTo(2);
    assertThat(plan.body().path("some").valueStream().map(JsonNode::asString))
        .containsExactly("derby", "oxford");
    assertThat(plan.body().path("windows")).isNotEmpty();
    assertThat(editor().get("/api/v1/launches").body()).isEmpty();

    Answer saved = editor().put("/api/v1/launches/drop", launch(DROP, Map.of("version", 0)));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    long version = saved.body().path("version").asLong();
    assertThat(saved.body().at("/timing/zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(saved.body().at("/plan/state").asString()).isIn("UPCOMING", "OPEN");

    Answer changed =
        editor().put("/api/v1/launches/drop", launch(DROP, Map.of("version", version, "limit", 5)));
    assertThat(changed.body().path("limit").asInt()).isEqualTo(5);
    assertThat(
            editor()
                .put("/api/v1/launches/drop", launch(DROP, Map.of("version", version)))
                .status())
        .isEqualTo(409);
    assertThat(editor().delete("/api/v1/launches/drop?version=" + version).status()).isEqualTo(409);
    assertThat(editor().delete("/api/v1/launches/drop").status()).isEqualTo(204);
    assertThat(editor().get("/api/v1/launches/drop").status()).isEqualTo(404);
  }

  @Test
  void everythingThatIsWrongIsToldAtItsField() {
    Map<String, Object> timing =
        Map.of("is", "once", "zone", "Mars/Base", "start", "2026-12-24T18:00", "end", "soon");
    Answer unreadable = editor().put("/api/v1/launches/drop", launch(timing, Map.of()));
    assertThat(unreadable.status()).isEqualTo(422);
    assertThat(fields(unreadable)).containsExactly("timing.zone", "timing.end");

    Answer unknown =
        editor().put("/api/v1/launches/drop", launch(DROP, Map.of("feeds", List.of("nowhere"))));
    assertThat(fields(unknown)).containsExactly("feeds");
    assertThat(
            fields(
                editor()
                    .post(
                        "/api/v1/launches/drop/plan", launch(DROP, Map.of("channels", List.of())))))
        .containsExactly("feeds");
  }

  @Test
  void viewersReadAndVisitorsDoNot() {
    Caller viewer = stoa.program(Role.VIEWER);
    assertThat(viewer.get("/api/v1/launches").status()).isEqualTo(200);
    assertThat(viewer.put("/api/v1/launches/drop", launch(DROP, Map.of())).status()).isEqualTo(403);
    assertThat(viewer.post("/api/v1/launches/drop/plan", launch(DROP, Map.of())).status())
        .isEqualTo(403);
    assertThat(viewer.delete("/api/v1/launches/drop").status()).isEqualTo(403);
    assertThat(stoa.visitor().get("/api/v1/launches").status()).isEqualTo(401);
  }

  private static Map<String, Object> launch(
      Map<String, Object> timing, Map<String, Object> further) {
    Map<String, Object> launch = new HashMap<>();
    launch.put("label", "The drop");
    launch.put("timing", timing);
    launch.put("selection", SHOES);
    launch.put("channels", List.of("web"));
    launch.putAll(further);
    return launch;
  }

  private static List<String> fields(Answer answer) {
    return answer
        .body()
        .path("violations")
        .valueStream()
        .map(violation -> violation.path("field").asString())
        .toList();
  }
}
