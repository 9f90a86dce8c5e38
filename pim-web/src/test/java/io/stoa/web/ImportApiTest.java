package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.user.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportApiTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
    SmallShop.openIn(stoa.node());
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @Test
  void anUploadedTableBecomesProductsAndItsBadRowsAnErrorsFile() {
    Caller editor = stoa.person(Role.EDITOR);
    String table =
        """
        sku;family;name-en_US;note
        derby;shoe;Derby;fine
        oxford;shoe;Oxford;this note is too long
        brogue;shoe;Brogue;ok
        """;

    Caller.Answer accepted =
        editor.upload(
            "/api/v1/imports", "files", "products.csv", table.getBytes(StandardCharsets.UTF_8));

    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    JsonNode job = stoa.ended(editor, accepted.body().path("id").asString());
    assertThat(job.path("state").asString()).isEqualTo("COMPLETED_WITH_ERRORS");
    assertThat(job.at("/progress/counts/created").asLong()).isEqualTo(2);
    assertThat(job.at("/progress/counts/rejected").asLong()).isEqualTo(1);
    assertThat(job.path("files").has("errors-products.csv")).isTrue();
    Caller.Answer errors =
        editor.get("/api/v1/jobs/" + job.path("id").asString() + "/files/errors-products.csv");
    assertThat(errors.status()).isEqualTo(200);
    assertThat(errors.header("Content-Disposition")).startsWith("attachment");
    assertThat(errors.text()).contains("oxford").contains("note").doesNotContain("derby");
    assertThat(editor.get("/api/v1/products/derby").status()).isEqualTo(200);
    assertThat(editor.get("/api/v1/products/oxford").status()).isEqualTo(404);

    Await.until(
        Duration.ofSeconds(20),
        () -> editor.get("/api/v1/products?q=brogue").body().path("total").asLong() == 1);
    JsonNode list = editor.get("/api/v1/products?family=shoe&sort=label&locale=en_US").body();
    assertThat(list.path("items").findValuesAsString("label")).startsWith("Brogue", "Derby");
    assertThat(list.at("/items/0/completeness/0/percent").asInt()).isEqualTo(66);
  }

  @Test
  void whatIsNoTableIsRefusedByTheJob() {
    Caller editor = stoa.program(Role.EDITOR);

    Caller.Answer accepted =
        editor.upload("/api/v1/imports", "files", "../../etc/passwd", new byte[] {1, 2, 3});

    assertThat(accepted.status()).isEqualTo(202);
    JsonNode job = stoa.ended(editor, accepted.body().path("id").asString());
    assertThat(job.path("state").asString()).isEqualTo("FAILED");
    assertThat(job.at("/parameters/path").asString()).endsWith("/passwd").contains("/uploads/");
  }

  @Test
  void filesOfJobsAreFoundByNameOnly() {
    assertThat(stoa.program(Role.VIEWER).get("/api/v1/jobs/none/files/x.csv").status())
        .isEqualTo(404);
  }

  @Test
  void pictureIsTakenInAndServedToEveryone() throws Exception {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2, 3};
    Caller.Answer stored =
        stoa.program(Role.EDITOR).upload("/api/v1/media", "file", "front.png", picture);
    assertThat(stored.status()).as(stored.text()).isEqualTo(201);
    String address = "/media/" + stored.body().path("media").asString();

    Caller.Answer served = stoa.visitor().get(address);

    assertThat(served.status()).isEqualTo(200);
    assertThat(served.response().body()).isEqualTo(picture);
    assertThat(served.header("Content-Type")).isEqualTo("image/png");
    assertThat(served.header("Cache-Control")).contains("immutable");
    Caller.Answer again = stoa.visitor().with("If-None-Match", served.header("ETag")).get(address);
    assertThat(again.status()).isEqualTo(304);
    Caller.Answer part = stoa.visitor().with("Range", "bytes=1-3").get(address);
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("PNG");
  }

  @Test
  void aPageThatWasUploadedIsDownloadedAndNeverShown() {
    Caller.Answer stored =
        stoa.program(Role.EDITOR)
            .upload(
                "/api/v1/media",
                "file",
                "page.html",
                "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

    Caller.Answer served = stoa.visitor().get("/media/" + stored.body().path("media").asString());

    assertThat(served.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(served.header("Content-Disposition")).startsWith("attachment");
    assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void mediaAddressesLeadNowhereElse() {
    Caller visitor = stoa.visitor();

    assertThat(visitor.get("/media/..%2F..%2Fstore.db/x").status()).isEqualTo(404);
    assertThat(visitor.get("/media/ab/..%2F..%2Fstore.db").status()).isEqualTo(404);
  }

  @Test
  void theStatusTellsHowMuchThereIs() {
    JsonNode status = stoa.program(Role.VIEWER).get("/api/v1/status").body();

    assertThat(status.path("products").isIntegralNumber()).isTrue();
    assertThat(status.path("indexLag").isIntegralNumber()).isTrue();
  }
}
