package io.stoa.web.problem;

import io.stoa.error.StoaException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns what controllers throw into problems. */
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** What Jackson says to programmers of servers. */
  private static final String ADVICE = " \\(set `DeserializationFeature.*";

  @ExceptionHandler
  ResponseEntity<Problem> ours(StoaException error) {
    Problem problem = Problem.of(error);
    if (problem.status() >= 500) {
      LOG.error("A request failed: {}", error.code(), error);
    }
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException error) {
    String why =
        error.getMostSpecificCause() instanceof JacksonException json
            ? where(json) + json.getOriginalMessage().replaceFirst(ADVICE, "")
            : "The body is missing or cannot be read.";
    return answer(Problem.of(HttpStatus.BAD_REQUEST, "UNREADABLE_BODY", why));
  }

  /** Such as {@code custom.columns[1].required: }; nothing where it is no field's fault. */
  private static String where(JacksonException json) {
    StringBuilder where = new StringBuilder();
    for (JacksonException.Reference step : json.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        where.append('[').append(step.getIndex()).append(']');
      } else {
        where.append(where.isEmpty() ? "" : ".").append(name);
      }
    }
    return where.isEmpty() ? "" : where + ": ";
  }

  @ExceptionHandler
  ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException error) {
    return answer(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "UPLOAD_TOO_LARGE",
            "The upload is larger than allowed."));
  }

  @ExceptionHandler
  ResponseEntity<Problem> nothingHere(NoResourceFoundException error) {
    return answer(Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here."));
  }

  @ExceptionHandler
  void gone(AsyncRequestNotUsableException error) {
    LOG.debug("The caller went away before the answer was out.", error);
  }

  @ExceptionHandler
  ResponseEntity<Problem> any(Exception error) {
    if (error instanceof ErrorResponse refusal) {
      HttpStatusCode status = refusal.getStatusCode();
      String detail = refusal.getBody().getDetail();
      return ResponseEntity.status(status)
          .headers(refusal.getHeaders())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Problem.of(status, nameOf(status), detail == null ? "" : detail));
    }
    LOG.error("A request failed.", error);
    return answer(Problem.internal());
  }

  static String nameOf(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "ERROR" : known.name().toUpperCase(Locale.ROOT);
  }

  static ResponseEntity<Problem> answer(Problem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.passes()) {
      answer.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
    return answer.body(problem);
  }
}
