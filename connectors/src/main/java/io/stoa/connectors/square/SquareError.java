package io.stoa.connectors.square;

import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of Square's {@code errors}:
 * https://developer.squareup.com/docs/build-basics/handling-errors.
 *
 * @param field where in the request, such as {@code batches[2].objects[0].item_data.name}; empty
 *     when it is not said
 */
record SquareError(String code, String detail, String field) {
  private static final String CODES =
      "https://developer.squareup.com/reference/square/enums/ErrorCode";
  private static final Pattern PLACE =
      Pattern.compile("(?:batches|changes)\\[(\\d+)](?:\\.objects\\[0])?\\.?(.*)");

  static List<SquareError> of(JsonNode answer) {
    List<SquareError> errors = new ArrayList<>();
    for (JsonNode error : answer.path("errors")) {
      errors.add(
          new SquareError(
              said(error.path("code"), "ERROR"),
              said(error.path("detail"), "Square does not say what is wrong."),
              said(error.path("field"), "")));
    }
    return errors;
  }

  private static String said(JsonNode node, String otherwise) {
    String text = node.asString("");
    return text.isBlank() ? otherwise : text;
  }

  /** Which entry of the request it is about, -1 when it does not say. */
  int index() {
    Matcher place = PLACE.matcher(field);
    return place.matches() ? Integer.parseInt(place.group(1)) : -1;
  }

  /** Somebody was faster: what was read is not what is there now. */
  boolean isConflict() {
    return code.equals("VERSION_MISMATCH")
        || code.equals("CONFLICT")
        || detail.contains("version does not match");
  }

  ItemIssue issue() {
    return new ItemIssue(attribute(), code, Severity.ERROR, detail, CODES);
  }

  private @Nullable String attribute() {
    Matcher place = PLACE.matcher(field);
    String path = place.matches() ? place.group(2) : field;
    return path.isEmpty() ? null : path;
  }
}
