package io.stoa.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call or operator within an expression, in the order of evaluation.
 *
 * @param expression the part as it was written
 * @param depth 0 for the whole expression, one more for each call around it
 * @param value what it gave, null for nothing
 * @param notes what it did besides
 */
public record TraceStep(
    String expression, int depth, @Nullable Object value, List<TraceNote> notes) {
  public TraceStep {
    notes = List.copyOf(notes);
  }
}
