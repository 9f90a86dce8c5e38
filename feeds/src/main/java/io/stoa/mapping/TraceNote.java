package io.stoa.mapping;

/**
 * Something that a step did besides computing its value, in a sentence for people.
 *
 * @param kind for icons and filters
 */
public record TraceNote(Kind kind, String says) {
  /** What it is about. */
  public enum Kind {
    /** The value comes from another locale or channel than the feed's own. */
    FALLBACK,
    /** A text was shortened. */
    CUT,
    /** A metric value was converted. */
    UNIT,
    /** Money was converted or rounded. */
    MONEY,
    /** A value was looked up in a table of the feed. */
    TABLE,
    /** A category of the channel was found. */
    CATEGORY,
    /** The value was fitted to the type of its field. */
    TYPE
  }
}
