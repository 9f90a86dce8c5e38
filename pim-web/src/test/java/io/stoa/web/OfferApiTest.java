package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import io.stoa.web.Caller.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Prices, stock, buffers and caps over HTTP. */
@SuppressWarnings("NullAway.Init")
class OfferApiTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
    for (String sku : List.of("derby", "oxford", "monk", "loafer")) {
      Answer created =
          editor()
              .post(
                  "/api/v1/products",
                  Map.of("identifier", sku, "family", "shoe", "values", Map.of("name|en_US", sku)));
      assertThat(created.status()).as(created.text()).isEqualTo(201);
    }
    stoa.node().indexer().catchUp();
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  private static Caller editor() {
    return stoa.program(Role.EDITOR);
  }

  @Test
  void rowsGoInEachWithItsAnswerAndComeBackWithWhoWroteThem() {
    Answer answer =
        editor()
            .post(
                "/api/v1/offers",
                List.of(
                    Map.of("sku", "derby", "currency", "EUR", "price", "99.90", "salePrice", 79.9),
                    Map.of("sku", "derby", "location", "berlin", "quantity", 12),
                    Map.of("sku", "nobody", "location", "berlin", "quantity", 1),
                    Map.of("sku", "derby", "quantity", 1)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(outcomes(answer.body()))
        .containsExactly("CREATED", "CREATED", "REJECTED", "REJECTED");
    assertThat(answer.body().get(3).at("/violations/0/field").asString()).isEqualTo("location");

    JsonNode derby = editor().get("/api/v1/offers/derby").body();
    assertThat(derby.at("/prices/0/list").decimalValue()).isEqualByComparingTo("99.90");
    assertThat(derby.at("/prices/0/onSale").asBoolean()).isTrue();
    assertThat(derby.at("/prices/0/changed/by").asString()).isEqualTo("editor");
    assertThat(derby.at("/stock/0/quantity").asInt()).isEqualTo(12);

    editor()
        .post(
            "/api/v1/offers",
            List.of(Map.of("sku", "derby", "location", "BERLIN", "remove", true)));
    assertThat(editor().get("/api/v1/offers/derby").body().path("stock")).isEmpty();
  }

  @Test
  void whoeverIsSlowerDoesNotOverwriteAPlaceThatWasChangedMeanwhile() {
    Map<String, Object> first =
        Map.of("sku", "monk", "location", "lyon", "quantity", 5, "basis", "1970-01-01T00:00:00Z");
    assertThat(outcomes(editor().post("/api/v1/offers", List.of(first)).body()))
        .containsExactly("CREATED");
    String seen = editor().get("/api/v1/offers/monk").body().at("/stock/0/changed/at").asString();

    assertThat(outcomes(sendQuantity(4, seen))).containsExactly("UPDATED");
    assertThat(outcomes(sendQuantity(3, seen))).containsExactly("CONFLICT");
    assertThat(outcomes(sendQuantity(4, seen))).containsExactly("UNCHANGED");
    JsonNode stock = editor().get("/api/v1/offers/monk").body().path("stock");
    assertThat(stock.at("/0/quantity").asInt()).isEqualTo(4);
    assertThat(outcomes(sendQuantity(2, stock.at("/0/changed/at").asString())))
        .containsExactly("UPDATED");
    editor()
        .post("/api/v1/offers", List.of(Map.of("sku", "monk", "location", "lyon", "remove", true)));
  }

  private static JsonNode sendQuantity(int quantity, String basis) {
    return editor()
        .post(
            "/api/v1/offers",
            List.of(
                Map.of("sku", "monk", "location", "lyon", "quantity", quantity, "basis", basis)))
        .body();
  }

  @Test
  void theListShowsTheChannelLocationAndCurrencyThatAreAskedFor() {
    editor()
        .post(
            "/api/v1/offers",
            List.of(
                Map.of("sku", "loafer", "currency", "EUR", "price", 80),
                Map.of("sku", "loafer", "channel", "web", "currency", "EUR", "price", 85),
                Map.of("sku", "loafer", "location", "porto", "quantity", 3)));

    JsonNode porto = item("?q=loafer&location=PORTO");
    assertThat(porto.path("stock")).hasSize(1);
    assertThat(porto.path("prices")).hasSize(2);
    assertThat(item("?q=loafer&currency=USD").path("prices")).isEmpty();
    assertThat(item("?q=loafer&channel=print").path("prices")).hasSize(1);
    assertThat(item("?q=loafer&channel=web&currency=eur").path("prices")).hasSize(2);
  }

  private static JsonNode item(String query) {
    return editor().get("/api/v1/offers" + query).body().at("/items/0");
  }

  @Test
  void manyLinesStreamInAndBadOnesStopNobody() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2_500; i++) {
      lines.append(
          "{\"sku\":\"oxford\",\"location\":\"s%d\",\"quantity\":%d}\n".formatted(i % 40, i));
    }
    lines.append("{\"sku\":\n\n{\"sku\":\"oxford\",\"what\":1}\n");
    Answer answer = editor().lines("/api/v1/offers/lines?answers=problems", lines.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text().lines()).hasSize(2).allMatch(line -> line.contains("REJECTED"));
    assertThat(answer.text()).contains("\"line\":2501").contains("\"line\":2503");
    assertThat(editor().get("/api/v1/offers/oxford").body().path("stock")).hasSize(40);

    Answer one =
        editor()
            .lines(
                "/api/v1/offers/lines",
                "{\"sku\":\"oxford\",\"location\":\"s1\",\"quantity\":7,"
                    + "\"asOf\":\"2020-01-01T00:00:00Z\"}");
    assertThat(one.text()).contains("\"outcome\":\"OLDER\"");
  }

  @Test
  void theListFindsProductsWithAndWithoutOffers() {
    JsonNode page = editor().get("/api/v1/offers?q=monk").body();
    assertThat(page.path("total").asLong()).isEqualTo(1);
    assertThat(page.at("/items/0/label").asString()).isEqualTo("monk");
    assertThat(page.at("/items/0/prices")).isEmpty();
    assertThat(editor().get("/api/v1/offers/nobody").status()).isEqualTo(404);
  }

  @Test
  void aBufferAndACapChangeWhatAChannelShows() {
    editor()
        .post(
            "/api/v1/offers",
            List.of(
                Map.of("sku", "loafer", "location", "berlin", "quantity", 100),
                Map.of("sku", "loafer", "location", "outlet", "quantity", 9)));
    Answer saved =
        editor()
            .put(
                "/api/v1/stock/policies/web",
                Map.of("holdBack", 2, "which", "ALL_BUT", "locations", List.of("berlin")));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(editor().get("/api/v1/offers/loafer").body().at("/shown/web").asInt()).isEqualTo(7);
    assertThat(editor().get("/api/v1/stock/locations").text()).contains("outlet");

    Answer refused = editor().put("/api/v1/stock/policies/web", Map.of("holdBack", -1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(editor().put("/api/v1/stock/policies/nowhere", Map.of()).status()).isEqualTo(404);
    assertThat(editor().put("/api/v1/stock/policies/web", Map.of()).status()).isEqualTo(200);
    assertThat(editor().get("/api/v1/stock/policies").body().at("/0/holdBack").asInt()).isZero();
  }

  @Test
  void viewersReadAndVisitorsDoNot() {
    Caller viewer = stoa.program(Role.VIEWER);
    assertThat(viewer.get("/api/v1/offers").status()).isEqualTo(200);
    assertThat(viewer.post("/api/v1/offers", List.of()).status()).isEqualTo(403);
    assertThat(viewer.lines("/api/v1/offers/lines", "{}").status()).isEqualTo(403);
    assertThat(viewer.put("/api/v1/stock/policies/web", Map.of()).status()).isEqualTo(403);
    assertThat(stoa.visitor().get("/api/v1/offers").status()).isEqualTo(401);
    assertThat(stoa.visitor().get("/api/v1/stock/policies").status()).isEqualTo(401);
  }

  private static List<String> outcomes(JsonNode answers) {
    return answers.valueStream().map(a -> a.path("outcome").asString()).toList();
  }
}
