package io.stoa.web.problem;

import io.stoa.error.CoreError;
import io.stoa.error.ErrorCode;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Which HTTP status an error code has: its own where it has one, else that of its family. */
final class StatusOf {
  private static final Map<String, HttpStatus> OWN =
      Map.of(
          CoreError.NOT_FOUND.name(),
          HttpStatus.NOT_FOUND,
          CoreError.VERSION_CONFLICT.name(),
          HttpStatus.CONFLICT,
          CoreError.DOCUMENT_TOO_LARGE.name(),
          HttpStatus.CONTENT_TOO_LARGE,
          CoreError.DATA_DIRECTORY_IN_USE.name(),
          HttpStatus.CONFLICT,
          "FEED_ALREADY_RUNNING",
          HttpStatus.CONFLICT,
          "NOT_HELD",
          HttpStatus.CONFLICT,
          CoreError.STORE_UNAVAILABLE.name(),
          HttpStatus.SERVICE_UNAVAILABLE);

  private StatusOf() {}

  static HttpStatus code(ErrorCode code) {
    HttpStatus own = OWN.get(code.name());
    if (own != null) {
      return own;
    }
    return switch (code.family()) {
      case USER -> HttpStatus.UNPROCESSABLE_CONTENT;
      case EXTERNAL -> HttpStatus.BAD_GATEWAY;
      case RESOURCES -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
