package io.stoa.connectors.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalRequestTest {
  private static final HostedFile FILE =
      new HostedFile(
          "a.csv",
          Path.of("a"),
          "abc",
          Instant.parse("2026-11-23T08:00:00Z"),
          "text/csv; charset=utf-8",
          1);

  @ParameterizedTest(name = "If-None-Match {0}, If-Modified-Since {1}: not modified is {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        ";;false",
        "\"abc\";;true",
        "W/\"abc\";;true",
        "\"x\", \"abc\";;true",
        "*;;true",
        "\"x\";;false",
        "abc;;false",
        ";Mon, 23 Nov 2026 08:00:00 GMT;true",
        ";Mon, 23 Nov 2026 08:00:01 GMT;true",
        ";Mon, 23 Nov 2026 07:59:59 GMT;false",
        ";yesterday;false",
        "\"x\";Mon, 23 Nov 2026 08:00:00 GMT;false",
        "\"abc\";Mon, 23 Nov 2020 08:00:00 GMT;true",
      })
  void theTagCountsBeforeTheDate(String ifNoneMatch, String ifModifiedSince, boolean expected) {
    assertThat(new ConditionalRequest(ifNoneMatch, ifModifiedSince).notModified(FILE))
        .isEqualTo(expected);
  }
}
