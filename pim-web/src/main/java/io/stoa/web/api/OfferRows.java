package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.offer.OfferChange;
import io.stoa.offer.OfferResult;
import io.stoa.offer.OfferResult.Outcome;
import io.stoa.offer.Offers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies rows and answers each. */
@Component
class OfferRows {
  private final Offers offers;

  OfferRows(Offers offers) {
    this.offers = offers;
  }

  /**
   * A row on its way in.
   *
   * @param row null where it could not be read
   * @param problem why it could not, else null
   */
  record Sent(long line, @Nullable OfferRow row, @Nullable Violation problem) {}

  List<OfferAnswer> apply(List<Sent> rows, String by) {
    List<OfferChange> changes = new ArrayList<>(rows.size());
    List<List<Violation>> refused = new ArrayList<>(rows.size());
    for (Sent sent : rows) {
      List<Violation> violations = violations(sent);
      refused.add(violations);
      if (violations.isEmpty() && sent.row() != null) {
        changes.add(sent.row().toChange());
      }
    }
    List<OfferResult> results = offers.apply(changes, by);
    List<OfferAnswer> answers = new ArrayList<>(rows.size());
    int next = 0;
    for (int i = 0; i < rows.size(); i++) {
      Sent sent = rows.get(i);
      String sku = sent.row() == null ? null : sent.row().sku();
      if (refused.get(i).isEmpty()) {
        OfferResult result = results.get(next++);
        answers.add(new OfferAnswer(sent.line(), sku, result.outcome(), result.violations()));
      } else {
        answers.add(new OfferAnswer(sent.line(), sku, Outcome.REJECTED, refused.get(i)));
      }
    }
    return answers;
  }

  private static List<Violation> violations(Sent sent) {
    if (sent.problem() != null) {
      return List.of(sent.problem());
    }
    return sent.row() == null
        ? List.of(Violation.of("", "required", "The row is empty."))
        : sent.row().check();
  }
}
