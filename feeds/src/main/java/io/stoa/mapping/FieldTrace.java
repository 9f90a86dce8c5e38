package io.stoa.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one field of one item came to its value.
 *
 * @param sku of the product or variant that it was evaluated on
 * @param sources everything that was looked at, in order, each once
 * @param steps what was computed; branches that were not taken are not among them
 * @param value as the item holds it before rules are looked at, null for none
 * @param notes on the value as a whole
 * @param problem why it could not be computed, else null
 */
public record FieldTrace(
    String sku,
    List<SourceRead> sources,
    List<TraceStep> steps,
    @Nullable Object value,
    List<TraceNote> notes,
    @Nullable String problem) {
  public FieldTrace {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }
}
