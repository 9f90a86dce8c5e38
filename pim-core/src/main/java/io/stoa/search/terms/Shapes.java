package io.stoa.search.terms;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few shapes of query that all filters are made of; an adapter says what each is in its engine.
 *
 * @param <Q> the engine's query
 */
public interface Shapes<Q> {
  /** All documents but the marks of removed ones. */
  Q everything();

  Q nothing();

  Q keyword(Keyword keyword);

  /** At least one of the keywords. */
  Q oneOf(Collection<Keyword> keywords);

  /**
   * Keywords of the name whose values lie between the bounds.
   *
   * @param least null for no lower bound
   * @param most null for no upper bound
   * @param inclusive whether the bounds belong to it
   */
  Q range(String name, byte @Nullable [] least, byte @Nullable [] most, boolean inclusive);

  /** Changed at or after the one and at or before the other, in nanoseconds since 1970. */
  Q changed(long first, long last);

  /** The word is one of the document's; of its names' where that is asked for. */
  Q word(String word, boolean ofNames);

  /** A word begins so. */
  Q wordStart(String start, boolean ofNames);

  /**
   * A text under the value's name has such a stretch: one longer than its term, or any where {@link
   * #knowsStretchesOfShortTexts}.
   */
  Q stretch(String name, Stretch stretch);

  /** Whether texts that are terms themselves are found by their stretches too. */
  boolean knowsStretchesOfShortTexts();

  /** A keyword begins so. */
  Q keywordStart(String start);

  /**
   * A keyword begins with the prefix and has the part after it, but not in a digest.
   *
   * @param part not empty
   */
  Q keywordWith(String prefix, String part);

  /**
   * Those of the candidates that have a text longer than its term under the value's name which
   * contains the part, or begins with it.
   *
   * @param part folded, not empty
   */
  Q longText(Q candidates, String name, String part, boolean atStart);

  /** All of them; one or more. */
  Q allOf(List<Q> queries);

  /** At least one of them; one or more. */
  Q anyOf(List<Q> queries);

  Q butNot(Q wanted, Q unwanted);

  /**
   * Matches the one, rated by the sum of the constants of the others that match too.
   *
   * @param worth in the order of {@code rating}
   */
  Q rated(Q wanted, List<Q> rating, List<Float> worth);
}
