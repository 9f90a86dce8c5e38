package io.stoa.web.problem;

import io.stoa.error.ErrorCode;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The body of every error answer, {@code application/problem+json} of RFC 9457.
 *
 * @param type names the kind of error; a URN, nothing is to be fetched there
 * @param title the same for each error of this code
 * @param detail what happened this time, for people
 * @param code stable name for programs, such as {@code VERSION_CONFLICT}
 * @param violations every rule that the request breaks
 */
public record Problem(
    String type, String title, int status, String detail, String code, List<Violation> violations) {
  /** After so long the same may go well; what is written has to be looked at first. */
  static final String RETRY_AFTER_SECONDS = "5";

  public Problem {
    violations = List.copyOf(violations);
  }

  /** Of an error of ours. Failures that are our own fault do not tell their insides. */
  public static Problem of(StoaException error) {
    HttpStatusCode status = StatusOf.code(error.code());
    String detail = error.getMessage() == null ? "" : error.getMessage();
    if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      return internal();
    }
    return of(status, error.code().name(), detail, error.violations());
  }

  /** Of a refusal that has no error code of a feature. */
  public static Problem of(HttpStatusCode status, String code, String detail) {
    return of(status, code, detail, List.of());
  }

  public static Problem of(ErrorCode code, String detail, List<Violation> violations) {
    return of(StatusOf.code(code), code.name(), detail, violations);
  }

  /** Of a bug: the log has the rest. */
  public static Problem internal() {
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "BUG",
        "Something is wrong inside Stoa. The server's log says what.");
  }

  /** Whether it is to pass by itself. */
  boolean passes() {
    return status == HttpStatus.SERVICE_UNAVAILABLE.value();
  }

  private static Problem of(
      HttpStatusCode status, String code, String detail, List<Violation> violations) {
    return new Problem(
        "urn:stoa:error:" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
        title(code),
        status.value(),
        detail,
        code,
        violations);
  }

  private static String title(String code) {
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
