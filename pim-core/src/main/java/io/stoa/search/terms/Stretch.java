package io.stoa.search.terms;

/**
 * A piece of a text to be found, and where it stands in one of the stretches that the texts of the
 * index fall into.
 *
 * @param text not empty
 */
public record Stretch(String text, Place place) {
  /** Where in the index's stretch it stands. */
  public enum Place {
    ANYWHERE,
    START,
    END,
    WHOLE
  }
}
