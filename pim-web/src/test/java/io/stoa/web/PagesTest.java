package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long browsers may keep the pages; the files are those of {@code src/test/resources}. */
class PagesTest {
  private static RunningStoa stoa;

  @BeforeAll
  static void start(@TempDir Path data) {
    stoa = new RunningStoa(data);
  }

  @AfterAll
  static void stop() {
    stoa.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/feeds/new", "/products/a.b"})
  void theStartPageIsNeverKeptNorComparedByItsDate(String path) {
    Caller.Answer answer = browser().get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Start page of the tests");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Last-Modified")).isEmpty();
    assertThat(answer.header("ETag")).isEmpty();
  }

  @Test
  void aStartPageOfTheSameDateIsSentAgain() {
    Caller browser = browser().with("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT");

    assertThat(browser.get("/").status()).isEqualTo(200);
  }

  @Test
  void aFileNamedByItsContentIsKeptForEver() {
    Caller.Answer answer = browser().get("/assets/page-abc123.js");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
  }

  @Test
  void aFileOfAnOlderVersionIsNotFoundAndThatIsNotKept() {
    Caller.Answer answer = browser().get("/assets/page-of-yesterday.js");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.text()).doesNotContain("Start page of the tests");
  }

  private static Caller browser() {
    return stoa.visitor().with("Accept", "text/html,*/*;q=0.8");
  }
}
