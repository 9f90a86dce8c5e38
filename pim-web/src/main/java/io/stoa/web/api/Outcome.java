package io.stoa.web.api;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.product.EditResult;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Turns the result of an edit into an answer or a refusal. */
final class Outcome {
  private Outcome() {}

  /**
   * The warnings of an edit that went in.
   *
   * @throws StoaException {@code VERSION_CONFLICT} or {@code INVALID} for one that did not
   */
  static List<Violation> of(EditResult result) {
    if (result instanceof EditResult.Conflict conflict) {
      boolean gone = conflict.actual() == 0;
      throw new StoaException(
          CoreError.VERSION_CONFLICT,
          gone
              ? "Somebody deleted it meanwhile."
              : "Somebody changed it meanwhile: it is at version " + conflict.actual() + " now.",
          List.of(
              new Violation(
                  "version",
                  "version_conflict",
                  "Read it again and make the change on top.",
                  Long.toString(conflict.actual()))));
    }
    if (result instanceof EditResult.Rejected rejected) {
      throw StoaException.invalid(rejected.violations());
    }
    return result.warnings();
  }

  /** Shows what is there after the edit, tagged with its version. */
  static ResponseEntity<ProductView> answer(HttpStatus status, long version, ProductView view) {
    return ResponseEntity.status(status).eTag("\"" + version + "\"").body(view);
  }
}
